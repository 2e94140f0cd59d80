import { describe, expect, test } from 'vitest';
import type { Fault } from '../../../src/shared/errors';
import { checkScenario } from '../../../src/shared/scenario/check';
import { monthsAfter } from '../../../src/shared/scenario/horizon';
import { bookOf, faultsIn, line, onlyFault, scenario, type Rest } from './checking';

test('a sound scenario comes back parsed, with the book it is priced with', () => {
  const checked = checkScenario(scenario('claro', { lines: [line('validate')] }), bookOf);
  expect(checked).toMatchObject({
    ok: true,
    book: { id: 'claro' },
    scenario: { lines: [{ success: '1' }] },
  });
});

test('what the contract refuses is told before anything else', () => {
  const checked = checkScenario({ format: 'tierwise/scenario@1' }, bookOf);
  const paths = checked.ok ? [] : checked.faults.map((fault) => fault.path);
  expect(paths).toEqual(['name', 'priceBook', 'start', 'months']);
});

describe('its price book', () => {
  test('must be here', () => {
    expect(onlyFault('clarro', {})).toMatchObject({
      code: 'price_book_unknown',
      path: 'priceBook.id',
      found: '"clarro"',
    });
  });

  test('in the version that is asked for', () => {
    const fault = onlyFault('claro', { priceBook: { id: 'claro', version: '2020-01-01' } });
    expect(fault).toMatchObject({
      code: 'price_book_version_unknown',
      path: 'priceBook.version',
      allowed: 'a version that is here, such as "2026-11-21"',
    });
  });
});

describe('names of the price book, with the near ones listed', () => {
  test.each<[string, string, Rest, Partial<Fault>]>([
    [
      'an operation',
      'claro',
      { lines: [line('seo-raport')] },
      {
        code: 'operation_unknown',
        path: 'lines[0].operation',
        remedy: 'Did you mean "seo-report"?',
      },
    ],
    [
      'an operation of a catalog',
      'claro',
      { catalogs: [{ id: 'c', label: 'C', records: 1, operations: [{ operation: 'validat' }] }] },
      { path: 'catalogs[0].operations[0].operation', remedy: 'Did you mean "validate"?' },
    ],
    [
      'a plan',
      'claro',
      { plan: 'startr' },
      {
        code: 'plan_unknown',
        path: 'plan',
        allowed: '"free", "starter" or "dedicated"',
        remedy: 'Did you mean "starter"?',
      },
    ],
    [
      'a parameter',
      'cloro',
      { lines: [line('google-search', { parameters: { page: 2 } })] },
      {
        code: 'parameter_unknown',
        path: 'lines[0].parameters.page',
        remedy: 'Did you mean "pages"?',
      },
    ],
    [
      'an option',
      'cloro',
      { lines: [line('copilot', { parameters: { request: 'synch' } })] },
      {
        code: 'option_unknown',
        path: 'lines[0].parameters.request',
        remedy: 'Did you mean "sync" or "async"?',
      },
    ],
    [
      'a pack',
      'clozup',
      { choices: { packs: { kind: 'when-short', pack: 'top-up-20' } } },
      { code: 'pack_unknown', path: 'choices.packs.pack' },
    ],
    [
      'a claim',
      'claro',
      { choices: { claims: ['feedbak'] } },
      { path: 'choices.claims[0]', remedy: 'Did you mean "feedback"?' },
    ],
    [
      'a feature',
      'claro',
      { needs: { features: ['api'] } },
      { path: 'needs.features[0]', remedy: 'Did you mean "api-access"?' },
    ],
    [
      'a limit',
      'claro',
      { needs: { limits: [{ limit: 'knowledge-base', atLeast: '3' }] } },
      { path: 'needs.limits[0].limit' },
    ],
    [
      'an assumption',
      'claro',
      { choices: { readings: { 'A-15': 'this-invoice' } } },
      { code: 'assumption_unknown', path: 'choices.readings.A-15' },
    ],
    [
      'a case',
      'claira',
      { lines: [line('bulk-text', { case: 'x' })] },
      { code: 'case_unknown', path: 'lines[0].case' },
    ],
    [
      'an entered plan',
      'claro',
      { choices: { entered: [{ plan: 'enterprise', price: '1.00' }] } },
      { path: 'choices.entered[0].plan' },
    ],
    [
      'an entered allowance',
      'token-packs',
      {
        choices: { entered: [{ plan: 'paid', allowances: [{ allowance: 'month', amount: '1' }] }] },
      },
      { path: 'choices.entered[0].allowances[0].allowance', remedy: 'Did you mean "monthly"?' },
    ],
    [
      'a meter of an account',
      'claira',
      {
        account: {
          plan: 'pro',
          cycleStart: '2026-01-31',
          balances: [{ meter: 'credits', credits: '1' }],
        },
      },
      { path: 'account.balances[0].meter' },
    ],
  ])('%s', (_, book, rest, expected) => {
    expect(onlyFault(book, rest)).toMatchObject(expected);
  });
});

