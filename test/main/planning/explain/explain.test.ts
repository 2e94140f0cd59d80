import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { explainRecorded } from '../../../../src/main/planning/explain/explain';
import { ledgerPage } from '../../../../src/main/planning/ledger-entries';
import { recordScenario } from '../../../../src/main/planning/record';
import { presentSimulation } from '../../../../src/main/planning/simulate';
import type { PriceBook } from '../../../../src/shared/contract/price-book';
import { Scenario } from '../../../../src/shared/contract/scenario';
import {
  add,
  compareDecimals,
  multiply,
  parseDecimal,
  type Decimal,
} from '../../../../src/shared/decimal';
import { builtInPriceBooks } from '../../../../src/shared/price-books/built-in';

const ZERO: Decimal = { units: 0n, scale: 0 };
const sum = (values: readonly string[]): Decimal =>
  values.reduce((total, value) => add(total, parseDecimal(value)), ZERO);

function example(name: string): { scenario: Scenario; book: PriceBook } {
  const scenario = Scenario.parse(
    JSON.parse(readFileSync(`test/golden/rulebook/${name}.scenario.json`, 'utf8')),
  );
  const book = builtInPriceBooks().find(({ id }) => id === scenario.priceBook.id);
  if (book === undefined) throw new RangeError(name);
  return { scenario, book };
}

const CASES: [string, string][] = [
  ['02', 'starter'],
  ['04b', 'lite'],
  ['06b', 'pro'],
  ['07a', 'starter'],
  ['08a', 'starter'],
  ['10', 'paid'],
  ['12b', 'starter'],
];

describe.each(CASES)('example %s on %s', (name, plan) => {
  const { scenario, book } = example(name);
  const recorded = recordScenario({ scenario, book, plan });
  const simulation = presentSimulation(recorded, book, false);

  it('terms add up to the figure: total, months, invoices, days', () => {
    const days =
      simulation.balances.length === 0
        ? []
        : [
            simulation.start,
            simulation.months === 1
              ? simulation.start
              : (simulation.cycles[1]?.from ?? simulation.start),
          ];
    const targets = [
      { kind: 'total' as const },
      ...simulation.summary.months.map(({ from }) => ({ kind: 'month' as const, from })),
      ...simulation.invoices.map(({ id }) => ({ kind: 'invoice' as const, id })),
      ...days.map((on) => ({ kind: 'day' as const, on })),
    ];
    for (const target of targets) {
      const { figure, terms } = explainRecorded(recorded, book, target);
      expect(
        compareDecimals(sum(terms.map(({ value }) => value)), parseDecimal(figure?.value ?? '0')),
      ).toBe(0);
    }
  });

  it('every term leads to entries that exist and every rule to a page', () => {
    for (const { id } of simulation.invoices) {
      const { terms, rules } = explainRecorded(recorded, book, { kind: 'invoice', id });
      for (const term of terms)
        for (const seq of term.entries) expect(ledgerPage(recorded, seq, 1)[0]?.seq).toBe(seq);
      for (const term of terms)
        expect(rules.find((rule) => rule.id === term.rule)?.sources.length).toBeGreaterThan(0);
    }
  });
});

describe('an invoice line', () => {
  it('recomputes from the ledger and the rule alone: overage', () => {
    const { scenario, book } = example('07a');
    const recorded = recordScenario({ scenario, book, plan: 'starter' });
    const { invoices } = presentSimulation(recorded, book, false);
    const line = invoices
      .flatMap((invoice) => invoice.lines)
      .find(({ kind }) => kind === 'overage');
    const entries = (line?.entries ?? []).flatMap((seq) => ledgerPage(recorded, seq, 1));
    const credits = sum(
      entries.flatMap(({ concerns }) => (concerns === undefined ? [] : [concerns])),
    );
    const { price } = book.policies.overage;
    if (price === undefined || price === 'entered' || 'mode' in price)
      throw new RangeError('a flat price is expected');
    expect(
      compareDecimals(
        multiply(credits, parseDecimal(price.amount)),
        parseDecimal(line?.amount ?? '0'),
      ),
    ).toBe(0);
  });

  it('changes with its rule, and so does its explanation', () => {
    const { scenario, book } = example('02');
    const dearer = structuredClone(book);
    const starter = dearer.plans.find(({ id }) => id === 'starter');
    if (starter?.price.kind !== 'fixed') throw new RangeError('Starter has a price');
    starter.price = { ...starter.price, amount: '30.00' };
    const target = { kind: 'invoice', id: 'inv-1' } as const;
    const before = explainRecorded(
      recordScenario({ scenario, book, plan: 'starter' }),
      book,
      target,
    );
    const after = explainRecorded(
      recordScenario({ scenario, book: dearer, plan: 'starter' }),
      dearer,
      target,
    );
    expect([before.figure?.value, after.figure?.value]).toEqual(['20.00', '30.00']);
    expect(after.rules[0]?.words).not.toBe(before.rules[0]?.words);
  });
});

describe('why', () => {
  it('a plan is not feasible is told in one sentence with the rule', () => {
    const { scenario, book } = example('04a');
    const answer = explainRecorded(recordScenario({ scenario, book, plan: 'lite' }), book, {
      kind: 'feasibility',
    });
    expect(answer.sentence).toMatch(/no credits left on Lite/);
    expect(answer.rules.length).toBeGreaterThan(0);
  });

  it('a day is blocked is told in one sentence that names the plan that would take it', () => {
    const { scenario, book } = example('06a');
    const answer = explainRecorded(recordScenario({ scenario, book, plan: 'pro' }), book, {
      kind: 'day',
      on: scenario.start,
    });
    expect(answer.sentence).toMatch(/Business takes it whole/);
  });
});

it.each([
  // A fee and a purchase of packs on the first day of each month.
  ['02', 'starter', 'Starter costs 660.00 EUR over 12 months, in 24 invoices.'],
  ['03', 'starter', 'Starter costs 20.00 EUR over 1 month, in 1 invoice.'],
])('the total of example %s on %s in one sentence', (name, plan, sentence) => {
  const { scenario, book } = example(name);
  expect(
    explainRecorded(recordScenario({ scenario, book, plan }), book, { kind: 'total' }).sentence,
  ).toBe(sentence);
});
