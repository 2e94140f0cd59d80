import type { CeilingRow, Ceilings, Lift } from '../../shared/contract/ceilings';
import type { PriceBook } from '../../shared/contract/price-book';
import type { EntryKind, UnservedReason } from '../../shared/contract/result';
import type { Scenario } from '../../shared/contract/scenario';
import { atScale, formatTrimmed, formatUnits, parseDecimal, grouped } from '../../shared/decimal';
import { plus, times } from '../engine/amount/checked';
import { termsOf } from '../engine/simulate/program';
import type { Run, UnservedDraft } from '../engine/simulate/run';
import { formatDay } from '../engine/time/day';
import { boundsOf, type Bound } from './ceiling-bounds';
import { compareScenario } from './compare';
import { recordScenario, type Recorded } from './record';
import { wholeOf, type Step, type Stepwise } from './stepwise';
import { summarise } from './summary';

/** Reasons that lie in something else than credits. */
const KIND_OF = {
  'feature-not-in-plan': 'feature',
  'task-over-limit': 'task-limit',
  'overage-limit': 'overage-limit',
  'no-subscription': 'feature',
  'parameter-out-of-range': 'feature',
  'cost-not-entered': 'feature',
} as const satisfies Partial<Record<UnservedReason, CeilingRow['kind']>>;

const isOther = (reason: UnservedReason): reason is keyof typeof KIND_OF => reason in KIND_OF;

/** The ceiling behind work that went unserved; what still waits at the end is told by what it waited for. */
function kindOf(run: Run, { reason, rule }: UnservedDraft): CeilingRow['kind'] {
  if (isOther(reason)) return KIND_OF[reason];
  if (reason === 'queued-past-horizon' && rule === run.plan.rules.concurrency) return 'concurrency';
  if (reason === 'no-credits' && run.topUp?.capReached === true) return 'top-up-cap';
  return run.plan.reservoirs.length > 0 ? 'reservoir' : 'allowance';
}

type Entry = {
  readonly kind: EntryKind;
  readonly day: number;
  readonly units: number;
  readonly rule: string;
};

/** Every entry of every case, as far as ceilings look at it. */
function entriesOf({ runs }: Recorded): Entry[] {
  return runs.flatMap((run) => {
    const ledger = run.recorder?.ledger;
    if (ledger === undefined) return [];
    return ledger.kinds.map((kind, at) => ({
      kind,
      day: ledger.days[at] ?? 0,
      units: ledger.units[at] ?? 0,
      rule: ledger.rules[at] ?? '',
    }));
  });
}

/** Work that waited for a slot shows that concurrency binds, even where all of it ran in the end. */
function waited(entries: readonly Entry[], policy: string): number {
  return entries.reduce(
    (sum, { kind, rule, units }) =>
      kind === 'queue' && rule === policy ? sum + Math.max(0, units) : sum,
    0,
  );
}

/** A ceiling beside the work that went unserved by it. */
function rowOf(bound: Bound, refused: readonly UnservedDraft[]): CeilingRow {
  const { kind, label, allows, needed, binds } = bound;
  const [first] = refused;
  return {
    kind,
    label,
    allows,
    needed,
    binds: binds || first !== undefined,
    unservedUnits: refused.reduce((sum, { units }) => sum + units, 0),
    sentence: first?.why ?? `${label}: ${allows} allowed, ${needed} needed.`,
  };
}

/** The ceiling that refused work: of its kind the one on the meter that ran short, else the first. */
function refuserOf(bounds: readonly Bound[], run: Run, row: UnservedDraft): number {
  const kind = kindOf(run, row);
  const meter = row.meter ?? row.line.flat?.meter ?? 0;
  const own = bounds.findIndex((bound) => bound.kind === kind && bound.meter === meter);
  return own >= 0 ? own : bounds.findIndex((bound) => bound.kind === kind);
}

function rowsOf(recorded: Recorded, entries: readonly Entry[]): CeilingRow[] {
  const { program, plan, runs } = recorded;
  const terms = termsOf(program, plan);
  const bounds = boundsOf(recorded, terms, waited(entries, terms.rules.concurrency ?? ''));
  const refused = bounds.map((): UnservedDraft[] => []);
  for (const run of runs)
    for (const row of run.unserved.values()) refused[refuserOf(bounds, run, row)]?.push(row);
  return bounds.flatMap((bound, at) => {
    const by = refused[at] ?? [];
    return bound.onlyRefused === true && by.length === 0 ? [] : [rowOf(bound, by)];
  });
}

