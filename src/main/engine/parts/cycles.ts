import type { CyclesInput, CyclesResult } from '../../../shared/contract/parts/cycles';
import type { Fault, Outcome } from '../../../shared/errors';
import { DAY_MS, InstantForm, LAST, type Instant } from './instant';
import { indexAt, indexFrom, occurrence, type Series } from './occurrence';
import { outcomeOf, refused } from './outcome';

const DEFAULT_COUNT = 12;
const MOST_CYCLES = 100_000;

/** Half-open range of cycle indexes. */
type Range = { readonly first: number; readonly end: number };

function rangeOf(
  input: CyclesInput,
  series: Series,
  from: Instant,
  to: Instant | undefined,
): Range | Fault {
  const first = indexAt(series, from);
  if (to === undefined) return { first, end: first + (input.count ?? DEFAULT_COUNT) };
  if (input.count !== undefined) {
    return {
      code: 'cycles_bound_doubled',
      path: 'count',
      found: 'count and to',
      allowed: 'one of the two',
      remedy: 'Delete the one that is not meant.',
    };
  }
  if (to <= from) {
    return {
      code: 'period_empty',
      path: 'to',
      found: input.to ?? '',
      allowed: `an instant after from, ${input.from ?? input.anchor}`,
      remedy: 'Periods are half-open [from, to): move to behind from.',
    };
  }
  return { first, end: indexFrom(series, to) };
}

function rangeFault({ first, end }: Range, series: Series): Fault | undefined {
  if (end - first > MOST_CYCLES) {
    return {
      code: 'cycles_too_many',
      path: 'to',
      found: `${end - first} cycles`,
      allowed: `at most ${MOST_CYCLES}`,
      remedy: 'Shorten the period or lengthen the interval.',
    };
  }
  if (occurrence(series, end) < LAST) return undefined;
  return {
    code: 'cycles_past_calendar',
    path: 'count',
    found: 'a cycle that ends after the year 9999',
    allowed: 'cycles up to the year 9999',
    remedy: 'Ask for fewer cycles or a shorter interval.',
  };
}

/**
 * Half-open cycles from an anchor (rulebook 2, Cycles): each boundary is computed from the anchor,
 * so that 31 January monthly has a cycle from 31 July to 31 August.
 */
export function cycles(input: CyclesInput): Outcome<CyclesResult> {
  return outcomeOf(() => {
    const form = new InstantForm();
    const anchor = form.read(input.anchor);
    const from = form.readOptional(input.from) ?? anchor;
    const to = form.readOptional(input.to);
    const series: Series = { anchor, interval: input.interval, intervalCount: input.intervalCount };
    const range = rangeOf(input, series, from, to);
    if ('code' in range) return refused([range]);
    const fault = rangeFault(range, series);
    if (fault !== undefined) return refused([fault]);
    const periods: CyclesResult['periods'] = [];
    const clipped = input.edges === 'clipped';
    for (let index = range.first; index < range.end; index += 1) {
      const whole = { from: occurrence(series, index), to: occurrence(series, index + 1) };
      const begins = clipped ? Math.max(whole.from, from) : whole.from;
      const ends = clipped && to !== undefined ? Math.min(whole.to, to) : whole.to;
      periods.push({
        index,
        from: form.write(begins),
        to: form.write(ends),
        days: Math.floor(ends / DAY_MS) - Math.floor(begins / DAY_MS),
      });
    }
    return { ok: true, value: { anchor: form.write(anchor), periods } };
  });
}
