import * as fc from 'fast-check';
import type { PriceBook } from '../../src/shared/contract/price-book';
import type { Scenario } from '../../src/shared/contract/scenario';
import {
  allowance,
  book,
  operation,
  pack,
  plan,
  price,
  rules,
  scenario,
  type BookParts,
  type LinePart,
  type PackPart,
  type PlanPart,
} from './books';

/** Books and scenarios of many kinds, small enough that every plan runs in a moment. */

const money = fc.integer({ min: 0, max: 6_000 }).map((minor) => (minor / 100).toFixed(2));
const credits = fc.constantFrom('0', '50', '200', '333', '1000');

const planPart = (id: string): fc.Arbitrary<PlanPart> =>
  fc
    .record({
      amount: money,
      credits: fc.option(credits),
      yearly: fc.boolean(),
      rolls: fc.boolean(),
    })
    .map((part) =>
      plan(id, part.amount, part.credits, {
        price: price(part.amount, part.yearly ? { interval: 'year' } : {}),
        ...(part.rolls && part.credits !== null
          ? { allowances: [allowance(part.credits, { rollover: { kind: 'all' } })] }
          : {}),
      }),
    );

const overage = fc.constantFrom(undefined, {
  mode: 'on' as const,
  billing: 'arrears' as const,
  price: { per: '1', amount: '0.07' },
});

const bookParts: fc.Arbitrary<BookParts> = fc
  .record({
    plans: fc.tuple(planPart('small'), planPart('large')),
    cost: fc.constantFrom('1', '0.25', '3'),
    packs: fc.constantFrom<PackPart[][]>(
      [],
      [pack('bag', '100', '7.00')],
      [pack('bag', '100', '7.00'), pack('sack', '750', '40.00')],
      [pack('short', '100', '3.00', { expires: { after: 2, unit: 'month' } })],
    ),
    overage,
    queue: fc.boolean(),
  })
  .map(({ plans, cost, packs, overage: over, queue }) => ({
    plans,
    packs,
    operations: [operation('use', cost), operation('scan', '2')],
    policies: rules({
      ...(over === undefined ? {} : { overage: over }),
      ...(queue ? { atZero: { rule: 'queue-until-renewal' as const } } : {}),
    }),
  }));

const schedule = fc.constantFrom<LinePart['schedule'][]>(
  { kind: 'per-month', spread: 'even' },
  { kind: 'per-month', spread: 'first-day' },
  { kind: 'daily' },
  { kind: 'weekdays' },
  { kind: 'weekly', on: 'tue' },
  { kind: 'monthly', day: 31 },
  { kind: 'dates', on: ['2026-01-09', '2026-02-14'] },
);

/** A quantity as one number; a law makes a range, ± or past of it. */
export const knownLine: fc.Arbitrary<LinePart> = fc
  .record({
    id: fc.constantFrom('a', 'b', 'c', 'd'),
    operation: fc.constantFrom('use', 'scan'),
    quantity: fc.integer({ min: 0, max: 400 }),
    schedule,
    growth: fc.constantFrom(undefined, '0.1', '-0.05'),
    success: fc.constantFrom('1', '0.87'),
  })
  .map(({ growth, ...line }) => ({ ...line, ...(growth === undefined ? {} : { growth }) }));

export const pricedWork: fc.Arbitrary<{ readonly book: PriceBook; readonly scenario: Scenario }> =
  fc
    .record({
      parts: bookParts,
      lines: fc.uniqueArray(knownLine, { minLength: 1, maxLength: 3, selector: ({ id }) => id }),
      months: fc.integer({ min: 1, max: 4 }),
      start: fc.constantFrom('2026-01-01', '2026-01-31'),
      packs: fc.constantFrom(undefined, { kind: 'none' as const }, { kind: 'cheapest' as const }),
    })
    .map(({ parts, lines, months, start, packs }) => {
      const base = scenario({ lines, months, start });
      const { packs: _none, ...choices } = base.choices;
      return {
        book: book(parts),
        scenario: { ...base, choices: packs === undefined ? choices : { ...choices, packs } },
      };
    });
