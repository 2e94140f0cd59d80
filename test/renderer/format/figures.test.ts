import { describe, expect, test } from 'vitest';
import { differenceOf, percentChange, quotientOf, sumOf } from '../../../src/renderer/format/exact';
import { formatCredits } from '../../../src/renderer/format/credits';
import { formatAgo, formatDate, formatPeriod } from '../../../src/renderer/format/dates';
import {
  formatDelta,
  formatEstimate,
  formatHeadline,
  formatMoney,
  moneyPlaces,
  unitPricePlaces,
} from '../../../src/renderer/format/money';
import { knownLocale } from '../../../src/renderer/format/intl';
import { formatPercent, percentOf, percentOfShare } from '../../../src/renderer/format/percent';

const en = { locale: 'en-US' };

test('how long ago is said in the language of the screens, a day as the locale writes it', () => {
  const now = Date.parse('2026-03-19T12:00:00Z');
  expect(formatAgo('2026-03-19T11:15:00Z', now, 'de-DE')).toBe('45 minutes ago');
  expect(formatAgo('2026-03-19T11:59:30Z', now, 'de-DE')).toBe('this minute');
  expect(formatAgo('2026-03-18T11:00:00Z', now, 'fr-FR')).toBe('yesterday');
  expect(formatAgo('2026-01-31T12:00:00Z', now, 'de-DE')).toBe('31. Jan. 2026');
});

test.each([
  ['en-US@posix', 'en-US'],
  ['de_DE.UTF-8', 'de-DE'],
  ['C', 'en'],
  ['no language', 'en'],
  [undefined, 'en'],
])('a system whose language is %s sets its figures as %s', (system, tag) => {
  expect(knownLocale(system, 'en')).toBe(tag);
  expect(() => formatMoney('1.00', { locale: knownLocale(system, 'en') })).not.toThrow();
});

describe('money', () => {
  test('stays exact beyond what a float can hold', () => {
    expect(formatMoney('123456789012345.67', en)).toBe('123,456,789,012,345.67');
    expect(sumOf(['0.10', '0.20', '999999999999999.99'], 2)).toBe('1000000000000000.29');
  });

  test('unknown is a dash and zero is zero', () => {
    expect(formatMoney(null, en)).toBe('–');
    expect(formatMoney('0.00', { ...en, currency: 'EUR' })).toBe('€0.00');
  });

  test('the minus is a real minus in every locale, and gains have a plus where asked', () => {
    expect(formatMoney('-1240.00', { ...en, currency: 'USD' })).toBe('\u2212$1,240.00');
    expect(formatMoney('-1240.00', { locale: 'de-DE' })).toBe('\u22121.240,00');
    expect(formatMoney('12.50', { ...en, signed: true })).toBe('+12.50');
    expect(formatMoney('0.00', { ...en, signed: true })).toBe('0.00');
  });

  test('dollars of two countries never look the same', () => {
    const cad = formatMoney('49.00', { ...en, currency: 'CAD' });
    expect(cad).not.toBe(formatMoney('49.00', { ...en, currency: 'USD' }));
    expect(cad).toBe('CA$49.00');
    expect(formatHeadline('48213.37', 'en-US', 'CAD')).toBe('CA$48.2k');
  });

  test('a column is set to the cent until one of its amounts passes 9,999.99', () => {
    expect(moneyPlaces(['9999.99', null, '-20.00'], 2)).toBe(2);
    expect(moneyPlaces(['10000.00', '1.00'], 2)).toBe(0);
    expect(moneyPlaces(['-10000.00'], 2)).toBe(0);
    // Of a currency without a minor unit, where nobody says so but the amounts.
    expect(moneyPlaces(['660', null, '1200'])).toBe(0);
    expect(moneyPlaces(['660.00', null])).toBe(2);
  });

  test('half a unit rounds up where cents are left out', () => {
    expect(formatMoney('12345.50', { ...en, places: 0 })).toBe('12,346');
    expect(formatMoney('-12345.50', { ...en, places: 0 })).toBe('\u221212,346');
  });

  test('a headline has three figures and a unit only where it is long', () => {
    expect(formatHeadline('660.00', 'en-US', 'EUR')).toBe('€660.00');
    expect(formatHeadline('48213.37', 'en-US', 'USD')).toBe('$48.2k');
    expect(formatHeadline(null, 'en-US', 'USD')).toBe('–');
  });

  test('an estimate has two figures of its range, and is exact where there is none', () => {
    const style = { ...en, currency: 'EUR' };
    expect(formatEstimate('663.17', ['560.00', '760.00'], style)).toBe('~€660');
    expect(formatEstimate('48213.37', ['41000.00', '58000.00'], style)).toBe('~€48,000');
    expect(formatEstimate('663.17', ['660.00', '668.00'], style)).toBe('~€663.2');
    expect(formatEstimate('663.17', ['663.17', '663.17'], style)).toBe('€663.17');
    expect(formatEstimate('0.00', ['0.00', '25.00'], style)).toBe('~€0');
    expect(formatEstimate(null, [null, null], style)).toBe('–');
  });

  test('unit prices of a column have the places of the longest, at most six', () => {
    expect(unitPricePlaces(['0.0032', '0.1', null])).toBe(4);
    expect(unitPricePlaces(['1', '2.00'])).toBe(2);
    expect(unitPricePlaces(['0.00000001'])).toBe(6);
  });
});