/** The vendor's cap + days × refill beside what the busiest cycle really used (rulebook 5). */
function monthlyOf({ program, plan, runs }: Recorded): Ceilings['monthly'] {
  const terms = termsOf(program, plan);
  const { ceiling } = terms.policies;
  const reservoir = terms.reservoirs.find((row) => !row.unlimited);
  if (ceiling === undefined || reservoir === undefined) return null;
  const cycles = runs.flatMap((run) => run.recorder?.cycles ?? []);
  const busiest = cycles.toSorted(
    (a, b) => (b.used[reservoir.meter] ?? 0) - (a.used[reservoir.meter] ?? 0),
  )[0];
  const text = (credits: number): string => formatTrimmed(credits, program.scale);
  return {
    meter: program.book.meters[reservoir.meter]?.id ?? '',
    stated: text(plus(reservoir.cap, times(reservoir.refill, ceiling.days))),
    reached: text(busiest?.used[reservoir.meter] ?? 0),
    from: formatDay(busiest?.from ?? program.workload.horizon.start),
    basis: `${grouped(text(reservoir.cap))} + ${ceiling.days} × ${grouped(text(reservoir.refill))}`,
  };
}

/** From the first day on which work fell due to the last on which any was charged. */
function daysToFinish({ program }: Recorded, entries: readonly Entry[]): number | null {
  const { lines, horizon } = program.workload;
  const first = Math.min(
    ...lines.map((line) => line.units.findIndex((units) => units > 0)).filter((day) => day >= 0),
  );
  const last = entries.reduce(
    (latest, { kind, day }) => (kind === 'charge' ? Math.max(latest, day - horizon.start) : latest),
    -1,
  );
  return Number.isFinite(first) && last >= first ? last - first + 1 : null;
}

/** Days on which something went unserved or was blocked. */
function daysShort(entries: readonly Entry[]): number {
  return new Set(
    entries.flatMap(({ kind, day }) => (kind === 'unserved' || kind === 'block' ? [day] : [])),
  ).size;
}

/** Other plans, packs and overage that would serve everything, with what they cost more than this plan now. */
function* liftsOf(
  { scenario, book, plan }: CeilingsInput,
  total: string | null,
): Generator<Step<Ceilings>, Lift[], undefined> {
  if (total === null) return [];
  const places = book.minorUnitPlaces;
  const { autoTopUp } = scenario.choices;
  const choose = (choice: Partial<Scenario['choices']>): Scenario => ({
    ...scenario,
    choices: { ...scenario.choices, ...choice },
  });
  const choices: [Lift['by'], Scenario][] = [
    ['plan', scenario],
    ['packs', choose({ packs: { kind: 'cheapest' } })],
    ['overage', choose({ overage: true })],
  ];
  if (autoTopUp !== undefined)
    choices.push([
      'cap',
      choose({ autoTopUp: { ...autoTopUp, capMoney: null, capCount: undefined } }),
    ]);
  const lifts: Lift[] = [];
  for (const [at, [by, changed]] of choices.entries()) {
    yield { done: 1 + at, of: 1 + choices.length };
    const rows = compareScenario({ scenario: { ...changed, alternatives: [] }, book }).plans;
    for (const row of rows) {
      if (!row.feasible || row.total === null || (by === 'plan') === (row.plan === plan)) continue;
      const more = atScale(parseDecimal(row.total), places) - atScale(parseDecimal(total), places);
      lifts.push({
        by,
        plan: row.plan,
        label: row.label,
        total: row.total,
        more: formatUnits(more, places),
      });
    }
  }
  return lifts.toSorted((a, b) => Number(parseDecimal(a.more).units - parseDecimal(b.more).units));
}

type CeilingsInput = {
  readonly scenario: Scenario;
  readonly book: PriceBook;
  readonly plan: string;
};

/** Run-out, the ceilings of a plan beside what the work needs, and what lifting the binding one would cost. */
export function ceilings(input: CeilingsInput): Ceilings {
  return wholeOf(ceilingsSteps(input));
}

/** The same in parts: the plan as it is, then each way to lift what binds. */
export function* ceilingsSteps(input: CeilingsInput): Stepwise<Ceilings> {
  const { book, plan } = input;
  const recorded = recordScenario(input);
  const summary = summarise(recorded.program, plan, recorded.runs);
  const entries = entriesOf(recorded);
  const short = summary.unservedUnits > 0 || summary.gaps.length > 0;
  return {
    plan,
    label: summary.label,
    currency: book.currency,
    total: summary.total,
    runOutOn: summary.firstShortOn,
    daysShort: daysShort(entries),
    unservedUnits: summary.unservedUnits,
    rows: rowsOf(recorded, entries),
    monthly: monthlyOf(recorded),
    daysToFinish: daysToFinish(recorded, entries),
    lifts: short ? yield* liftsOf(input, summary.total) : [],
  };
}
