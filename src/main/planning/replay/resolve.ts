import type { Parameter } from '../../../shared/contract/cost';
import type { Operation } from '../../../shared/contract/operation';
import type { PriceBook } from '../../../shared/contract/price-book';
import type { ReplayQuery, UnmatchedUsage } from '../../../shared/contract/replay';
import type { ParameterValue, Scenario } from '../../../shared/contract/scenario';
import { badInput, type TierwiseError } from '../../../shared/errors';
import { nearest, oneOf } from '../../../shared/nearest';
import { parseDay, type Day } from '../../engine/time/day';
import type { Usage, UsageKind } from './usage';

/** Usage in the words of a price book: one kind of work, day by day. */
export type ReplayedWork = {
  readonly operation: Operation;
  readonly parameters: Readonly<Record<string, ParameterValue>>;
  readonly case: string | undefined;
  rows: number;
  /** By day offset from `from`: units that succeeded, and units that failed. */
  readonly served: Float64Array;
  readonly failed: Float64Array;
};

export type ReplayedUsage = {
  /** First day with usage and the day after the last, within the query's dates. */
  readonly from: Day;
  readonly until: Day;
  readonly work: readonly ReplayedWork[];
  readonly unmatched: readonly UnmatchedUsage[];
  readonly outsideUnits: number;
};

/** Sums by day and kind that a replay lays out at most. */
const MAX_SUMS = 10_000_000;

type Matched = {
  readonly key: string;
  readonly operation: Operation;
  readonly parameters: Record<string, ParameterValue>;
  readonly case: string | undefined;
};
type Unmatched = Pick<UnmatchedUsage, 'what' | 'code' | 'remedy'>;

const squeezed = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');

/** The one whose id or label it is, without case and marks. */
function byName<T extends { readonly id: string; readonly label: string }>(
  list: readonly T[],
  name: string,
): T | undefined {
  const plain = squeezed(name);
  return (
    list.find(({ id }) => id === name) ??
    list.find(({ id, label }) => squeezed(id) === plain || squeezed(label) === plain)
  );
}

function unknownName(
  noun: string,
  code: UnmatchedUsage['code'],
  name: string,
  known: readonly { readonly id: string; readonly label: string }[],
): Unmatched {
  const words = known.flatMap(({ id, label }) => [id, label]);
  const near = nearest(name, words).flatMap(
    (word) => known.find(({ id, label }) => id === word || label === word)?.id ?? [],
  );
  const ids = [...new Set(near)];
  const remedy =
    ids.length > 0
      ? `Did you mean ${oneOf(ids)}?`
      : `Say which one it is: ${oneOf(known.map(({ id }) => id))}.`;
  return { what: `${noun} ${name}`, code, remedy };
}

/** Words of the file become those of the book; what cannot is told with its reason. */
class Matching {
  readonly #book: PriceBook;
  readonly #scenario: Scenario;
  readonly #names: ReplayQuery['operations'];

  constructor(book: PriceBook, scenario: Scenario, names: ReplayQuery['operations']) {
    this.#book = book;
    this.#scenario = scenario;
    this.#names = names;
  }

