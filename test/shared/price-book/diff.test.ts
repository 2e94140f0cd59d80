import { describe, expect, it } from 'vitest';
import type { PriceBook } from '../../../src/shared/contract/price-book';
import { diffPriceBooks } from '../../../src/shared/price-book/diff';
import { smallBook } from '../../support/small-book';

function sentences(edit: (book: PriceBook) => void): string[] {
  const after = smallBook();
  edit(after);
  return diffPriceBooks(smallBook(), after).map((change) => change.sentence);
}

type Path = readonly string[];

function leavesOf(value: unknown, path: Path): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, [...path, key]));
}

/** The small book with another value of the same kind at one place. */
function changedAt(path: Path): PriceBook {
  const book = smallBook();
  const last = path.at(-1) ?? '';
  const parent = path
    .slice(0, -1)
    .reduce((at, key) => at[key] as Record<string, unknown>, book as Record<string, unknown>);
  const before = parent[last];
  const others: Record<string, unknown> = {
    expires: { after: 1, unit: 'month' },
    buyableOn: ['pro'],
  };
  const next = typeof before === 'number' ? before + 1 : `${String(before)}9`;
  parent[last] = others[last] ?? (typeof before === 'boolean' ? !before : next);
  return book;
}

const paths = (a: PriceBook, b: PriceBook): string[] =>
  diffPriceBooks(a, b).map((change) => change.path);

describe('diffPriceBooks', () => {
  it('finds nothing between a book and its copy, nor in a new version number alone', () => {
    expect(
      sentences((book) => {
        book.version = '2027-01-01';
        book.id = 'kiosk-copy';
      }),
    ).toEqual([]);
  });

  it('says a price in words, with the percentage', () => {
    const after = smallBook();
    const price = after.plans[1]!.price;
    if (price.kind === 'fixed') price.amount = '25.00';
    expect(diffPriceBooks(smallBook(), after)).toEqual([
      {
        kind: 'changed',
        area: 'plans',
        path: 'plans.pro.price',
        subject: 'Plan Pro',
        what: 'price',
        before: '20.00 EUR a month',
        after: '25.00 EUR a month',
        percent: '+25.0',
        sentence: 'Plan Pro: price from 20.00 EUR a month to 25.00 EUR a month (+25.0 %).',
      },
    ]);
  });

  it('takes "20" and "20.00" for one figure', () => {
    expect(
      sentences((book) => {
        const price = book.plans[1]!.price;
        if (price.kind === 'fixed') price.amount = '20';
        book.packs[0]!.credits = '500.0';
      }),
    ).toEqual([]);
  });

  it.each<[string, (book: PriceBook) => void, string[]]>([
    [
      'a price that goes on request',
      (book) => {
        const { source } = book.plans[1]!.price;
        book.plans[1]!.price = {
          kind: 'on-request',
          per: 'seat',
          interval: 'year',
          from: '300',
          source,
        };
      },
      ['Plan Pro: price from 20.00 EUR a month to on request, from 300.00 EUR a year per seat.'],
    ],
    [
      'an allowance',
      (book) => {
        book.plans[1]!.allowances[0]!.amount = '800';
      },
      ['Plan Pro: allowance from 1000 to 800 (−20.0 %).'],
    ],
    [
      'rollover',
      (book) => {
        book.plans[1]!.allowances[0]!.rollover = { kind: 'part', share: '0.5', upTo: '300' };
      },
      ['Plan Pro: allowance rollover from lost to kept in part: a share of 0.5, up to 300.'],
    ],
    [
      'a feature that moves down',
      (book) => {
        book.plans[0]!.features!.has.push('api');
      },
      ['Plan Free: feature API access added.'],
    ],
    [
      'a feature that goes',
      (book) => {
        book.plans[1]!.features!.has = [];
      },
      ['Plan Pro: feature API access removed.'],
    ],
    [
      'a limit',
      (book) => {
        book.plans[1]!.limits[0]!.value = 'unlimited';
      },
      ['Plan Pro: limit from 10 to unlimited.'],
    ],
    [
      'a cost by media',
      (book) => {
        const { formula } = book.operations[1]!.costs[0]!;
        if (formula.kind === 'table') formula.rows[1]!.cost = { kind: 'fixed', amount: '6' };
      },
      ['Operation Scan: cost from Text 1, Image 5 to Text 1, Image 6.'],
    ],
    [
      'a fixed cost',
      (book) => {
        book.operations[0]!.costs[0]!.formula = { kind: 'fixed', amount: '3' };
      },
      ['Operation Check: cost from 2 to 3 (+50.0 %).'],
    ],
    [
      'a pack that expires and is for paying customers',
      (book) => {
        book.packs[0]!.expires = { after: 12, unit: 'month' };
        book.packs[0]!.buyableOn = 'paid';
      },
      [
        'Pack Bag: expires from never to after 12 months.',
        'Pack Bag: plans that may buy it from any plan to paid plans only.',
      ],
    ],
    [
      'a pack more and a plan less',
      (book) => {
        book.packs.push({
          ...book.packs[0]!,
          id: 'sack',
          label: 'Sack',
          credits: '2000',
          price: '25',
        });
        book.plans.shift();
      },
      ['Plan Free removed, was 0.00 EUR a month.', 'Pack Sack added: 2000 for 25.00 EUR.'],
    ],
    [
      'overage that appears',
      (book) => {
        book.policies.overage = {
          ...book.policies.overage,
          mode: 'on',
          price: { per: '1', amount: '0.005' },
        };
      },
      ['Rule overage: mode from off to on.', 'Rule overage: price is now 0.005 EUR per credit.'],
    ],
    [
      'the burn order',
      (book) => {
        book.policies.burnOrder.keys = ['expiry', 'allowance-first', 'effective', 'id'];
      },
      [
        'Rule burn order: keys from allowance-first, expiry, effective, id to expiry, allowance-first, effective, id.',
      ],
    ],
    [
      'the order of plans',
      (book) => {
        book.plans.reverse();
      },
      ['Price book Kiosk: plans order from free, pro to pro, free.'],
    ],
    [
      'a source read again',
      (book) => {
        book.sources[0]!.readOn = '2026-06-01';
      },
      ['Source Kiosk price page: date read from 2026-01-01 to 2026-06-01.'],
    ],
    [
      'a citation',
      (book) => {
        book.packs[0]!.source = { of: 'page', section: 'Packs' };
      },
      ['Pack Bag: source from Kiosk price page, Prices to Kiosk price page, Packs.'],
    ],
    [
      'an assumption',
      (book) => {
        book.assumptions[0]!.reading = 'Each operation on its own.';
      },
      [
        'Assumption A-1, Records whole: reading from A record is served whole or not at all. to Each operation on its own..',
      ],
    ],
  ])('says %s in words', (_name, edit, expected) => {
    expect(sentences(edit)).toEqual(expected);
  });

  it('overlooks no value: whichever leaf changes, some change names its place', () => {
    const leaves = leavesOf(smallBook(), []).filter((path) => {
      const last = path.at(-1) ?? '';
      return (
        last !== 'kind' && last !== 'mode' && !['format', 'id', 'version'].includes(path.join('.'))
      );
    });
    const overlooked = leaves.filter(
      (path) => diffPriceBooks(smallBook(), changedAt(path)).length === 0,
    );
    expect(overlooked).toEqual([]);
    expect(leaves.length).toBeGreaterThan(100);
  });

  it('read backwards is the same list of places', () => {
    const after = smallBook();
    after.packs = [];
    after.plans[1]!.label = 'Professional';
    expect(paths(after, smallBook())).toEqual(paths(smallBook(), after));
  });
});
