import { describe, expect, it } from 'vitest';
import {
  readLabel,
  readPercent,
  readSize,
  sizeText,
} from '../../../../src/renderer/features/quote/quote-readings';
import { numberMarks } from '../../../../src/renderer/format/intl';

const marks = numberMarks('en-US');

describe('a discount as it is typed', () => {
  it.each([
    ['10 %', { kind: 'percent', percent: '10' }],
    ['12.5%', { kind: 'percent', percent: '12.5' }],
    ['50', { kind: 'amount', amount: '50.00' }],
    ['1.5k', { kind: 'amount', amount: '1500.00' }],
    ['', undefined],
  ])('%j is understood', (text, value) => {
    expect(readSize(text, marks, 2)).toEqual({ ok: true, value });
  });

  it.each(['ten', '101 %', '-5', '1.234', '-5 %', '0.123456 %'])(
    '%j is refused with a reason',
    (text) => {
      const read = readSize(text, marks, 2);
      expect(read.ok ? '' : read.problem).not.toBe('');
    },
  );

  it('is read by the marks of the locale', () => {
    expect(readSize('7,5 %', numberMarks('de-DE'), 2)).toEqual({
      ok: true,
      value: { kind: 'percent', percent: '7.5' },
    });
  });

  it('shows as it can be typed', () => {
    const discount = { kind: 'percent', percent: '7.5', reason: 'x' } as const;
    const shown = sizeText(discount, 'de-DE');
    expect(readSize(shown, numberMarks('de-DE'), 2)).toEqual({
      ok: true,
      value: { kind: 'percent', percent: '7.5' },
    });
    expect(sizeText(null, 'en-US')).toBe('');
    expect(sizeText({ kind: 'amount', amount: '1250.00', reason: '' }, 'en-US')).toBe('1,250.00');
  });
});

it('a rate and a name are within their bounds', () => {
  expect(readPercent('19', marks)).toEqual({ ok: true, value: '19' });
  expect(readPercent('100.5', marks).ok).toBe(false);
  expect(readLabel('  Quote ')).toEqual({ ok: true, value: 'Quote' });
  expect(readLabel('   ').ok).toBe(false);
});
