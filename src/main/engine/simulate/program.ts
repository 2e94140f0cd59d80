import type { PriceBook } from '../../../shared/contract/price-book';
import type { Scenario } from '../../../shared/contract/scenario';
import { MAX, plus, times } from '../amount/checked';
import { compileTerms, placesNeeded, type PlanTerms, type TermsContext } from '../terms/terms';
import { spreadInto } from '../workload/spread';
import { compileWorkload, shareOfRecords, type WorkLine, type Workload } from '../workload/workload';

/** How packs come in when credits run short. */
export type Purchasing =
  | { readonly kind: 'none' }
  | { readonly kind: 'when-short'; readonly pack: string }
  /** These packs, in this order, each when it is first needed. */
  | { readonly kind: 'stock'; readonly packs: readonly string[] }
  /** Nothing is bought: what packs would have had to cover is measured instead. */
  | { readonly kind: 'measure' };

/** A scenario compiled against a price book: shared by the runs of all its plans. */
export type Program = {
  readonly book: PriceBook;
  readonly scenario: Scenario;
  readonly workload: Workload;
  readonly scale: number;
  readonly context: TermsContext;
  /** Terms of the plan at a position, compiled once. */
  readonly terms: (PlanTerms | undefined)[];
  /** Columns by case, compiled once. */
  readonly columns: Map<string, Columns>;
};

/** `book` has the scenario's readings applied; references have been checked by the contract. */
export function compileProgram(book: PriceBook, scenario: Scenario): Program {
  const workload = compileWorkload(book, scenario, placesNeeded(book, scenario));
  const { scale } = workload;
  return {
    book,
    scenario,
    workload,
    scale,
    context: { book, scenario, scale },
    terms: book.plans.map(() => undefined),
    columns: new Map(),
  };
}

export function termsAt(program: Program, at: number): PlanTerms {
  return (program.terms[at] ??= compileTerms(at, program.context));
}

export function termsOf(program: Program, plan: string): PlanTerms {
  return termsAt(
    program,
    program.book.plans.findIndex((candidate) => candidate.id === plan),
  );
}

/** The lines of a case side by side, for the days on which nothing but work happens. */
export type Columns = {
  /** Units due, day after day, line after line within a day. */
  readonly units: Float64Array;
  /** 1 where a line costs the same for every unit, on one meter, and every unit succeeds. */
  readonly flat: Uint8Array;
  readonly meters: Int32Array;
  readonly costs: Float64Array;
  readonly reserves: Float64Array;
  /** Credits and units of a whole day where all lines are flat, draw on the first meter and hold nothing; else null. */
  readonly dayNeeds: Float64Array | null;
  readonly dayUnits: Float64Array;
  /** Where a line of the workload stands among these. */
  readonly places: ReadonlyMap<number, number>;
};

function compileColumns(lines: readonly WorkLine[], days: number): Columns {
  const count = lines.length;
  const units = new Float64Array(days * count);
  const flat = new Uint8Array(count);
  const meters = new Int32Array(count);
  const costs = new Float64Array(count);
  const reserves = new Float64Array(count);
  const dayNeeds = new Float64Array(days);
  const dayUnits = new Float64Array(days);
  let even = true;
  for (let at = 0; at < count; at += 1) {
    const line = lines[at] as WorkLine;
    const cost = line.flat;
    const source = line.units;
    for (let day = 0; day < days; day += 1) units[day * count + at] = source[day] as number;
    if (cost === null || line.success.numerator !== line.success.denominator) {
      even = false;
      continue;
    }
    // A line whose day could pass the exact range goes the checked way.
    flat[at] = source.every((due) => due * Math.max(cost.cost, cost.reserve) <= MAX) ? 1 : 0;
    if (flat[at] === 0) even = false;
    meters[at] = cost.meter;
    costs[at] = cost.cost;
    reserves[at] = Math.max(cost.cost, cost.reserve);
    if (cost.meter !== 0 || line.parts.some((part) => part.operation.task !== undefined)) even = false;
    for (let day = 0; even && day < days; day += 1) {
      dayUnits[day] = (dayUnits[day] as number) + (source[day] as number);
      dayNeeds[day] = plus(dayNeeds[day] as number, times(source[day] as number, cost.cost));
    }
  }
  const places = new Map(lines.map((line, at) => [line.at, at]));
  return { units, flat, meters, costs, reserves, dayNeeds: even ? dayNeeds : null, dayUnits, places };
}

export function columnsOfCase(program: Program, caseId: string | undefined): Columns {
  const key = caseId ?? '';
  let columns = program.columns.get(key);
  if (columns === undefined) {
    const { start, end } = program.workload.horizon;
    columns = compileColumns(linesOfCase(program, caseId), end - start);
    program.columns.set(key, columns);
  }
  return columns;
}

/**
 * Spreads a line anew with other quantities by month, in place: its units and every column that
 * counts them. For many runs of one program; a run must not be under way.
 */
export function respread(program: Program, line: WorkLine, quantityOf: (month: number) => number): void {
  const { horizon } = program.workload;
  const before = new Float64Array(line.units);
  const { share, shape } = line.origin;
  spreadInto(line.units, shape, share === undefined ? quantityOf : (month) => shareOfRecords(quantityOf(month), share), horizon);
  for (const columns of program.columns.values()) recount(columns, line, before);
}

function recount(columns: Columns, line: WorkLine, before: Float64Array): void {
  const at = columns.places.get(line.at);
  if (at === undefined) return;
  const { units, dayNeeds, dayUnits } = columns;
  const count = columns.flat.length;
  const cost = columns.costs[at] as number;
  for (let day = 0; day < before.length; day += 1) {
    const now = line.units[day] as number;
    // A draw may be larger than any planned day: what the columns multiply must stay exact.
    times(now, columns.reserves[at] as number);
    units[day * count + at] = now;
    if (dayNeeds === null) continue;
    const change = now - (before[day] as number);
    dayUnits[day] = (dayUnits[day] as number) + change;
    dayNeeds[day] = plus(dayNeeds[day] as number, times(change, cost));
  }
}

/** Lines of one case; lines without a case belong to the first. */
export function linesOfCase(program: Program, caseId: string | undefined): readonly WorkLine[] {
  const first = program.scenario.cases[0]?.id;
  if (caseId === undefined) return program.workload.lines;
  return program.workload.lines.filter((line) => (line.case ?? first) === caseId);
}
