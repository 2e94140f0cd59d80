import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import {
  faultsOf,
  limited,
  MOST_FAULTS,
  pathText,
  shown,
} from '../../../src/shared/contract/faults';
import { PriceBook } from '../../../src/shared/contract/price-book';
import { Scenario } from '../../../src/shared/contract/scenario';
import type { Fault } from '../../../src/shared/errors';
import claro from '../../../src/shared/price-books/claro.json';

type Json = Record<string, unknown>;

function faultsIn(schema: z.ZodType, input: unknown): Fault[] {
  const parsed = schema.safeParse(input);
  return parsed.success ? [] : faultsOf(parsed.error, input, schema);
}

const scenario = (rest: Json): Json => ({
  format: 'tierwise/scenario@1',
  name: 'Test',
  priceBook: { id: 'claro' },
  start: '2026-01-01',
  months: 1,
  ...rest,
});

const line = (rest: Json): Json =>
  scenario({ lines: [{ id: 'a', operation: 'validate', quantity: 5, ...rest }] });

describe('paths and values', () => {
  test('a path reads like the place in the file', () => {
    expect(pathText(['plans', 2, 'price', 'amount'])).toBe('plans[2].price.amount');
    expect(pathText(['readings', 'A-3'])).toBe('readings.A-3');
    expect(pathText(['a b'])).toBe('["a b"]');
    expect(pathText([])).toBe('');
  });

  test('what stands there is shortened to 80 characters', () => {
    expect(shown(undefined)).toBe('nothing');
    expect(shown('x'.repeat(200))).toHaveLength(80);
    expect(shown({ a: 1 })).toBe('{"a":1}');
    expect(shown(JSON.parse('1e400'))).toBe('a number too large to be held');
  });
});

describe('each fault names place, finding, what is allowed and the remedy', () => {
  test.each([
    [1.5, '1.5'],
    ['10', '"10"'],
    [true, 'true'],
  ])('a quantity that is none: %j', (quantity, found) => {
    const [fault] = faultsIn(Scenario, line({ quantity }));
    expect(fault).toMatchObject({ path: 'lines[0].quantity', found });
    expect(fault!.allowed).toMatch(/^a whole number; or a range with "min" and "max"; or /);
  });

  test('a value that is missing', () => {
    const { name: _, ...rest } = scenario({});
    expect(faultsIn(Scenario, rest)).toEqual([
      {
        code: 'value_missing',
        path: 'name',
        found: 'nothing',
        allowed: 'text',
        remedy: 'Add "name".',
      },
    ]);
  });

  test('a number where a decimal in quotes is asked for', () => {
    const faults = faultsIn(Scenario, line({ growth: 0.05 }));
    expect(faults).toEqual([
      {
        code: 'value_type_wrong',
        path: 'lines[0].growth',
        found: '0.05',
        allowed: 'text',
        remedy: 'Put the number in quotes.',
      },
    ]);
  });

  test('a number in quotes where a plain one is asked for', () => {
    expect(faultsIn(Scenario, scenario({ months: '12' }))[0]?.remedy).toBe(
      'Take the number out of its quotes.',
    );
  });

  test('a date that does not exist', () => {
    const [fault] = faultsIn(Scenario, scenario({ start: '2026-02-30' }));
    expect(fault).toMatchObject({
      path: 'start',
      found: '"2026-02-30"',
      allowed: 'a day that exists, from 1970 to 2200',
    });
  });

  test('an amount below or above its bounds', () => {
    expect(faultsIn(Scenario, scenario({ months: 0 }))[0]).toMatchObject({
      code: 'value_too_small',
      path: 'months',
      allowed: 'a number of at least 1',
    });
    expect(faultsIn(Scenario, scenario({ months: 121 }))[0]).toMatchObject({
      code: 'value_too_large',
      allowed: 'a number of at most 120',
    });
    const empty = scenario({ catalogs: [{ id: 'c', label: 'C', records: 1, operations: [] }] });
    expect(faultsIn(Scenario, empty)[0]).toMatchObject({
      path: 'catalogs[0].operations',
      allowed: 'a list of at least 1 entry',
    });
  });

  test('a choice with the near one named', () => {
    const [fault] = faultsIn(Scenario, scenario({ choices: { atBlock: 'splitt' } }));
    expect(fault).toMatchObject({
      code: 'value_not_allowed',
      path: 'choices.atBlock',
      remedy: 'Did you mean "split"?',
    });
    expect(fault?.allowed).toBe('"stay", "split", "wait", "buy" or "upgrade"');
  });

  test('an unknown variant lists the known ones', () => {
    const [fault] = faultsIn(Scenario, line({ schedule: { kind: 'per-mnth' } }));
    expect(fault).toMatchObject({
      path: 'lines[0].schedule.kind',
      found: '"per-mnth"',
      remedy: 'Did you mean "per-month"?',
    });
  });

  test('an unknown key is told its nearest known one', () => {
    const [fault] = faultsIn(Scenario, line({ quantitiy: 4 }));
    expect(fault).toMatchObject({
      code: 'key_unknown',
      path: 'lines[0].quantitiy',
      remedy: 'Did you mean "quantity"?',
    });
  });

  test('an unknown key inside a variant is told the keys of that variant', () => {
    const [fault] = faultsIn(Scenario, line({ schedule: { kind: 'per-month', spreed: 'even' } }));
    expect(fault).toMatchObject({
      path: 'lines[0].schedule.spreed',
      remedy: 'Did you mean "spread"?',
    });
    expect(fault?.allowed).not.toContain('day');
  });

  test('an id with a blank, and a key that is none', () => {
    expect(faultsIn(Scenario, scenario({ plan: 'my plan' }))[0]?.allowed).toContain(
      'an id of 1 to 64 letters',
    );
    const [fault] = faultsIn(Scenario, scenario({ choices: { readings: { 'A 3': 'x' } } }));
    expect(fault).toMatchObject({
      code: 'key_form_wrong',
      path: 'choices.readings["A 3"]',
      found: '"A 3"',
    });
  });
});

