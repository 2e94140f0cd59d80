import { describe, expect, test } from 'vitest';
import type { CostFormula } from '../../../src/shared/contract/cost';
import type { PriceBookInput } from '../../../src/shared/contract/price-book';
import type { Fault } from '../../../src/shared/errors';
import { checkPriceBook } from '../../../src/shared/price-book/check';
import { SMALL_BOOK_INPUT } from '../../support/small-book';

type Book = PriceBookInput;
const source = { of: 'page', section: 'Prices' };

function faultsAfter(change: (book: Book) => void): readonly Fault[] {
  const book = structuredClone(SMALL_BOOK_INPUT) as Book;
  change(book);
  const checked = checkPriceBook(book);
  return checked.ok ? [] : checked.faults;
}

function onlyFault(change: (book: Book) => void): Fault | undefined {
  const faults = faultsAfter(change);
  expect(faults).toHaveLength(1);
  return faults[0];
}

test('a sound book passes and comes back with its defaults filled in', () => {
  const checked = checkPriceBook(SMALL_BOOK_INPUT);
  expect(checked).toMatchObject({ ok: true });
  expect(checked.ok && checked.book.minorUnitPlaces).toBe(2);
});

test('a plan cannot serve records in a way of its own, which no figure would follow', () => {
  const own = (served: 'whole' | 'by-operation') => (book: Book) => {
    book.plans[1]!.policies = { records: { served, source } };
  };
  expect(faultsAfter(own('whole'))).toEqual([]);
  expect(onlyFault(own('by-operation'))).toMatchObject({
    code: 'policy_differs_by_plan',
    path: 'plans[1].policies.records.served',
    found: '"by-operation"',
  });
});

test('what is no price book at all is refused with every missing part named', () => {
  const checked = checkPriceBook({});
  const paths = checked.ok ? [] : checked.faults.map((fault) => fault.path);
  expect(paths).toEqual(
    expect.arrayContaining([
      'format',
      'id',
      'version',
      'currency',
      'sources',
      'meters',
      'operations',
      'plans',
      'policies',
    ]),
  );
});

describe('a figure without a source is refused', () => {
  test('a price', () => {
    const fault = onlyFault((book) => {
      const price: { source?: unknown } = book.plans[0]!.price;
      delete price.source;
    });
    expect(fault).toMatchObject({
      code: 'figure_source_missing',
      path: 'plans[0].price.source',
      found: 'nothing',
    });
    expect(fault?.remedy).toContain('"section"');
  });

  test('the range of a parameter', () => {
    const fault = onlyFault((book) =>
      book.parameters!.push({ kind: 'whole', id: 'pages', label: 'Pages', min: 1, max: 9 }),
    );
    expect(fault).toMatchObject({ code: 'figure_source_missing', path: 'parameters[1].source' });
  });
});

describe('names', () => {
  test('are given once', () => {
    const fault = onlyFault((book) => book.features!.push({ id: 'api', label: 'Again' }));
    expect(fault).toMatchObject({
      code: 'feature_doubled',
      path: 'features[2].id',
      found: '"api"',
    });
  });

  test.each<[string, (book: Book) => void, Partial<Fault>]>([
    [
      'source',
      (book) => void (book.plans[0]!.price.source = { of: 'pge', section: 'x' }),
      { path: 'plans[0].price.source.of', remedy: 'Did you mean "page"?' },
    ],
    [
      'assumption',
      (book) => void (book.plans[0]!.price.assumptions = ['A-9']),
      { code: 'assumption_unknown', path: 'plans[0].price.assumptions[0]' },
    ],
    [
      'meter',
      (book) => void (book.operations[0]!.costs[0]!.meter = 'credit'),
      {
        code: 'meter_unknown',
        path: 'operations[0].costs[0].meter',
        remedy: 'Did you mean "credits"?',
      },
    ],
    [
      'feature of an operation',
      (book) => void (book.operations[0]!.requires = { features: ['apy'], source }),
      { path: 'operations[0].requires.features[0]', remedy: 'Did you mean "api"?' },
    ],
    [
      'feature of a plan',
      (book) => void (book.plans[0]!.features = { has: ['rols'], source }),
      { path: 'plans[0].features.has[0]', remedy: 'Did you mean "roles"?' },
    ],
    [
      'limit',
      (book) => void (book.plans[0]!.limits = [{ limit: 'seat', value: '1', source }]),
      { path: 'plans[0].limits[0].limit', remedy: 'Did you mean "seats"?' },
    ],
    [
      'category',
      (book) => void (book.operations[0]!.category = 'chat'),
      { code: 'category_unknown', allowed: 'no category: there is none here' },
    ],
    [
      'plan of a pack',
      (book) => void (book.packs![0]!.buyableOn = ['gold']),
      { code: 'plan_unknown', path: 'packs[0].buyableOn[0]' },
    ],
    [
      'plan of overage',
      (book) => void (book.policies.overage.plans = ['gold']),
      { path: 'policies.overage.plans[0]' },
    ],
  ])('%s', (_, change, expected) => {
    expect(onlyFault(change)).toMatchObject(expected);
  });
});

