import { describe, expect, test } from 'vitest';
import {
  allowance,
  book,
  firstDay,
  line,
  once,
  operation,
  pack,
  plan,
  rules,
  scenario,
  source,
} from '../../../support/books';
import { compareScenario } from '../../../../src/main/planning/compare';
import { bought, cheapest, recommend } from '../../../support/recommended';

describe('packs', () => {
  test('of two meters are each the cheapest mix', () => {
    const meters = [
      { id: 'credits', label: 'Credits', unit: 'credit', unitPlural: 'credits' },
      { id: 'tokens', label: 'Tokens', unit: 'token', unitPlural: 'tokens' },
    ];
    const own = book({
      meters,
      operations: [
        operation('use', '1', {
          costs: [
            { meter: 'credits', formula: { kind: 'fixed', amount: '1' }, source },
            { meter: 'tokens', formula: { kind: 'fixed', amount: '10' }, source },
          ],
        }),
      ],
      plans: [
        plan('only', '0.00', null, {
          allowances: [allowance('100'), allowance('1000', { id: 'tokens', meter: 'tokens' })],
        }),
      ],
      packs: [
        pack('c100', '100', '5.00'),
        pack('c300', '300', '12.00'),
        pack('t5000', '5000', '3.00', { meter: 'tokens' }),
      ],
    });
    const answer = recommend(
      own,
      scenario({ lines: [line(450, { schedule: firstDay })], choices: cheapest }),
    );
    // 350 credits: 300 + 100; 3,500 tokens: one pack.
    expect(answer.choice?.summary.purchases.map(({ pack: id, count }) => [id, count])).toEqual([
      ['c100', 1],
      ['c300', 1],
      ['t5000', 1],
    ]);
    expect(answer.choice?.total).toBe('20.00');
  });

  test('that end are bought when they are needed, not ahead', () => {
    const own = book({
      plans: [plan('only', '0.00', '10')],
      packs: [
        pack('short', '200', '5.00', { expires: { after: 30, unit: 'day' } }),
        pack('lasting', '200', '8.00'),
      ],
    });
    const answer = recommend(
      own,
      scenario({
        months: 3,
        lines: [
          line(110, { schedule: once('2026-01-20') }),
          line(110, { id: 'b', schedule: once('2026-02-10') }),
          line(110, { id: 'c', schedule: once('2026-03-20') }),
        ],
        choices: cheapest,
      }),
    );
    expect(bought(answer)).toEqual(['2026-01-20 1 short', '2026-03-20 1 short']);
    expect(answer.proof).toBe('optimal');
  });

  test('that are cheaper in bulk are bought at once', () => {
    const tiers = {
      mode: 'volume' as const,
      tiers: [
        { upTo: '2', unitPrice: '10.00' },
        { upTo: 'unlimited' as const, unitPrice: '6.00' },
      ],
    };
    const own = book({
      plans: [plan('only', '0.00', '0')],
      packs: [pack('hundred', '100', '10.00', { tiers })],
    });
    const answer = recommend(
      own,
      scenario({ months: 3, lines: [line(100, { schedule: firstDay })], choices: cheapest }),
    );
    // Three at once cost 18.00; one a month 30.00.
    expect(answer.choice?.total).toBe('18.00');
    expect(bought(answer)).toEqual(['2026-01-01 3 hundred']);
  });

  test('left over are worth what the user says', () => {
    const own = book({
      plans: [plan('only', '0.00', '0')],
      packs: [pack('small', '100', '10.00'), pack('large', '1000', '40.00')],
    });
    const work = scenario({ lines: [line(150, { schedule: firstDay })], choices: cheapest });
    expect(bought(recommend(own, work))).toEqual(['2026-01-01 2 small']);
    const valued = recommend(own, work, { leftovers: 'at-cheapest' });
    // 1,000 for 40.00 leave 850 worth 34.00; two small ones 50 worth 2.00.
    expect(bought(valued)).toEqual(['2026-01-01 1 large']);
    expect([valued.choice?.total, valued.choice?.leftoverValue, valued.choice?.net]).toEqual([
      '40.00',
      '34.00',
      '6.00',
    ]);
  });

  test('are not bought where the user said none', () => {
    const own = book({
      plans: [plan('low', '0.00', '0'), plan('high', '50.00', '500')],
      packs: [pack('small', '100', '1.00')],
    });
    const answer = recommend(
      own,
      scenario({ lines: [line(150)], choices: { packs: { kind: 'none' } } }),
    );
    expect([answer.choice?.plan, answer.choice?.purchases]).toEqual(['high', []]);
  });

  test('can be bought by rule: the setting that costs least, with the cap it takes', () => {
    const autoTopUp = {
      trigger: 'below',
      watches: 'whole',
      looksAt: 'every-debit',
      buys: 'one-by-one',
      cap: { month: 'cycle' },
      onSwitch: 'at-next-debit',
    } as const;
    const own = book({
      plans: [plan('only', '0.00', '100')],
      packs: [pack('small', '100', '10.00'), pack('large', '300', '20.00')],
      policies: rules({ autoTopUp }),
    });
    const answer = recommend(
      own,
      scenario({ months: 2, lines: [line(400, { schedule: firstDay })], choices: cheapest }),
    );
    // By hand 300 each month for 20.00; by rule the same pack does.
    expect(answer.choice?.total).toBe('40.00');
    expect(answer.asAutoTopUp).toEqual({
      setting: {
        pack: 'large',
        label: 'large',
        threshold: '0',
        capMoney: '20.00',
        mostPerMonth: '20.00',
      },
      total: '40.00',
      more: '0.00',
    });
  });

  test('that stay in force are bought once, and cost each cycle', () => {
    const own = book({
      plans: [plan('only', '10.00', '100')],
      packs: [pack('extra', '100', '5.00', { ratchets: true })],
    });
    const work = scenario({ months: 3, lines: [line(180)], choices: cheapest });
    const answer = recommend(own, work);
    expect(bought(answer)).toHaveLength(1);
    expect(answer.choice?.total).toBe('45.00');
    expect(answer.choice?.sentence).toBe(
      'only with 1 × extra each cycle from then on: 45.00 EUR over 3 months.',
    );
    const [step] = answer.choice?.purchases ?? [];
    const applied = scenario({
      months: 3,
      lines: [line(180)],
      changes: [{ on: step?.on ?? '', kind: 'buy', pack: 'extra', count: step?.count ?? 0 }],
    });
    const [summary] = compareScenario({ scenario: applied, book: own }).plans;
    expect([summary?.total, summary?.unservedUnits]).toEqual(['45.00', 0]);
  });
});