describe('differences', () => {
  const delta = (amount: string, base: string): string =>
    formatDelta(differenceOf(amount, base), base, percentChange(amount, base), {
      ...en,
      currency: 'EUR',
    });

  test('amount first, then percent of the reference', () => {
    expect(delta('720.00', '660.00')).toBe('+€60.00 (+9.1%)');
    expect(delta('660.00', '720.00')).toBe('\u2212€60.00 (\u22128.3%)');
    expect(delta('900.00', '600.00')).toBe('+€300.00 (+50%)');
    expect(delta('660.00', '660.00')).toBe('€0.00 (0%)');
  });

  test('a difference too small for a tenth of a percent is never told as none', () => {
    expect(delta('203778.00', '203764.00')).toBe('+€14.00 (<0.1%)');
    expect(delta('240000020.00', '239999960.00')).toBe('+€60.00 (<0.1%)');
    expect(delta('100100.00', '100000.00')).toBe('+€100.00 (+0.1%)');
  });

  test('no percent of next to nothing, and times beyond 999 %', () => {
    expect(delta('10.00', '0.00')).toBe('+€10.00');
    expect(delta('10.00', '0.50')).toBe('+€9.50');
    expect(delta('130.00', '10.00')).toBe('+€120.00 (12×)');
  });
});

describe('credits, percentages, dates', () => {
  test('credits are exact and grouped', () => {
    expect(formatCredits('19670139', 'en-US')).toBe('19,670,139');
    expect(formatCredits('0.25', 'en-US')).toBe('0.25');
    expect(formatCredits('1500.50', 'de-DE')).toBe('1.500,5');
    expect(formatCredits(null, 'en-US')).toBe('–');
    expect(formatCredits('-40', 'en-US', { signed: true })).toBe('\u221240');
  });

  test('percentages have one place below ten and none above', () => {
    expect(formatPercent(percentOf('1', '12'), 'en-US')).toBe('8.3%');
    expect(formatPercent(percentOf('2', '3'), 'en-US')).toBe('67%');
    expect(formatPercent('0', 'en-US')).toBe('0%');
    expect(formatPercent(percentOf('1', '0'), 'en-US')).toBe('–');
    expect(percentOfShare('0.875')).toBe('87.5');
    expect(quotientOf('1', '3', 2)).toBe('0.33');
    expect(quotientOf('-1', '8', 2)).toBe('-0.13');
  });

  test('dates are calendar dates in every time zone', () => {
    expect(formatDate('2027-03-01', 'en-US')).toBe('Mar 1, 2027');
    expect(formatDate('2027-03-01', 'de-DE')).toBe('1. März 2027');
    expect(formatDate(null, 'en-US')).toBe('–');
    expect(formatPeriod('2027-03-01', '2027-04-01', 'en-US')).toContain('31');
  });
});