  match(kind: UsageKind): Matched | Unmatched {
    const { operations } = this.#book;
    const chosen = Object.hasOwn(this.#names, kind.operation)
      ? this.#names[kind.operation]
      : undefined;
    const operation = byName(operations, chosen ?? kind.operation);
    if (operation === undefined)
      return unknownName('operation', 'operation_unknown', kind.operation, operations);
    const { cases } = this.#scenario;
    const named = kind.case === null || cases.length === 0 ? undefined : byName(cases, kind.case);
    if (named === undefined && kind.case !== null && cases.length > 0)
      return unknownName('case', 'case_unknown', kind.case, cases);
    const told = this.#parametersOf(operation, kind);
    if ('what' in told) return told;
    const values = Object.fromEntries(
      Object.entries(told.parameters).toSorted(([a], [b]) => (a < b ? -1 : 1)),
    );
    return {
      key: JSON.stringify([operation.id, named?.id, values]),
      operation,
      parameters: values,
      case: named?.id,
    };
  }

  /** What the file says, above what the scenario says of the same operation. */
  #parametersOf(
    operation: Operation,
    kind: UsageKind,
  ): { readonly parameters: Record<string, ParameterValue> } | Unmatched {
    const known = new Set(operation.parameters);
    const values: Record<string, ParameterValue> = {};
    for (const [id, value] of Object.entries(this.#standing(operation.id)))
      if (known.has(id)) values[id] = value;
    for (const [id, text] of Object.entries(kind.parameters)) {
      const parameter = known.has(id)
        ? this.#book.parameters.find((one) => one.id === id)
        : undefined;
      if (parameter === undefined) continue;
      const value = valueOf(parameter, text);
      if (typeof value === 'object' && 'what' in value) return value;
      values[id] = value;
    }
    return { parameters: values };
  }

  #standing(operation: string): Readonly<Record<string, ParameterValue>> {
    const line = this.#scenario.lines.find((one) => one.operation === operation);
    if (line !== undefined) return line.parameters;
    for (const catalog of this.#scenario.catalogs) {
      const entry = catalog.operations.find((one) => one.operation === operation);
      if (entry !== undefined) return { ...catalog.parameters, ...entry.parameters };
    }
    return {};
  }
}

function valueOf(parameter: Parameter, text: string): ParameterValue | Unmatched {
  const what = `${parameter.label} ${text}`;
  const code = 'parameter_value_unknown';
  if (parameter.kind === 'choice') {
    return (
      byName(parameter.options, text)?.id ??
      unknownName(parameter.label, code, text, parameter.options)
    );
  }
  if (parameter.kind === 'whole') {
    const value = /^\d{1,12}(\.0{1,9})?$/.test(text) ? Number(text) : Number.NaN;
    if (value >= parameter.min && value <= parameter.max) return value;
    return { what, code, remedy: `Use a whole number from ${parameter.min} to ${parameter.max}.` };
  }
  if (/^\d{1,15}(\.\d{1,9})?$/.test(text)) return { credits: text };
  return { what, code, remedy: 'Use credits as a number, such as 2 or 0.25.' };
}

/**
 * Usage as work of the price book. `book` as the scenario reads it. Throws TierwiseError
 * `bad-input` where nothing of it can be replayed.
 */
export function resolveUsage(
  usage: Usage,
  book: PriceBook,
  scenario: Scenario,
  query: ReplayQuery,
): ReplayedUsage {
  const matching = new Matching(book, scenario, query.operations);
  const matches = usage.kinds.map((kind) => matching.match(kind));
  const window = windowOf(usage, matches, query);
  const units = unitsByKind(usage, window);
  const unmatched = unmatchedOf(usage.kinds, matches, units.all);
  if (window.until <= window.from) throw nothingToReplay(unmatched, units.outside);
  const work = layOut(usage, matches, window);
  return { ...window, work, unmatched, outsideUnits: units.outside };
}

type Window = { readonly from: Day; readonly until: Day };

const isMatched = (match: Matched | Unmatched | undefined): match is Matched =>
  match !== undefined && 'key' in match;

const isWithin = (day: Day, { from, until }: ReplayQuery): boolean =>
  (from === undefined || day >= parseDay(from)) && (until === undefined || day < parseDay(until));

/** From the first to behind the last day with matched usage. */
function windowOf(
  usage: Usage,
  matches: readonly (Matched | Unmatched)[],
  query: ReplayQuery,
): Window {
  let first: Day | undefined;
  let last: Day | undefined;
  for (const [cell, day] of usage.days.entries()) {
    if (!isMatched(matches[usage.kindOf[cell] as number]) || !isWithin(day, query)) continue;
    first ??= day;
    last = day;
  }
  return { from: first ?? 0, until: last === undefined ? 0 : last + 1 };
}

/** Units of each kind within the window, and of matched and other usage outside it. */
function unitsByKind(usage: Usage, window: Window): { all: number[]; outside: number } {
  const all = usage.kinds.map(() => 0);
  let outside = 0;
  for (const [cell, day] of usage.days.entries()) {
    const kind = usage.kindOf[cell] as number;
    const units = (usage.served[cell] as number) + (usage.failed[cell] as number);
    if (day >= window.from && day < window.until) all[kind] = (all[kind] ?? 0) + units;
    else outside += units;
  }
  return { all, outside };
}

function unmatchedOf(
  kinds: readonly UsageKind[],
  matches: readonly (Matched | Unmatched)[],
  units: readonly number[],
): UnmatchedUsage[] {
  const rows = new Map<string, { -readonly [K in keyof UnmatchedUsage]: UnmatchedUsage[K] }>();
  for (const [at, match] of matches.entries()) {
    if (isMatched(match)) continue;
    const row = rows.get(match.what) ?? { ...match, rows: 0, units: 0 };
    row.rows += kinds[at]?.rows ?? 0;
    row.units += units[at] ?? 0;
    rows.set(match.what, row);
  }
  return [...rows.values()].toSorted((a, b) => b.rows - a.rows);
}

function layOut(
  usage: Usage,
  matches: readonly (Matched | Unmatched)[],
  { from, until }: Window,
): ReplayedWork[] {
  const days = until - from;
  const byKey = new Map<string, ReplayedWork>();
  const workOf = matches.map((match, at): ReplayedWork | undefined => {
    if (!isMatched(match)) return undefined;
    const known = byKey.get(match.key);
    const work: ReplayedWork = known ?? {
      operation: match.operation,
      parameters: match.parameters,
      case: match.case,
      rows: 0,
      served: new Float64Array(days),
      failed: new Float64Array(days),
    };
    if (known === undefined) {
      byKey.set(match.key, work);
      if (byKey.size * days > MAX_SUMS) throw tooVaried(byKey.size, days);
    }
    work.rows += usage.kinds[at]?.rows ?? 0;
    return work;
  });
  for (const [cell, day] of usage.days.entries()) {
    const work = workOf[usage.kindOf[cell] as number];
    if (work === undefined || day < from || day >= until) continue;
    work.served[day - from] = (work.served[day - from] as number) + (usage.served[cell] as number);
    work.failed[day - from] = (work.failed[day - from] as number) + (usage.failed[cell] as number);
  }
  return [...byKey.values()];
}

function nothingToReplay(unmatched: readonly UnmatchedUsage[], outside: number): TierwiseError {
  const names = unmatched.map(({ what }) => what);
  const [first] = unmatched;
  return badInput([
    {
      code: 'usage_not_matched',
      path: 'usage',
      found:
        names.length > 0
          ? `only ${oneOf(names, 5)}`
          : `no usage (${outside} units lie outside the dates)`,
      allowed: 'usage of operations of the price book',
      remedy:
        first === undefined
          ? 'Choose other dates.'
          : `Say which operation is meant. ${first.remedy}`,
    },
  ]);
}

function tooVaried(kinds: number, days: number): TierwiseError {
  return badInput([
    {
      code: 'usage_too_varied',
      path: 'usage',
      found: `${kinds} or more kinds of work over ${days} days`,
      allowed: `at most ${MAX_SUMS} sums by day and kind`,
      remedy: 'Map fewer parameters, or replay fewer days.',
    },
  ]);
}
