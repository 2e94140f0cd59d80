import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ceilings } from '../../../src/main/planning/ceilings';
import { Ceilings } from '../../../src/shared/contract/ceilings';
import { Scenario } from '../../../src/shared/contract/scenario';
import { builtInPriceBooks } from '../../../src/shared/price-books/built-in';
import {
  allowance,
  book,
  daily,
  firstDay,
  line,
  operation,
  plan,
  scenario,
  source,
  type LinePart,
} from '../../support/books';

function example(name: string, id: string, months?: number): Ceilings {
  const read = Scenario.parse(
    JSON.parse(readFileSync(`test/golden/rulebook/${name}.scenario.json`, 'utf8')),
  );
  const own = builtInPriceBooks().find((row) => row.id === read.priceBook.id);
  if (own === undefined) throw new RangeError(`no book for ${name}`);
  const work = months === undefined ? read : { ...read, months };
  return Ceilings.parse(ceilings({ scenario: work, book: own, plan: id }));
}

const binding = ({ rows }: Ceilings) => rows.filter((row) => row.binds).map((row) => row.kind);

describe('the ceilings of a plan', () => {
  test('example 4: Lite runs out on the 19th, its allowance binds, and the next plans say their price', () => {
    const answer = example('04a', 'lite');
    expect([answer.runOutOn, answer.unservedUnits, answer.daysShort]).toEqual([
      '2026-03-19',
      4900,
      13,
    ]);
    expect(binding(answer)).toEqual(['allowance']);
    expect(answer.lifts[0]).toMatchObject({
      by: 'plan',
      plan: 'hobby',
      total: '100.00',
      more: '70.00',
    });
  });

  test('example 11: the cap of the auto top-up binds, not the allowance', () => {
    const answer = example('11a', 'paid');
    expect([answer.runOutOn, answer.unservedUnits]).toEqual(['2026-04-14', 17_000_000]);
    expect(binding(answer)).toEqual(['top-up-cap']);
  });

  test('example 12: an allowance below the need stops nothing where packs bring the rest, and says so', () => {
    const { rows, runOutOn } = example('12c', 'starter');
    expect(runOutOn).toBeNull();
    expect(rows.find(({ kind }) => kind === 'allowance')).toMatchObject({
      binds: false,
      needed: expect.stringMatching(/ in the busiest cycle, the rest from packs$/),
    });
  });

  test('example 6: the vendor’s illustrative ceiling of Pro stands beside what the month really used', () => {
    const answer = example('06b', 'pro');
    expect(answer.monthly).toMatchObject({
      stated: '25000',
      basis: '10,000 + 30 × 500',
      reached: '2000',
    });
  });
});

describe('the credits of a plan', () => {
  const meters = [
    { id: 'credits', label: 'Credits', unit: 'credit', unitPlural: 'credits' },
    { id: 'tokens', label: 'Tokens', unit: 'token', unitPlural: 'tokens' },
  ];
  const token = operation('token', '1', {
    costs: [{ meter: 'tokens', formula: { kind: 'fixed', amount: '1' }, source }],
  });
  const both = operation('both', '1', {
    costs: ['credits', 'tokens'].map((meter) => ({
      meter,
      formula: { kind: 'fixed', amount: '1' },
      source,
    })),
  });
  const of = (parts: Parameters<typeof plan>[3], work: readonly LinePart[], more = {}): Ceilings =>
    Ceilings.parse(
      ceilings({
        book: book({
          meters,
          operations: [operation('use', '1'), token, both],
          plans: [plan('only', '10.00', null, parts)],
        }),
        scenario: scenario({ lines: [...work], ...more }),
        plan: 'only',
      }),
    );
  const twoMeters = {
    allowances: [allowance('100'), allowance('50', { id: 'tokens', meter: 'tokens' })],
  };
  const told = ({ rows }: Ceilings) =>
    rows.map(({ label, allows, needed, unservedUnits }) => [label, allows, needed, unservedUnits]);

  test('are told by meter: each with its own need and its own refused work', () => {
    const answer = of(twoMeters, [line(60), line(80, { id: 't', operation: 'token' })]);
    expect(told(answer)).toEqual([
      ['Allowance of credits', '100', '60 in the busiest cycle', 0],
      ['Allowance of tokens', '50', '50 in the busiest cycle', 30],
    ]);
    expect(binding(answer)).toEqual(['allowance']);
  });

  test('that work on two meters lacks are those of the meter that ran short', () => {
    const answer = of(twoMeters, [line(80, { operation: 'both' })]);
    expect(answer.rows.map((row) => row.unservedUnits)).toEqual([0, 30]);
    expect(answer.rows[1]?.sentence).toBe('both: no tokens left on only.');
  });

  test('of several allowances stand in one row, each with its period, for all seats', () => {
    const answer = of(
      {
        allowances: [
          allowance('2', { id: 'daily', every: 'day', perSeat: true }),
          allowance('30', { id: 'welcome', every: 'once' }),
          allowance('500', { id: 'gift', every: 'once', claim: { id: 'gift', label: 'Gift' } }),
        ],
      },
      [line(310, { schedule: daily })],
      { choices: { seats: 3 } },
    );
    expect(told(answer)).toEqual([
      ['Allowance of credits', '6 a day + 30 once', '216 in the busiest cycle', 9394],
    ]);
  });

  test('of a meter without any allowance are told where work asked for them', () => {
    const answer = of({}, [line(3)]);
    expect(told(answer)).toEqual([['Allowance of credits', '0', '0 in the busiest cycle', 3]]);
  });

  test('that a task would have to hold are the allowance where the plan has no reservoir', () => {
    const bulk = operation('bulk', '1', { task: { reserve: 'actual', source } });
    const answer = Ceilings.parse(
      ceilings({
        book: book({ operations: [bulk], plans: [plan('only', '10.00', '100')] }),
        scenario: scenario({ lines: [line(150, { operation: 'bulk', schedule: firstDay })] }),
        plan: 'only',
      }),
    );
    expect(answer.rows.map((row) => [row.kind, row.unservedUnits])).toEqual([['allowance', 150]]);
    expect(binding(answer)).toEqual(['allowance']);
    expect(answer.rows[0]?.sentence).toBe(
      'A task of 150 units holds 150 of 100 there; no plan takes it whole.',
    );
  });

  test('a task of one is told as one', () => {
    const heavy = operation('heavy', '5', { task: { reserve: 'actual', source } });
    const { rows } = Ceilings.parse(
      ceilings({
        book: book({ operations: [heavy], plans: [plan('only', '10.00', '3')] }),
        scenario: scenario({ lines: [line(1, { operation: 'heavy', schedule: firstDay })] }),
        plan: 'only',
      }),
    );
    expect(rows[0]?.sentence).toBe('A task of 1 unit holds 5 of 3 there; no plan takes it whole.');
  });
});
