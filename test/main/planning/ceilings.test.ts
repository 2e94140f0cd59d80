import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ceilings } from '../../../src/main/planning/ceilings';
import { Ceilings } from '../../../src/shared/contract/ceilings';
import { Scenario } from '../../../src/shared/contract/scenario';
import { builtInPriceBooks } from '../../../src/shared/price-books/built-in';

function example(name: string, plan: string, months?: number): Ceilings {
  const read = Scenario.parse(
    JSON.parse(readFileSync(`test/golden/rulebook/${name}.scenario.json`, 'utf8')),
  );
  const book = builtInPriceBooks().find(({ id }) => id === read.priceBook.id);
  if (book === undefined) throw new RangeError(`no book for ${name}`);
  const scenario = months === undefined ? read : { ...read, months };
  return Ceilings.parse(ceilings({ scenario, book, plan }));
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
