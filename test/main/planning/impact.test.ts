import { describe, expect, test } from 'vitest';
import { impact } from '../../../src/main/planning/impact';
import { Impact } from '../../../src/shared/contract/impact';
import type { PriceBook } from '../../../src/shared/contract/price-book';
import { book, line, operation, pack, plan, scenario, source } from '../../support/books';

const before = book({
  version: '1',
  operations: [operation('use', '1'), operation('other', '2')],
  plans: [plan('small', '20.00', '100'), plan('large', '50.00', '1000')],
  packs: [pack('hundred', '100', '10.00')],
});
const after = (parts: Parameters<typeof book>[0]): PriceBook =>
  book({
    version: '2',
    operations: before.operations,
    plans: before.plans,
    packs: before.packs,
    ...parts,
  });
const work = (more = {}) =>
  scenario({
    name: 'work',
    plan: 'small',
    lines: [line(150)],
    choices: { packs: { kind: 'cheapest' } },
    ...more,
  });

/** As it leaves the program: checked against its contract. */
const changed = (to: PriceBook, scenarios = [work()]): Impact =>
  Impact.parse(impact({ scenarios, before, after: to }));

/** The same vendor, whose small plan has no price on its page. */
function onRequest(): PriceBook {
  const price = { kind: 'on-request', per: 'account', interval: 'month', source } as const;
  return after({
    plans: [plan('small', '0.00', '100', { price }), plan('large', '50.00', '1000')],
  });
}

describe('the impact of a new version', () => {
  test('says who pays more, and by how much', () => {
    const { rows, counts } = changed(
      after({ plans: [plan('small', '25.00', '100'), plan('large', '50.00', '1000')] }),
    );
    expect(rows[0]).toMatchObject({
      plan: 'small',
      before: '30.00',
      after: '35.00',
      change: '5.00',
      percent: '16.7',
      verdict: 'more',
      sentence: 'small costs 5.00 EUR more.',
    });
    expect(counts).toEqual({ more: 1, less: 0, same: 0, infeasible: 0, other: 0 });
  });

  test('says who is no longer served, and why', () => {
    const { rows, counts } = changed(after({ packs: [] }));
    expect(rows[0]?.verdict).toBe('becomes-infeasible');
    expect([rows[0]?.cheapestBefore, rows[0]?.cheapestAfter]).toEqual(['small', 'large']);
    expect(counts.infeasible).toBe(1);
  });

  test('tells a plan that is gone', () => {
    const { rows } = changed(after({ plans: [plan('large', '50.00', '1000')] }));
    expect(rows[0]).toMatchObject({
      plan: 'small',
      before: '30.00',
      after: null,
      verdict: 'becomes-infeasible',
      sentence: 'small is not in the new version.',
      cheapestAfter: 'large',
    });
  });

  test('reads amounts in groups', () => {
    const { rows } = changed(
      after({ plans: [plan('small', '1250.00', '100'), plan('large', '50.00', '1000')] }),
    );
    expect(rows[0]?.sentence).toBe('small costs 1,230.00 EUR more.');
  });

  // Without packs, 150 are more than small has and 1,500 more than either.
  const unserved = work({
    plan: undefined,
    lines: [line(1500)],
    choices: { packs: { kind: 'none' } },
  });

  test('says that no plan serves it, before or after, and speaks of no price', () => {
    const { rows, counts } = changed(after({}), [unserved]);
    expect(rows[0]).toMatchObject({
      plan: null,
      verdict: 'unknown',
      sentence: 'No plan serves it at a known price, before or after.',
    });
    expect(counts.other).toBe(1);
  });

  test('names the plan that serves what none served before', () => {
    const { rows } = changed(
      after({ plans: [plan('small', '20.00', '100'), plan('large', '50.00', '2000')] }),
      [unserved],
    );
    expect(rows[0]).toMatchObject({
      plan: null,
      verdict: 'becomes-feasible',
      cheapestAfter: 'large',
      sentence: 'large now serves everything.',
    });
  });

  test.each([
    ['after', before, onRequest()],
    ['before', onRequest(), before],
  ])('a price that is on request %s is unknown, not infeasible', (_, was, is) => {
    const answer = Impact.parse(impact({ scenarios: [work()], before: was, after: is }));
    expect(answer.rows[0]).toMatchObject({
      verdict: 'unknown',
      sentence: 'A price of small is on request, so the change is unknown.',
    });
    expect(answer.counts).toMatchObject({ infeasible: 0, other: 1 });
  });

  test('is refused between two currencies, whose amounts no one can take from each other', () => {
    expect(() => changed(after({ currency: 'USD' }))).toThrow(
      expect.objectContaining({
        kind: 'bad-input',
        faults: [expect.objectContaining({ code: 'currency_different', found: 'USD' })],
      }),
    );
  });

  test('tells work that the new version does not know, and goes on with the others', () => {
    const { rows, counts } = changed(after({ operations: [operation('use', '1')] }), [
      work({ lines: [line(10, { operation: 'other' })] }),
      work(),
    ]);
    expect(rows[0]).toMatchObject({ verdict: 'refused', before: '20.00', after: null });
    expect(rows[0]?.sentence).toContain('other');
    expect(rows[1]?.verdict).toBe('same');
    expect(counts).toEqual({ more: 0, less: 0, same: 1, infeasible: 1, other: 0 });
  });
});
