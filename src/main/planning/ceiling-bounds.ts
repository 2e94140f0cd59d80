import type { CeilingRow } from '../../shared/contract/ceilings';
import { formatTrimmed, grouped } from '../../shared/decimal';
import { listed } from '../../shared/price-book/wording';
import type { Program } from '../engine/simulate/program';
import type { Run } from '../engine/simulate/run';
import type { PlanTerms } from '../engine/terms/terms';
import type { Recorded } from './record';

/** What else the work lived on. */
function beyondAllowance(runs: readonly Run[]): string[] {
  const packs = runs.some((run) => run.purchases.size > 0);
  const overage = runs.some((run) => run.overageTotal > 0);
  return [...(packs ? ['packs'] : []), ...(overage ? ['overage'] : [])];
}

/** A ceiling by the plan's terms, before what went unserved is set beside it. */
export type Bound = Pick<CeilingRow, 'kind' | 'label' | 'allows' | 'needed' | 'binds'>;

/** What the plan itself gives, beside the busiest cycle. */
function creditBounds({ program, runs }: Recorded, terms: PlanTerms): Bound[] {
  const text = (credits: number): string => grouped(formatTrimmed(credits, program.scale));
  const most = runs
    .flatMap((run) => run.recorder?.cycles ?? [])
    .reduce((top, cycle) => Math.max(top, ...cycle.used), 0);
  const needed = `${text(most)} in the busiest cycle`;
  const beyond = beyondAllowance(runs);
  const allowances = terms.allowances.map(({ amount }): Bound => {
    const rest = most > amount && beyond.length > 0 ? `, the rest from ${listed(beyond)}` : '';
    return {
      kind: 'allowance',
      label: 'Allowance',
      allows: text(amount),
      needed: `${needed}${rest}`,
      binds: false,
    };
  });
  const reservoirs = terms.reservoirs.map(({ unlimited, cap, refill }): Bound => {
    const allows = unlimited ? 'no cap' : `${text(cap)}, ${text(refill)} a day`;
    return { kind: 'reservoir', label: 'Reservoir', allows, needed, binds: false };
  });
  return [...allowances, ...reservoirs];
}

function topUpBounds(runs: readonly Run[]): Bound[] {
  if (runs.every((run) => run.topUp === null)) return [];
  const capped = runs.some((run) => run.topUp?.capReached === true);
  return [
    {
      kind: 'top-up-cap',
      label: 'Cap of the auto top-up',
      allows: 'as set',
      needed: capped ? 'reached' : 'not reached',
      binds: capped,
    },
  ];
}

/** The largest task beside a limit on tasks; none where no work is held to the limit. */
function taskBounds(program: Program, id: string, label: string, limit: number): Bound[] {
  const tasks = program.workload.lines.filter((line) =>
    line.parts.some(({ operation }) => operation.task?.unitsLimit === id),
  );
  if (tasks.length === 0) return [];
  const largest = tasks.reduce((top, line) => Math.max(top, ...line.units), 0);
  return [
    {
      kind: 'task-limit',
      label,
      allows: Number.isFinite(limit) ? grouped(limit) : 'no limit',
      needed: grouped(largest),
      binds: largest > limit,
    },
  ];
}

function concurrencyBound(queued: number, label: string, limit: number): Bound {
  return {
    kind: 'concurrency',
    label,
    allows: grouped(limit),
    needed: queued === 0 ? 'never full' : `${grouped(queued)} units waited for a day`,
    binds: queued > 0,
  };
}

/** Each limit of the plan, for what it holds back: the size of a task, or how much runs at once. */
function limitBounds(program: Program, terms: PlanTerms, queued: number): Bound[] {
  const { concurrency } = terms.policies;
  return [...terms.limits].flatMap(([id, { value }]) => {
    const label = program.book.limits.find((row) => row.id === id)?.label ?? id;
    const bounds = taskBounds(program, id, label, value);
    if (concurrency?.limit !== id || concurrency.rule !== 'throughput') return bounds;
    return [...bounds, concurrencyBound(queued, label, value)];
  });
}

/** Ceilings without a figure: shown only where work went unserved by them. */
export const REFUSALS: readonly Bound[] = [
  {
    kind: 'overage-limit',
    label: 'Most overage of a cycle',
    allows: 'as the price book has it',
    needed: 'more',
    binds: true,
  },
  {
    kind: 'feature',
    label: 'Features of the plan',
    allows: 'not all',
    needed: 'more',
    binds: true,
  },
];

/** What the plan allows beside what the work needs, where either is a figure; `queued` units waited for a slot. */
export function boundsOf(recorded: Recorded, terms: PlanTerms, queued: number): Bound[] {
  return [
    ...creditBounds(recorded, terms),
    ...topUpBounds(recorded.runs),
    ...limitBounds(recorded.program, terms, queued),
  ];
}