describe('dates', () => {
  test('the horizon ends by the anchor rule', () => {
    expect(monthsAfter('2026-01-31', 1)).toBe('2026-02-28');
    expect(monthsAfter('2026-01-31', 3)).toBe('2026-04-30');
    expect(monthsAfter('2028-01-31', 1)).toBe('2028-02-29');
    expect(monthsAfter('2026-12-15', 13)).toBe('2028-01-15');
  });

  test.each(['2026-01-30', '2026-04-30'])('a change on %s is outside the horizon', (on) => {
    expect(onlyFault('claro', { changes: [{ on, kind: 'cancel' }] })).toMatchObject({
      code: 'date_outside_horizon',
      path: 'changes[0].on',
      allowed: 'a date from 2026-01-31 to before 2026-04-30',
    });
  });

  test.each(['2026-01-31', '2026-04-29'])('a change on %s is within it', (on) => {
    expect(faultsIn('claro', { changes: [{ on, kind: 'cancel' }] })).toEqual([]);
  });

  test('work on a day outside the horizon would never run', () => {
    const fault = onlyFault('claro', {
      lines: [line('validate', { schedule: { kind: 'dates', on: ['2026-02-01', '2027-02-01'] } })],
    });
    expect(fault?.path).toBe('lines[0].schedule.on[1]');
  });

  test('a period that ends before it begins', () => {
    expect(
      onlyFault('claro', { lines: [line('validate', { from: '2026-03-01', until: '2026-03-01' })] })
        ?.code,
    ).toBe('period_empty');
  });

  test('an account of the future', () => {
    const fault = onlyFault('claro', { account: { plan: 'starter', cycleStart: '2026-02-01' } });
    expect(fault).toMatchObject({ code: 'date_after_start', path: 'account.cycleStart' });
  });
});

describe('choices', () => {
  test('auto top-up where the vendor has none', () => {
    const fault = onlyFault('claro', {
      choices: { autoTopUp: { pack: 'pack-2000', threshold: '100' } },
    });
    expect(fault).toMatchObject({ code: 'auto_top_up_unknown', path: 'choices.autoTopUp' });
  });

  test('money has the places of the currency', () => {
    const fault = onlyFault('clozup', {
      choices: { autoTopUp: { pack: 'top-up-200', threshold: '100', capMoney: '50.001' } },
    });
    expect(fault).toMatchObject({ code: 'money_places_many', path: 'choices.autoTopUp.capMoney' });
  });

  test('a plan is entered once', () => {
    const entered = [
      { plan: 'dedicated', price: '0' },
      { plan: 'dedicated', entityPrice: '0.03' },
    ];
    expect(onlyFault('claro', { choices: { entered } })).toMatchObject({
      code: 'plan_doubled',
      path: 'choices.entered[1].plan',
    });
  });
});

const beside = (rest: object) => ({
  lines: [line('validate')],
  alternatives: [
    {
      priceBook: { id: 'cloro' },
      map: [{ from: 'validate', to: 'perplexity' }],
      rate: { value: '0.92', on: '2026-01-02' },
      ...rest,
    },
  ],
});

describe('other price books beside it', () => {
  test('are checked like the first', () => {
    expect(faultsIn('claro', beside({}))).toEqual([]);
    expect(onlyFault('claro', beside({ map: [{ from: 'validate', to: 'perplexit' }] }))?.path).toBe(
      'alternatives[0].map[0].to',
    );
    expect(
      onlyFault('claro', beside({ choices: { readings: { 'A-7': 'every-cycle' } } }))?.path,
    ).toBe('alternatives[0].choices.readings.A-7');
    expect(onlyFault('claro', beside({ priceBook: { id: 'nobody' } }))?.path).toBe(
      'alternatives[0].priceBook.id',
    );
  });

  test('in another currency need a rate', () => {
    expect(onlyFault('claro', beside({ rate: undefined }))).toMatchObject({
      code: 'rate_missing',
      path: 'alternatives[0].rate',
      allowed: 'what 1 USD is in EUR, with its date',
    });
  });
});

test('all faults come at once', () => {
  const faults = faultsIn('claro', {
    plan: 'gold',
    lines: [line('x'), { ...line('y'), id: 'a' }],
    changes: [{ on: '2030-01-01', kind: 'buy', pack: 'z', count: 1 }],
  });
  expect(faults.map((fault) => fault.path).toSorted()).toEqual([
    'changes[0].on',
    'changes[0].pack',
    'lines[0].operation',
    'lines[1].id',
    'lines[1].operation',
    'plan',
  ]);
});
