import { describe, expect, it } from 'vitest';
import { explainRecorded } from '../../../../src/main/planning/explain/explain';
import { presentSimulation } from '../../../../src/main/planning/simulate';
import { recordScenario } from '../../../../src/main/planning/record';
import { ledgerPage } from '../../../../src/main/planning/ledger-entries';
import {
  book,
  firstDay,
  line,
  operation,
  plan,
  price,
  rules,
  scenario,
  source,
} from '../../../support/books';

describe('sentences tell one as one', () => {
  const told = (
    parts: Parameters<typeof book>[0],
    work: Parameters<typeof scenario>[0],
    target: Parameters<typeof explainRecorded>[2],
  ): string => {
    const own = book(parts);
    const recorded = recordScenario({ scenario: scenario(work), book: own, plan: 'basic' });
    return explainRecorded(recorded, own, target).sentence;
  };
  const single = { lines: [line(99, { schedule: firstDay })] };

  it.each([
    [
      { kind: 'month', from: '2026-01-01' },
      'One invoice falls into the month from 2026-01-01, those due after the horizon included.',
    ],
    [{ kind: 'invoice', id: 'inv-1' }, 'One line comes to 20.00 EUR.'],
    [{ kind: 'day', on: '2026-01-01' }, '1 credit is left at the end of 2026-01-01.'],
  ] as const)('%j', (target, sentence) => {
    expect(told({}, single, target)).toBe(sentence);
  });

  it('a month without any invoice', () => {
    expect(
      told({ plans: [plan('basic', '0.00', '100')] }, single, {
        kind: 'month',
        from: '2026-01-01',
      }),
    ).toBe(
      'No invoice falls into the month from 2026-01-01, those due after the horizon included.',
    );
  });

  it('an entry whose cause is a sentence ends once', () => {
    const short = { lines: [line(101, { schedule: firstDay })] };
    const own = book();
    const recorded = recordScenario({ scenario: scenario(short), book: own, plan: 'basic' });
    const entry = ledgerPage(recorded, 0, 100).find(({ kind }) => kind === 'unserved');
    expect(told({}, short, { kind: 'entry', seq: entry?.seq ?? -1 })).toBe(
      '2026-01-01: use: no credits left on basic.',
    );
  });

  it('a debt is owed, not left', () => {
    const debt = { mode: 'on', billing: 'debt', price: { per: '1', amount: '0.10' } } as const;
    expect(
      told(
        { policies: rules({ overage: debt }) },
        { lines: [line(103, { schedule: firstDay })] },
        { kind: 'day', on: '2026-01-01' },
      ),
    ).toBe('3 credits are owed at the end of 2026-01-01.');
  });

  it('one seat, one credit in tiers, one block', () => {
    const tiers = {
      mode: 'graduated' as const,
      tiers: [{ upTo: 'unlimited' as const, unitPrice: '0.50' }],
    };
    const bases = (overagePrice: typeof tiers | { per: string; amount: string }): string[] => {
      const own = book({
        plans: [plan('basic', '0.00', '100', { price: seatPrice })],
        policies: rules({ overage: { mode: 'on', billing: 'arrears', price: overagePrice } }),
      });
      const recorded = recordScenario({
        scenario: scenario({ lines: [line(101, { schedule: firstDay })] }),
        book: own,
        plan: 'basic',
      });
      return presentSimulation(recorded, own, false).invoices.flatMap(({ lines }) =>
        lines.map(({ basis }) => basis),
      );
    };
    expect(bases(tiers)).toEqual(['1 seat × 5.00', '1 credit by graduated tiers']);
    expect(bases({ per: '10', amount: '2.00' })).toEqual(['1 seat × 5.00', '1 block of 10 × 2.00']);
  });
});

describe('what an explanation leads to', () => {
  it('is what was entered, where the account began with it', () => {
    const own = book();
    const account = {
      plan: 'basic',
      cycleStart: '2026-01-01',
      balances: [],
      bought: [{ meter: 'credits', credits: '5', boughtOn: '2025-12-01' }],
    };
    const recorded = recordScenario({ scenario: scenario({ account }), book: own, plan: 'basic' });
    const { rules: shown } = explainRecorded(recorded, own, { kind: 'entry', seq: 0 });
    expect(shown).toEqual([
      {
        id: 'account.bought',
        words: 'The account as it stands at the start, as entered with the scenario.',
        sources: [],
        assumptions: [],
      },
    ]);
  });

  it('is the cost that was not entered, of the operation that asks for it', () => {
    const own = book({
      parameters: [{ kind: 'credits', id: 'model', label: 'Model', source }],
      operations: [
        operation('use', '1'),
        operation('ask', { kind: 'entered', parameter: 'model' }, { parameters: ['model'] }),
      ],
    });
    const catalogs = [
      { id: 'c', label: 'C', records: 3, operations: [{ operation: 'use' }, { operation: 'ask' }] },
    ];
    const recorded = recordScenario({ scenario: scenario({ catalogs }), book: own, plan: 'basic' });
    const answer = explainRecorded(recorded, own, { kind: 'feasibility' });
    expect(answer.sentence).toBe('The cost of ask depends on “Model”, which is not entered.');
    expect(answer.rules.map(({ id, sources }) => [id, sources.length])).toEqual([
      ['operations.ask.costs.credits', 1],
    ]);
  });
});

const seatPrice = price('5.00', { per: 'seat' });
