import { describe, expect, it } from 'vitest';
import { ageWords, daysSince } from '../../../../src/renderer/features/price-books/book-age';
import {
  changesText,
  groupChanges,
  impactWords,
  worstFirst,
} from '../../../../src/renderer/features/price-books/change-text';
import {
  addAllowance,
  addOperation,
  addPack,
  addPlan,
  addSource,
  changeMember,
  moveMember,
  removeMember,
  setLimit,
  switchFeature,
  withFirstCite,
  withText,
} from '../../../../src/renderer/features/price-books/edit-book';
import { limitText } from '../../../../src/shared/price-book/wording';
import { planMatrix } from '../../../../src/renderer/features/price-books/plan-matrix';
import { checkPriceBook } from '../../../../src/shared/price-book/check';
import { diffPriceBooks } from '../../../../src/shared/price-book/diff';
import { findRule } from '../../../../src/shared/price-book/rules';
import type { ImpactRow } from '../../../../src/shared/contract/impact';
import { builtInPriceBooks } from '../../../../src/shared/price-books/built-in';
import { smallBook } from '../../../support/small-book';

const ids = (list: readonly { readonly id: string }[]): string[] => list.map(({ id }) => id);

describe('a price list', () => {
  it('has the unit of a limit where its name does not say it', () => {
    const { limits } = smallBook();
    const book = { limits: [...limits, { id: 'size', label: 'Size of a file', unit: 'MB' }] };
    expect(limitText('size', '10', book)).toBe('10 MB');
    expect(limitText('size', 'unlimited', book)).toBe('unlimited');
    expect(limitText('seats', '1500', book)).toBe('1,500');
  });

  it('has every plan’s figures in the order of the book, each with its rule', () => {
    const rows = planMatrix(smallBook()).flatMap((group) => group.rows);
    expect(rows.map(({ label, cells }) => [label, ...cells.map(({ text }) => text)])).toEqual([
      ['Price', '0.00 EUR', '20.00 EUR'],
      ['Per', 'a month and workspace', 'a month and workspace'],
      ['Each cycle', '100', '1,000'],
      ['Seats', '1', '10'],
      ['API access', 'no', 'yes'],
    ]);
  });

  it.each(builtInPriceBooks().map((book) => [book.id, book] as const))(
    'of %s names only rules that the book has, and says a source for each',
    (_id, book) => {
      const cells = planMatrix(book).flatMap((group) => group.rows.flatMap((row) => row.cells));
      const rules = cells.flatMap(({ rule }) => (rule === undefined ? [] : [rule]));
      expect(rules.length).toBeGreaterThan(book.plans.length);
      expect(rules.filter((rule) => (findRule(book, rule)?.sources.length ?? 0) === 0)).toEqual([]);
    },
  );
});

describe('edits of a price book', () => {
  it('of any kind leave a sound book sound', () => {
    const book = smallBook();
    const edited = [
      addPlan,
      addOperation,
      addPack,
      addSource('2026-11-21'),
      changeMember('plans', 'pro', (plan) => addAllowance(plan, book)),
      changeMember('plans', 'free', (plan) => switchFeature(plan, 'roles', true, book)),
      changeMember('plans', 'pro', (plan) => setLimit(plan, 'seats', 'unlimited', book)),
      changeMember('plans', 'pro', (plan) => withText(plan, 'summary', 'For teams.')),
      removeMember('packs', 'bag'),
      moveMember('plans', 'pro', -1),
    ].reduce((now, change) => change(now), book);
    expect(checkPriceBook(edited)).toMatchObject({ ok: true });
    expect(ids(edited.plans)).toEqual(['pro', 'free', 'plan']);
    expect(ids(edited.packs)).toEqual(['pack']);
    expect(edited.plans[1]?.features?.has).toEqual(['roles']);
  });

  it('leave what they do not concern the very same', () => {
    const book = smallBook();
    const edited = changeMember('plans', 'pro', (plan) => ({ ...plan, label: 'Pro 2' }))(book);
    expect(edited.plans[0]).toBe(book.plans[0]);
    expect(edited.policies).toBe(book.policies);
    expect(book.plans[1]?.label).toBe('Pro');
    expect(moveMember('plans', 'free', -1)(book)).toBe(book);
  });

  it('make names that nobody has', () => {
    const twice = addPlan(addPlan(smallBook()));
    expect(ids(twice.plans)).toEqual(['free', 'pro', 'plan', 'plan-2']);
  });

  it('take limits and texts away again', () => {
    const book = smallBook();
    const [free] = book.plans;
    if (free === undefined) throw new Error('no plan');
    expect(setLimit(free, 'seats', undefined, book).limits).toEqual([]);
    expect(Object.hasOwn(withText(withText(free, 'summary', 'x'), 'summary', ''), 'summary')).toBe(
      false,
    );
  });

  it('change the first of several citations and keep the others', () => {
    const other = { of: 'page', section: 'B' };
    const next = { of: 'page', section: 'C' };
    expect(withFirstCite([{ of: 'page', section: 'A' }, other], next)).toEqual([next, other]);
    expect(withFirstCite({ of: 'page', section: 'A' }, next)).toEqual(next);
  });
});

