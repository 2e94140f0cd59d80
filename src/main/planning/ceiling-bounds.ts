import type { CeilingRow } from '../../shared/contract/ceilings';
import type { EntryKind } from '../../shared/contract/result';
import { counted, formatTrimmed, grouped } from '../../shared/decimal';
import { listed } from '../../shared/price-book/wording';
import { allowanceAmount, isClaimed } from '../engine/simulate/allowance';
import type { Program } from '../engine/simulate/program';
import type { Run } from '../engine/simulate/run';
import type { PlanTerms } from '../engine/terms/terms';
import type { Recorded } from './record';

/** A ceiling by the plan's terms, before what went unserved is set beside it. */
export type Bound = Pick<CeilingRow, 'kind' | 'label' | 'allows' | 'needed' | 'binds'> & {
  /** Where it bounds credits: their meter. */
  readonly meter?: number;
  /** Without a figure: shown only where it refused work. */
  readonly onlyRefused?: boolean;
};

/** What else the work lived on, on a meter. */
function beyondAllowance(runs: readonly Run[], meter: number): string[] {
  const has = (kind: EntryKind): boolean =>
    runs.some(({ recorder }) =>
      recorder?.ledger.kinds.some(
        (own, at) => own === kind && recorder.ledger.meters[at] === meter,
      ),
    );
  return [...(has('top-up') ? ['packs'] : []), ...(has('overage') ? ['overage'] : [])];
}

const EACH = { once: ' once', day: ' a day', cycle: '', year: ' a year' } as const;

/** What a plan includes on a meter: "2,500", "100 a day + 50 once"; empty where it has no allowance there. */
function includedText(run: Run, terms: PlanTerms, meter: number): string {
  return terms.allowances
    .filter((allowance) => allowance.meter === meter && isClaimed(run, allowance))
    .map((allowance) => {
      const credits = formatTrimmed(allowanceAmount(run, allowance), run.program.scale);
      return `${grouped(credits)}${EACH[allowance.source.every]}`;
    })
    .join(' + ');
}

/** What the plan itself gives on each meter, beside the busiest cycle. */
function creditBounds({ program, runs }: Recorded, terms: PlanTerms): Bound[] {
  const [run] = runs;
  if (run === undefined) return [];
  const text = (credits: number): string => grouped(formatTrimmed(credits, program.scale));
  const cycles = runs.flatMap(({ recorder }) => recorder?.cycles ?? []);
  const several = program.book.meters.length > 1;
  return program.book.meters.flatMap(({ unitPlural }, meter): Bound[] => {
    const of = several ? ` of ${unitPlural}` : '';
    const most = cycles.reduce((top, { used }) => Math.max(top, used[meter] ?? 0), 0);
    const needed = `${text(most)} in the busiest cycle`;
    const beyond = beyondAllowance(runs, meter);
    const included = includedText(run, terms, meter);
    const allowance: Bound = {
      kind: 'allowance',
      label: `Allowance${of}`,
      allows: included === '' ? '0' : included,
      needed: beyond.length === 0 ? needed : `${needed}, the rest from ${listed(beyond)}`,
      binds: false,
      meter,
      onlyRefused: included === '',
    };
    const reservoirs = terms.reservoirs
      .filter((reservoir) => reservoir.meter === meter)
      .map(({ unlimited, cap, refill }): Bound => {
        const allows = unlimited ? 'no cap' : `${text(cap)}, ${text(refill)} a day`;
        return { kind: 'reservoir', label: `Reservoir${of}`, allows, needed, binds: false, meter };
      });
    return [allowance, ...reservoirs];
  });
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

const limitText = (limit: number): string => (Number.isFinite(limit) ? grouped(limit) : 'no limit');

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
      allows: limitText(limit),
      needed: grouped(largest),
      binds: largest > limit,
    },
  ];
}

function concurrencyBound(queued: number, label: string, limit: number): Bound {
  return {
    kind: 'concurrency',
    label,
    allows: limitText(limit),
    needed: queued === 0 ? 'never full' : `${counted(queued, 'unit')} waited for a day`,
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

const REFUSALS: readonly Bound[] = [
  {
    kind: 'overage-limit',
    label: 'Most overage of a cycle',
    allows: 'as the price book has it',
    needed: 'more',
    binds: true,
    onlyRefused: true,
  },
  {
    kind: 'feature',
    label: 'Features of the plan',
    allows: 'not all',
    needed: 'more',
    binds: true,
    onlyRefused: true,
  },
];

/** What the plan allows beside what the work needs, and what may refuse work without a figure; `queued` units waited for a slot. */
export function boundsOf(recorded: Recorded, terms: PlanTerms, queued: number): Bound[] {
  return [
    ...creditBounds(recorded, terms),
    ...topUpBounds(recorded.runs),
    ...limitBounds(recorded.program, terms, queued),
    ...REFUSALS,
  ];
}
