import type { Operation } from '../../../shared/contract/operation';
import type { PriceBook } from '../../../shared/contract/price-book';
import type { ReplayQuery, UnmatchedUsage } from '../../../shared/contract/replay';
import type { Scenario } from '../../../shared/contract/scenario';
import type { ParameterValue } from '../../../shared/contract/scenario-work';
import { counted } from '../../../shared/decimal';
import { badInput, type TierwiseError } from '../../../shared/errors';
import { oneOf } from '../../../shared/nearest';
import { parseDay, type Day } from '../../engine/time/day';
import { isMatched, Matching, type Match } from './match-usage';
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

const isWithin = (day: Day, { from, until }: ReplayQuery): boolean =>
  (from === undefined || day >= parseDay(from)) && (until === undefined || day < parseDay(until));

/** From the first to behind the last day with matched usage. */
function windowOf(usage: Usage, matches: readonly Match[], query: ReplayQuery): Window {
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
  matches: readonly Match[],
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

function layOut(usage: Usage, matches: readonly Match[], { from, until }: Window): ReplayedWork[] {
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
          : `no usage (${counted(outside, 'unit')} outside the dates)`,
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
