import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Recommendation } from '../../../src/shared/contract/decisions';
import { commandLine } from '../../support/command-line';
import { smallScenario } from '../../support/library';
import { SMALL_BOOK_INPUT } from '../../support/small-book';
import { ROOT } from '../../support/source';

type Given = { readonly choices?: object; readonly plan?: string };

const example = (name: string): Given =>
  JSON.parse(
    readFileSync(join(ROOT, `test/golden/rulebook/${name}.scenario.json`), 'utf8'),
  ) as Given;

/** A year of example 12, on any plan and with any packs. */
const { plan: _plan, ...year } = example('12b');
const YEAR = { ...year, choices: {} };
const PAID_ONLY = { ...year, choices: { readings: { 'A-19': 'paid-only' } } };

async function answer(args: readonly string[], scenario: unknown): Promise<Recommendation> {
  const told = await commandLine(['recommend', 's.json', '--json', ...args], {
    's.json': scenario,
  });
  expect({ code: told.code, err: told.err }).toEqual({ code: 0, err: '' });
  return Recommendation.parse(JSON.parse(told.out));
}

const bought = ({ choice }: Recommendation): string[] =>
  (choice?.purchases ?? []).map(({ pack, count }) => `${count} × ${pack}`).toSorted();

describe('recommend', () => {
  it('example 12: on Starter 1,500 + 200 for 60.00, the year 648.00', async () => {
    const given = await answer(['--plan', 'starter'], YEAR);
    expect(given.choice?.total).toBe('648.00');
    expect(bought(given)).toEqual(['1 × top-up-1500', '1 × top-up-200']);
    expect(given.proof).toBe('optimal');
  });

  it('example 12: over all plans Free with packs, 220.00; with A-19 switched Starter, 648.00', async () => {
    const any = await answer([], YEAR);
    expect([any.choice?.plan, any.choice?.total]).toEqual(['free', '220.00']);
    expect(bought(any)).toEqual(['1 × top-up-1500', '1 × top-up-500', '1 × top-up-5000']);
    const paid = await answer([], PAID_ONLY);
    expect([paid.choice?.plan, paid.choice?.total]).toEqual(['starter', '648.00']);
  });

  it('example 11: under the same cap the Pro pack serves most', async () => {
    const { choice } = await answer([], example('11a'));
    expect(bought(await answer([], example('11a')))).toEqual(['1 × pro']);
    expect(choice?.summary.unservedUnits).toBe(14_500_000);
  });

  it('says in words what to buy, by how much it wins, and what else there is', async () => {
    const { code, out } = await commandLine(['recommend', 's.json', '--price-book', 'book.json'], {
      's.json': smallScenario(),
      'book.json': SMALL_BOOK_INPUT,
    });
    expect(code).toBe(0);
    expect(out).toContain('Free with 7 × Bag: 56.00 EUR over 3 months.');
    expect(out).toContain('Margin over the next: 20.00 EUR');
    expect(out).toContain('Proven: ');
    expect(out).toMatch(/^On +Buys +Count +EUR$/m);
    expect(out).toMatch(/^Pro +76\.00 +20\.00 /m);
  });

  it('refuses a way to value leftovers that it does not know', async () => {
    const { code, out } = await commandLine(
      ['recommend', 's.json', '--leftovers', 'gold', '--json'],
      { 's.json': YEAR },
    );
    expect(code).toBe(2);
    expect(JSON.parse(out)).toMatchObject({ error: { faults: [{ path: '--leftovers' }] } });
  });
});