describe('a union points into the branch that was meant', () => {
  test('by its structure', () => {
    const faults = faultsIn(
      Scenario,
      line({ parameters: { media: { mix: [{ option: 'text', share: '50 %' }] } } }),
    );
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatchObject({
      path: 'lines[0].parameters.media.mix[0].share',
      found: '"50 %"',
    });
    expect(faults[0]?.allowed).toContain('a share from "0" to "1"');
  });

  test('by a mistyped key', () => {
    const faults = faultsIn(Scenario, line({ parameters: { media: { mixx: [] } } }));
    expect(faults.map((fault) => fault.path)).toEqual([
      'lines[0].parameters.media.mix',
      'lines[0].parameters.media.mixx',
    ]);
    expect(faults[1]?.remedy).toBe('Did you mean "mix"?');
  });

  test('and lists all forms where none was meant', () => {
    const [fault] = faultsIn(Scenario, line({ quantity: 'many' }));
    expect(fault).toMatchObject({ path: 'lines[0].quantity', found: '"many"' });
    expect(fault?.allowed).toContain('a whole number');
    for (const key of ['min', 'max', 'value', 'plusMinusPercent', 'past'])
      expect(fault?.allowed).toContain(`"${key}"`);
  });

  test('the citation of a figure, one or several', () => {
    const book = structuredClone(claro) as unknown as { plans: { price: Json }[] };
    book.plans[1]!.price['source'] = { off: 'pricing', section: 'Plans' };
    const faults = faultsIn(PriceBook, book);
    expect(faults.map((fault) => fault.path)).toEqual([
      'plans[1].price.source.of',
      'plans[1].price.source.off',
    ]);
  });
});

const numbered = (at: number): Fault => ({
  code: 'x',
  path: `[${at}]`,
  found: '',
  allowed: '',
  remedy: '',
});

describe('many faults', () => {
  test('the first hundred and how many there are', () => {
    const faults = limited(Array.from({ length: 250 }, (_, at) => numbered(at)));
    expect(faults).toHaveLength(MOST_FAULTS + 1);
    expect(faults.at(-1)?.found).toBe('250 faults, of which the first 100 are shown');
  });

  test('a hundred are all shown', () => {
    expect(limited(Array.from({ length: 100 }, (_, at) => numbered(at)))).toHaveLength(100);
  });

  test('a file of 5,000 bad lines is told shortly', () => {
    const input = scenario({ lines: Array.from({ length: 5000 }, () => ({ id: 'no id', x: 1 })) });
    const text = JSON.stringify(faultsIn(Scenario, input));
    expect(text.length).toBeLessThan(60_000);
    expect(text).toContain('of which the first 100 are shown');
  });
});

test('keys of prototypes are unknown keys like any other', () => {
  const input: unknown = JSON.parse(
    '{"format":"tierwise/scenario@1","__proto__":{"x":1},"constructor":2}',
  );
  const keys = faultsIn(Scenario, input).filter((fault) => fault.code === 'key_unknown');
  expect(keys.map((fault) => fault.path)).toContain('constructor');
});
