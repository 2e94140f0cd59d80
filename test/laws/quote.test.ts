import * as fc from 'fast-check';
import { describe } from 'vitest';
import type { ListLine } from '../../src/main/planning/quote/list-lines';
import { splitByWeight } from '../../src/main/planning/quote/money';
import { priceQuote } from '../../src/main/planning/quote/price-quote';
import { priceLines } from '../../src/main/planning/quote/totals';
import { simulateScenario } from '../../src/main/planning/simulate';
import { Scenario } from '../../src/shared/contract/scenario';
import { smallScenario } from '../support/library';
import { law, notices } from '../support/law';
import { quoteContent } from '../support/quotes';
import { smallBook } from '../support/small-book';

const cents = fc.bigInt({ min: -50_000_000n, max: 500_000_000n });
const amount = fc.integer({ min: 0, max: 9_000_000 }).map((minor) => (minor / 100).toFixed(2));
const percent = fc.integer({ min: 0, max: 10_000 }).map((part) => (part / 100).toFixed(2));
const discount = fc.oneof(
  percent.map((size) => ({ kind: 'percent' as const, percent: size, reason: 'x' })),
  amount.map((size) => ({ kind: 'amount' as const, amount: size, reason: 'x' })),
);

const listLines = fc.array(cents, { minLength: 1, maxLength: 12 }).map((lists) =>
  lists.map((list, at): ListLine => ({
    key: `line:${at}`,
    kind: 'subscription',
    label: `Line ${at}`,
    detail: '',
    quantity: '1',
    unitPrice: '0.00',
    list,
  })),
);

const terms = fc.record({
  lineDiscounts: fc.array(fc.record({ line: fc.nat(11).map((at) => `line:${at}`), discount }), {
    maxLength: 4,
  }),
  discount: fc.option(discount),
  tax: fc.option(percent.map((size) => ({ label: 'VAT', percent: size }))),
});

const minorOf = (text: string): bigint => BigInt(text.replace('.', ''));
const sum = (texts: readonly string[]): bigint =>
  texts.reduce((all, text) => all + minorOf(text), 0n);

type Price = typeof priceLines;

/** Every total is the sum of the lines as shown, and each line is what it says of itself. */
const addsUp = (price: Price) =>
  fc.property(listLines, terms, (drafts, given) => {
    const { lines, totals } = price(drafts, given, 2);
    const column = (name: 'list' | 'discount' | 'share' | 'net' | 'tax') =>
      sum(lines.map((line) => line[name]));
    return (
      column('list') === minorOf(totals.list) &&
      column('discount') === minorOf(totals.lineDiscounts) &&
      column('share') === minorOf(totals.discount) &&
      column('net') === minorOf(totals.net) &&
      column('tax') === minorOf(totals.tax) &&
      minorOf(totals.net) + minorOf(totals.tax) === minorOf(totals.total) &&
      lines.every(
        (line) =>
          minorOf(line.list) - minorOf(line.discount) - minorOf(line.share) === minorOf(line.net),
      )
    );
  });

/** A discount takes from what is there: no line above zero falls below it, no credit changes. */
const takesOnlyWhatIsThere = (price: Price) =>
  fc.property(listLines, terms, (drafts, given) =>
    price(drafts, given, 2).lines.every((line) => {
      const [list, net] = [minorOf(line.list), minorOf(line.net)];
      return list > 0n ? net >= 0n && net <= list : net === list;
    }),
  );

/** Tax of the whole, instead of the sum of the lines' tax. */
const taxOfTheWhole: Price = (drafts, given, places) => {
  const priced = priceLines(drafts, given, places);
  const rate = Number(given.tax?.percent ?? 0);
  const tax = (Math.round((Number(priced.totals.net) * rate) / 1) / 100).toFixed(2);
  return { ...priced, totals: { ...priced.totals, tax } };
};

/** A discount of the whole on credits too. */
const discountsCredits: Price = (drafts, given, places) => {
  const priced = priceLines(drafts, given, places);
  const lines = priced.lines.map((line) =>
    line.list.startsWith('-') && given.discount !== null ? { ...line, net: '0.00' } : line,
  );
  return { ...priced, lines };
};

describe('discounts and tax of a quote', () => {
  law('add up, line by line and in every total', addsUp(priceLines));
  notices('tax rounded once on the whole', addsUp(taxOfTheWhole));
  law('take only what is there', takesOnlyWhatIsThere(priceLines));
  notices('a discount on credits', takesOnlyWhatIsThere(discountsCredits));
});

describe('a split by weight', () => {
  const weights = fc.array(fc.bigInt({ min: 0n, max: 1_000_000n }), {
    minLength: 1,
    maxLength: 20,
  });
  const whole = fc.bigInt({ min: 0n, max: 10n ** 12n });
  const fair = (split: typeof splitByWeight) =>
    fc.property(whole, weights, (given, parts) => {
      const total = parts.reduce((all, part) => all + part, 0n);
      const got = split(given, parts);
      if (total === 0n) return got.every((part) => part === 0n);
      const isWhole = got.reduce((all, part) => all + part, 0n) === given;
      return (
        isWhole &&
        got.every((part, at) => {
          const floor = (given * (parts[at] ?? 0n)) / total;
          return part === floor || part === floor + 1n;
        })
      );
    });
  law('sums to the whole, each part within one of its share', fair(splitByWeight));
  notices(
    'parts rounded each for itself',
    fair((given, parts) => {
      const total = parts.reduce((all, part) => all + part, 0n);
      return parts.map((part) => (total === 0n ? 0n : (given * part) / total));
    }),
  );
});

describe('the lines of a quote', () => {
  law(
    'add up to the total that the plan was simulated with, and to what falls due by month',
    fc.property(
      fc.record({
        months: fc.integer({ min: 1, max: 14 }),
        quantity: fc.integer({ min: 0, max: 4_000 }),
        plan: fc.constantFrom('free', 'pro'),
        change: fc.option(fc.integer({ min: 2, max: 28 })),
      }),
      ({ months, quantity, plan, change }) => {
        const scenario = Scenario.parse(
          smallScenario({
            months,
            lines: [{ id: 'checks', operation: 'check', quantity }],
            changes:
              change === null
                ? []
                : [{ on: `2026-03-${String(change).padStart(2, '0')}`, kind: 'plan', plan: 'pro' }],
          }),
        );
        const book = smallBook();
        const simulation = simulateScenario({ scenario, book, plan });
        const { figures } = priceQuote({
          content: quoteContent({ plan }),
          scenario,
          book,
          simulation,
          hash: 'law',
        });
        return (
          figures.totals.list === simulation.summary.total &&
          sum(figures.due.map(({ total }) => total)) === minorOf(figures.totals.list)
        );
      },
    ),
    300,
  );
});