describe('changes as text', () => {
  const before = smallBook();
  const after = changeMember('plans', 'pro', (plan) => ({
    ...plan,
    price: { ...plan.price, kind: 'fixed' as const, amount: '25.00' },
  }))(removeMember('packs', 'bag')(before));
  const changes = diffPriceBooks(before, after);

  it('stand by part, each with its sign', () => {
    expect(groupChanges(changes).map(([title, group]) => [title, group.length])).toEqual([
      ['Plans', 1],
      ['Packs', 1],
    ]);
  });

  it('say what differs and what it does to whom', () => {
    const head = { id: 'kiosk', version: '1', label: 'Kiosk' } as Parameters<typeof changesText>[0];
    const text = changesText(head, { id: 'kiosk', version: '2' }, changes, {
      priceBook: 'kiosk',
      before: '1',
      after: '2',
      counts: { more: 1, less: 0, same: 0, infeasible: 0, other: 0 },
      rows: [
        {
          scenario: 'Autumn',
          currency: 'EUR',
          plan: 'pro',
          before: '76.00',
          after: '91.00',
          change: '15.00',
          percent: '19.7',
          verdict: 'more',
          cheapestBefore: 'free',
          cheapestAfter: 'free',
          sentence: 'Pro costs 15.00 EUR more.',
          plans: [],
        },
      ],
    });
    expect(text.split('\n')).toEqual([
      'Kiosk: kiosk 1 to kiosk 2',
      '',
      'Plans',
      '≠ Plan Pro: price from 20.00 EUR a month to 25.00 EUR a month (+25.0 %).',
      '',
      'Packs',
      expect.stringMatching(/^− Pack Bag removed/),
      '',
      'Saved scenarios',
      'Autumn: 76.00 to 91.00 EUR (15.00). Pro costs 15.00 EUR more.',
      '',
    ]);
  });
});

describe('impact on scenarios', () => {
  const row = (changes: Partial<ImpactRow>): ImpactRow => ({
    scenario: 'Autumn',
    currency: 'EUR',
    plan: 'pro',
    before: '76.00',
    after: '91.00',
    change: '15.00',
    percent: '19.7',
    verdict: 'more',
    cheapestBefore: 'pro',
    cheapestAfter: 'pro',
    sentence: 'Pro costs 15.00 EUR more.',
    plans: [],
    ...changes,
  });

  it('begins with who is no longer served, then who pays most more', () => {
    const rows = [
      row({ scenario: 'same', verdict: 'same', change: '0.00' }),
      row({ scenario: 'a little' }),
      row({ scenario: 'much', change: '150.00' }),
      row({ scenario: 'lost', verdict: 'becomes-infeasible', change: '0.00' }),
      row({ scenario: 'glad', verdict: 'less', change: '-5.00' }),
    ];
    expect(worstFirst(rows).map(({ scenario }) => scenario)).toEqual([
      'lost',
      'much',
      'a little',
      'same',
      'glad',
    ]);
  });

  it('says when another plan has become the cheapest', () => {
    const plans = [
      ['pro', 'Pro'],
      ['free', 'Free'],
    ].map(([plan = '', label = '']) => ({
      plan,
      label,
      before: null,
      after: null,
      change: null,
      feasibleBefore: true,
      feasibleAfter: true,
    }));
    expect(impactWords(row({ plans }))).toBe('Pro costs 15.00 EUR more.');
    expect(impactWords(row({ plans, cheapestAfter: 'free' }))).toBe(
      'Pro costs 15.00 EUR more. Cheapest is now Free instead of Pro.',
    );
    expect(impactWords(row({ plans, cheapestAfter: null }))).toBe('Pro costs 15.00 EUR more.');
  });
});

it('the age of a source is in whole days', () => {
  expect(daysSince('2026-08-23', '2026-11-21')).toBe(90);
  expect(daysSince('2026-11-22', '2026-11-21')).toBe(0);
  expect([0, 1, 120].map(ageWords)).toEqual(['today', '1 day ago', '120 days ago']);
});
