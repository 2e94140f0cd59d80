import { describe, expect, test } from 'vitest';
import { book, line, plan, price, rules, scenario, source } from '../../../support/books';
import { cheapest, recommend } from '../../../support/recommended';

describe('the overage switch of a way', () => {
  const flat = { billing: 'arrears', price: { per: '1', amount: '0.10' } } as const;
  const upgraded = (overage: NonNullable<Parameters<typeof rules>[0]['overage']>) =>
    recommend(
      book({
        plans: [plan('small', '1.00', '10'), plan('large', '90.00', '5000')],
        policies: rules({ overage }),
      }),
      scenario({
        months: 2,
        lines: [line(11, { until: '2026-02-01' }), line(5000, { id: 'more', from: '2026-02-01' })],
        choices: cheapest,
      }),
    );

  test('is on where a plan is left that billed it, also where the last plan has none', () => {
    const { choice } = upgraded({ mode: 'user', plans: ['small'], ...flat });
    expect(choice?.label).toBe('small, then large');
    expect(choice?.overage).toBe('on');
  });

  test('is always on where a plan on the way bills whatever is switched', () => {
    const { choice } = upgraded({ mode: 'on', plans: ['small'], ...flat });
    expect(choice?.overage).toBe('always');
  });

  test('tells one credit as one', () => {
    const { choice } = upgraded({ mode: 'user', plans: ['small'], ...flat });
    expect(choice?.sentence).toBe(
      'small, large from 2026-02-01 with 1 credit in overage: 91.10 EUR over 2 months.',
    );
  });
});

describe('a term that outlasts the horizon', () => {
  const yearly = plan('yearly', '180.00', '1000', { price: price('180.00', { interval: 'year' }) });

  test('a year that has begun anew within the horizon is told to its own end', () => {
    const answer = recommend(
      book({ plans: [yearly] }),
      scenario({ months: 13, lines: [line(900)] }),
    );
    expect(answer.choice?.total).toBe('360.00');
    expect(answer.choice?.bound).toEqual({ until: '2028-01-01', fees: '0.00' });
  });

  test('what is still to come of a term counts seats at their price by volume', () => {
    const seatTiers = {
      mode: 'graduated' as const,
      tiers: [
        { upTo: '1', unitPrice: '10.00' },
        { upTo: 'unlimited' as const, unitPrice: '4.00' },
      ],
    };
    const bySeat = plan('seats', '10.00', '1000', {
      price: price('10.00', { per: 'seat', seatTiers }),
      minimumTerm: { months: 3, source },
    });
    const answer = recommend(
      book({ plans: [bySeat] }),
      scenario({ lines: [line(10)], choices: { ...cheapest, seats: 3 } }),
    );
    // 10.00 + 2 × 4.00 a month, two months after the horizon.
    expect(answer.choice?.bound).toEqual({ until: '2026-04-01', fees: '36.00' });
  });
});