const scan = (book: Book) => book.operations[1]!;

describe('cost formulas', () => {
  test('a table covers every option', () => {
    const fault = onlyFault((book) => {
      const formula = scan(book).costs[0]!.formula as CostFormula;
      if (formula.kind === 'table') formula.rows.pop();
    });
    expect(fault).toMatchObject({
      code: 'option_without_row',
      path: 'operations[1].costs[0].formula.rows',
      remedy: 'Add a row for "image".',
    });
  });

  test('a parameter is listed by its operation', () => {
    const fault = onlyFault((book) => void (scan(book).parameters = []));
    expect(fault).toMatchObject({
      code: 'parameter_not_listed',
      path: 'operations[1].costs[0].formula.parameter',
    });
  });

  test('a parameter is of the kind the formula needs', () => {
    const fault = onlyFault(
      (book) =>
        void (scan(book).costs[0]!.formula = { kind: 'per', parameter: 'media', amount: '1' }),
    );
    expect(fault).toMatchObject({
      code: 'parameter_kind_wrong',
      found: '"media (choice)"',
      allowed: 'a parameter that is a whole number',
    });
  });

  test('a range is in order', () => {
    const fault = onlyFault(
      (book) =>
        void (book.operations[0]!.costs[0]!.formula = {
          kind: 'range',
          min: '3',
          likely: '2',
          max: '9',
        }),
    );
    expect(fault).toMatchObject({
      code: 'range_order_wrong',
      path: 'operations[0].costs[0].formula',
    });
  });

  test('a fault deep in a formula is named by its place', () => {
    const fault = onlyFault((book) => {
      scan(book).costs[0]!.formula = {
        kind: 'sum',
        of: [
          { kind: 'fixed', amount: '1' },
          { kind: 'times', factor: '2', cost: { kind: 'entered', parameter: 'x' } },
        ],
      };
    });
    expect(fault?.path).toBe('operations[1].costs[0].formula.of[1].cost.parameter');
  });
});

describe('figures', () => {
  test('money has the places of the currency', () => {
    const fault = onlyFault((book) => void (book.packs![0]!.price = '10.005'));
    expect(fault).toMatchObject({
      code: 'money_places_many',
      path: 'packs[0].price',
      found: '"10.005"',
      allowed: 'at most 2 decimal places',
    });
  });

  test('needless zeros are no further places', () => {
    expect(faultsAfter((book) => void (book.packs![0]!.price = '10.500'))).toEqual([]);
  });

  test('overage that can arise has a price', () => {
    const fault = onlyFault(
      (book) => void (book.policies.overage = { mode: 'on', billing: 'arrears', source }),
    );
    expect(fault).toMatchObject({ code: 'overage_price_missing', path: 'policies.overage.price' });
  });

  test('tiers rise and end without bound', () => {
    const faults = faultsAfter((book) => {
      book.packs![0]!.tiers = {
        mode: 'volume',
        tiers: [
          { upTo: '100', unitPrice: '1' },
          { upTo: '50', unitPrice: '0.9' },
        ],
      };
    });
    expect(faults.map((fault) => fault.code)).toEqual(['tier_bound_wrong', 'tier_order_wrong']);
  });
});

const other = (path: (string | { id: string })[], value: unknown) => (book: Book) => {
  book.assumptions![0]!.others = [{ id: 'x', label: 'X', set: [{ path, value: value as never }] }];
};

describe('assumptions', () => {
  test('another reading that can be set passes', () => {
    expect(faultsAfter(other(['plans', { id: 'free' }, 'price', 'amount'], '1.00'))).toEqual([]);
  });

  test('a path that leads nowhere names where it ends', () => {
    const fault = onlyFault(other(['plans', { id: 'fre' }, 'price', 'amount'], '1.00'));
    expect(fault).toMatchObject({
      code: 'path_unresolved',
      path: 'assumptions[0].others[0].set[0].path',
      found: '"plans.fre"',
      remedy: 'Did you mean "free"?',
    });
  });

  test('a value the contract refuses', () => {
    const fault = onlyFault(other(['policies', 'packs', 'inComparison'], 'cheapst'));
    expect(fault).toMatchObject({
      path: 'assumptions[0].others[0]',
      found: 'a book with "cheapst" at policies.packs.inComparison',
    });
  });

  test('a value that breaks the book', () => {
    const fault = onlyFault(other(['packs', { id: 'bag' }, 'buyableOn'], ['gold']));
    expect(fault).toMatchObject({
      code: 'plan_unknown',
      path: 'assumptions[0].others[0]',
      found: '"gold" at packs[0].buyableOn[0]',
    });
  });

  test('a reading never reaches a prototype', () => {
    faultsAfter(other(['policies', '__proto__', 'polluted'], true));
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

test('all faults come at once', () => {
  const faults = faultsAfter((book) => {
    book.packs![0]!.meter = 'x1';
    book.operations[0]!.category = 'x2';
    book.plans[0]!.features = { has: ['x3', 'x4'], source };
  });
  expect(faults.map((fault) => fault.found)).toEqual(
    expect.arrayContaining(['"x1"', '"x2"', '"x3"', '"x4"']),
  );
});
