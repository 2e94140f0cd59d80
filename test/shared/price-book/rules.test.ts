import { describe, expect, test } from 'vitest';
import { findRule, listRules } from '../../../src/shared/price-book/rules';
import { applyReadings } from '../../../src/shared/price-book/readings';
import { memberId } from '../../../src/shared/price-book/members';
import { builtInPriceBooks } from '../../../src/shared/price-books/built-in';

const book = (id: string) => builtInPriceBooks().find((candidate) => candidate.id === id)!;
const words = (bookId: string, ruleId: string) => findRule(book(bookId), ruleId)?.words;

/** Rule ids of every cited node, found by walking the JSON: what listRules must cover. */
function citedNodes(node: unknown, path: string): string[] {
  if (Array.isArray(node))
    return node.flatMap((member) => citedNodes(member, `${path}.${memberId(member)}`));
  if (typeof node !== 'object' || node === null) return [];
  const own = 'source' in node ? [path] : [];
  return [
    ...own,
    ...Object.entries(node).flatMap(([key, value]) =>
      citedNodes(value, path === '' ? key : `${path}.${key}`),
    ),
  ];
}

describe.each(builtInPriceBooks())('$label', (of) => {
  const rules = listRules(of);

  test('every cited node has a rule, and no rule is without a node', () => {
    const { assumptions: _, ...rest } = of;
    expect(rules.map((rule) => rule.id).toSorted()).toEqual(citedNodes(rest, '').toSorted());
  });

  test('every rule is a sentence with a dated source', () => {
    const broken = rules.filter(
      ({ words: sentence, sources }) =>
        !/^\p{Lu}.*\.$/u.test(sentence) ||
        /undefined|NaN|\[object| {2}/.test(sentence) ||
        sources.length === 0 ||
        sources.some((source) => !/^2026-\d\d-\d\d$/.test(source.readOn)),
    );
    expect(broken).toEqual([]);
  });

  test('what no page of the vendor says is an assumption, or says why it needs none', () => {
    const silent = rules.filter(({ sources }) =>
      sources.every(({ title }) => title === 'Tierwise rulebook'),
    );
    expect(
      silent
        .filter(({ assumptions, note }) => assumptions.length === 0 && note === undefined)
        .map(({ id }) => id),
    ).toEqual([]);
  });

  test('every assumption is leaned on by a rule', () => {
    const used = new Set(rules.flatMap((rule) => rule.assumptions));
    expect(of.assumptions.map((assumption) => assumption.id).filter((id) => !used.has(id))).toEqual(
      [],
    );
  });
});

test.each([
  ['claro', 'plans.starter.price', 'Starter costs 20.00 EUR a month per workspace.'],
  [
    'claro',
    'plans.starter.allowances.monthly',
    "Starter includes 2,500 credits each billing cycle; what is unused at the cycle's end is lost.",
  ],
  ['claro', 'plans.free.allowances.once', 'Free includes 200 credits once; they stay until used.'],
  [
    'claro',
    'packs.pack-2000',
    'A pack of 2,000 credits costs 20.00 EUR, on any plan; they never expire.',
  ],
  ['claro', 'operations.seo-report.costs.credits', 'SEO Report costs 2 credits per record.'],
  [
    'claro',
    'plans.free.limits.knowledge-base-size',
    'Size of a knowledge base on Free: at most 10 MB.',
  ],
  ['cloro', 'plans.enterprise-4k.price', 'Enterprise 4K costs 4,000.00 USD a month.'],
  [
    'cloro',
    'plans.enterprise-annual.price',
    'Enterprise (annual) is priced on request, from 5,000.00 USD a month; its price counts as unknown until you enter it.',
  ],
  [
    'cloro',
    'plans.enterprise-annual.minimumTerm',
    'Enterprise (annual) binds for at least 12 months.',
  ],
  [
    'cloro',
    'plans.enterprise-annual.policies.overage',
    'On Enterprise (annual): Overage is billed at the contracted rate, which you enter, on the next invoice.',
  ],
  ['cloro', 'plans.business.limits.concurrency', 'Concurrent requests on Business: at most 100.'],
  [
    'claira',
    'plans.pro.reservoirs.reservoir',
    'Pro has a reservoir of at most 10,000 tokens; a daily refill adds 500, up to the cap and never beyond.',
  ],
  [
    'claira',
    'plans.enterprise.reservoirs.reservoir',
    'Enterprise has an unlimited reservoir of tokens and an unlimited daily refill.',
  ],
  [
    'claira',
    'policies.overage',
    'Where it is switched on, overage is billed at 0.10 CAD per token, on the next invoice.',
  ],
  [
    'claira',
    'packs.tokens',
    'Tokens are sold at 0.10 CAD per token, as many as wanted, on Starter only; they never expire.',
  ],
  [
    'clozup',
    'operations.campaign-generation.costs.credits',
    'Campaign Generation costs 3 to 10 credits per campaign, counted with 5.',
  ],
  [
    'clozup',
    'policies.alerts.banner-10',
    'A banner shows when the whole balance is below 10 % of the allowance.',
  ],
])('%s %s in words', (bookId, ruleId, expected) => {
  expect(words(bookId, ruleId)).toBe(expected);
});

test('a rule names its page, section, address and the day it was read', () => {
  expect(findRule(book('cloro'), 'plans.lite.price')?.sources).toEqual([
    {
      title: 'cloro pricing, as recorded on 2026-10-07',
      section: 'Plans; Compare all 11 tiers',
      address: 'https://cloro.dev/pricing/',
      readOn: '2026-10-07',
    },
  ]);
});

test('another reading changes the words of its rule', () => {
  const { book: read } = applyReadings(book('claira'), { 'A-15': 'this-invoice' });
  expect(findRule(read, 'policies.upgrade')?.words).toContain('credited on the same invoice');
  expect(words('claira', 'policies.upgrade')).toContain('credited on the invoice after that one');
});

test('an id that the book has not finds nothing', () => {
  expect(findRule(book('claro'), 'plans.gold.price')).toBeUndefined();
});

test('the order of a day speaks of a refill only where a plan has one', () => {
  expect(words('claira', 'policies.dayOrder')).toBe(
    "The daily refill comes before the day's work.",
  );
  expect(words('claro', 'policies.dayOrder')).toBe('What a day grants comes before its work.');
});

test('one is told as one', () => {
  const claro = book('claro');
  const one = {
    ...claro,
    policies: {
      ...claro.policies,
      overage: {
        mode: 'on' as const,
        price: { amount: '0.10', per: '1' },
        limit: { credits: '1' },
        billing: 'arrears' as const,
        source: { of: 'x', section: 'y' },
      },
    },
  };
  expect(findRule(one, 'policies.overage')?.words).toContain(
    'per credit, at most 1 credit a cycle',
  );
});
