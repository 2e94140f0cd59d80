import { AmountOverflow, MAX } from '../amount/checked';
import { spreadInto, type QuantityOf } from '../workload/spread';
import { shareOfRecords, type WorkLine } from '../workload/workload';
import { linesOfCase, type Program } from './program';

/** The lines of a case side by side, for the days on which nothing but work happens. */
export type Columns = {
  /** 1 where a line costs the same for every unit, on one meter, and every unit succeeds. */
  readonly flat: Uint8Array;
  readonly meters: Int32Array;
  readonly costs: Float64Array;
  readonly reserves: Float64Array;
  /** Credits and units of a whole day where all lines are flat and draw on the first meter; else null. */
  readonly dayNeeds: Float64Array | null;
  readonly dayUnits: Float64Array;
  /** Some of them are tasks, which hold credits while they run. */
  readonly tasks: boolean;
  /** The most a day has drawn and holds at once, its lines one after the other; worked out when first asked for. */
  dayPeaks: Float64Array | null;
  /** Where a line of the workload stands among these. */
  readonly places: ReadonlyMap<number, number>;
  /** Units due, day after day, line after line within a day; laid out when first asked for. */
  dayMajor: Float64Array | null;
};

/** A line's largest day may take this much at most, so that a whole day's sum stays exact. */
const roomOf = (lines: number): number => MAX / Math.max(1, lines);

function compileColumns(lines: readonly WorkLine[], days: number): Columns {
  const count = lines.length;
  const flat = new Uint8Array(count);
  const meters = new Int32Array(count);
  const costs = new Float64Array(count);
  const reserves = new Float64Array(count);
  const room = roomOf(count);
  const dayNeeds = new Float64Array(days);
  const dayUnits = new Float64Array(days);
  let even = true;
  let tasks = false;
  for (let at = 0; at < count; at += 1) {
    const line = lines[at] as WorkLine;
    tasks ||= line.parts.some((part) => part.operation.task !== undefined);
    const cost = line.flat;
    if (cost === null || line.success.numerator !== line.success.denominator) {
      even = false;
      continue;
    }
    meters[at] = cost.meter;
    costs[at] = cost.cost;
    reserves[at] = Math.max(cost.cost, cost.reserve);
    const most = addDays(dayNeeds, dayUnits, line.units, cost.cost, 1);
    // A line whose day could pass the exact range goes the checked way.
    flat[at] = most * Math.max(cost.cost, cost.reserve) <= room ? 1 : 0;
    even &&= flat[at] === 1 && cost.meter === 0;
  }
  const places = new Map(lines.map((line, at) => [line.at, at]));
  return {
    flat,
    meters,
    costs,
    reserves,
    dayNeeds: even ? dayNeeds : null,
    dayUnits,
    tasks,
    dayPeaks: null,
    places,
    dayMajor: null,
  };
}

/** Adds a line's days to the sums (1), or takes them out (−1); returns its largest day. */
function addDays(
  dayNeeds: Float64Array,
  dayUnits: Float64Array,
  units: Float64Array,
  cost: number,
  sign: 1 | -1,
): number {
  const signed = cost * sign;
  let most = 0;
  for (let day = 0; day < units.length; day += 1) {
    const due = units[day] as number;
    if (due > most) most = due;
    dayUnits[day] = (dayUnits[day] as number) + due * sign;
    dayNeeds[day] = (dayNeeds[day] as number) + due * signed;
  }
  return most;
}

function mostOf(units: Float64Array): number {
  let most = 0;
  for (let day = 0; day < units.length; day += 1)
    if ((units[day] as number) > most) most = units[day] as number;
  return most;
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

/** See `dayPeaks`; only where whole days are summed. */
export function dayPeaksOf(columns: Columns, lines: readonly WorkLine[]): Float64Array {
  if (columns.dayPeaks !== null) return columns.dayPeaks;
  const { costs, reserves } = columns;
  const drawn = new Float64Array(columns.dayUnits.length);
  const peaks = new Float64Array(columns.dayUnits.length);
  for (let at = 0; at < lines.length; at += 1) {
    const { units } = lines[at] as WorkLine;
    const cost = costs[at] as number;
    const hold = reserves[at] as number;
    for (let day = 0; day < units.length; day += 1) {
      const due = units[day] as number;
      const before = drawn[day] as number;
      if (before + due * hold > (peaks[day] as number)) peaks[day] = before + due * hold;
      drawn[day] = before + due * cost;
    }
  }
  columns.dayPeaks = peaks;
  return peaks;
}

export function dayMajorOf(columns: Columns, lines: readonly WorkLine[]): Float64Array {
  if (columns.dayMajor !== null) return columns.dayMajor;
  const count = lines.length;
  const days = lines[0]?.units.length ?? 0;
  const units = new Float64Array(days * count);
  for (let at = 0; at < count; at += 1) {
    const source = (lines[at] as WorkLine).units;
    for (let day = 0; day < days; day += 1) units[day * count + at] = source[day] as number;
  }
  columns.dayMajor = units;
  return units;
}

/**
 * Spreads a line anew with another quantity for each of its periods, in place: its units and every column that
 * counts them. For many runs of one program; a run must not be under way. Throws AmountOverflow
 * where a draw is too large to count exactly.
 */
export function respread(program: Program, line: WorkLine, quantityOf: QuantityOf): void {
  const { share, shape } = line.origin;
  for (const columns of program.columns.values()) recount(columns, line, -1);
  spreadInto(
    line.units,
    shape,
    share === undefined
      ? quantityOf
      : (month, day) => shareOfRecords(quantityOf(month, day), share),
    program.workload.horizon,
  );
  for (const columns of program.columns.values()) recount(columns, line, 1);
}

/** Takes a line's days out of the sums (−1), or puts them in (1). */
function recount(columns: Columns, line: WorkLine, sign: 1 | -1): void {
  const at = columns.places.get(line.at);
  if (at === undefined) return;
  columns.dayMajor = null;
  columns.dayPeaks = null;
  const { dayNeeds, dayUnits, costs, reserves } = columns;
  const { units } = line;
  const most =
    dayNeeds === null
      ? mostOf(units)
      : addDays(dayNeeds, dayUnits, units, costs[at] as number, sign);
  if (sign > 0 && most * (reserves[at] as number) > roomOf(columns.flat.length)) {
    throw new AmountOverflow(`a day of ${line.label} passes ${MAX} smallest units`);
  }
}
