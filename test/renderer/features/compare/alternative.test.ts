import { describe, expect, test } from 'vitest';
import { PriceBook } from '../../../../src/shared/contract/price-book';
import { Scenario } from '../../../../src/shared/contract/scenario';
import claro from '../../../../src/shared/price-books/claro.json';
import cloro from '../../../../src/shared/price-books/cloro.json';
import { numberMarks } from '../../../../src/renderer/format/intl';
import {
  draftAlternative,
  readAlternative,
  withAlternative,
  withoutAlternative,
} from '../../../../src/renderer/features/compare/alternative-draft';
import { asksOf, enterFigures } from '../../../../src/renderer/features/compare/entered-figures';

const book = PriceBook.parse(claro);
const other = PriceBook.parse(cloro);
const scenario = Scenario.parse({
  format: 'tierwise/scenario@1',
  name: 'Test',
  priceBook: { id: 'claro' },
  start: '2026-01-01',
  months: 1,
  lines: [{ id: 'a', operation: 'validate', quantity: 10 }],
});
const english = numberMarks('en-US');

function read(rate: string, factor = '1', locale = english) {
  const draft = draftAlternative(scenario, book, other, '2026-11-21');
  const mappings = draft.mappings.map((mapping) => ({ ...mapping, to: 'perplexity', factor }));
  return readAlternative({ ...draft, mappings, rate }, book, other, undefined, locale);
}

describe('another price book', () => {
  test('stands in the scenario with its mapping, and the rate with its day', () => {
    const result = read('0.92');
    expect(result.ok && result.alternative.rate).toEqual({ value: '0.92', on: '2026-11-21' });
    const after = result.ok ? withAlternative(scenario, result.alternative) : scenario;
    expect(Scenario.safeParse(after).success).toBe(true);
    expect(withoutAlternative(after, 'cloro').alternatives).toEqual([]);
  });

  test('a group mark is never taken for a decimal point', () => {
    const result = read('1', '1,200');
    expect(result.ok && result.alternative.map[0]?.factor).not.toBe('1.200');
    const german = read('0,92', '1', numberMarks('de-DE'));
    expect(german.ok && german.alternative.rate?.value).toBe('0.92');
  });

  test('a missing rate, a factor of nothing and no mapping at all are named', () => {
    expect(read('')).toMatchObject({ ok: false, faults: { rate: expect.any(String) as string } });
    expect(read('0.9', '0')).toMatchObject({
      ok: false,
      faults: { 'validate.factor': expect.any(String) as string },
    });
    const draft = draftAlternative(scenario, book, other, '2026-11-21');
    const nothing = readAlternative({ ...draft, rate: '1' }, book, other, undefined, english);
    expect(nothing).toMatchObject({ ok: false, faults: { map: expect.any(String) as string } });
  });
});

test('what a vendor gives on request is asked for, and kept for its plan alone', () => {
  const dedicated = book.plans.find(({ id }) => id === 'dedicated');
  expect(asksOf(book, dedicated!).map(({ field }) => field)).toEqual(['price', 'entityPrice']);
  const once = enterFigures(scenario, 'dedicated', { price: '500.00' });
  const twice = enterFigures(once, 'dedicated', { entityPrice: '0.05' });
  expect(twice.choices.entered).toEqual([
    { plan: 'dedicated', allowances: [], price: '500.00', entityPrice: '0.05' },
  ]);
});
