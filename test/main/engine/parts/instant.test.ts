import { describe, expect, it } from 'vitest';
import { Instant } from '../../../../src/shared/contract/parts/primitives';
import { InstantForm, parseInstant } from '../../../../src/main/engine/parts/instant';

describe('instants', () => {
  it.each([
    ['1970-01-01', 0],
    ['1970-01-01T00:00:00.001Z', 1],
    ['2000-02-29T23:59:59Z', 951_868_799_000],
    ['2026-03-19T08:30Z', 1_773_909_000_000],
    ['2026-03-19T08:30:00+00:00', 1_773_909_000_000],
    ['2026-03-19T08:30:00.5Z', 1_773_909_000_500],
    ['2026-03-19T08:30:00.250000Z', 1_773_909_000_250],
  ])('%s is %i ms', (text, ms) => {
    expect(Instant.safeParse(text).success).toBe(true);
    expect(parseInstant(text)).toBe(ms);
    expect(parseInstant(text)).toBe(Date.parse(text));
  });

  it.each([
    '2026-02-29',
    '2026-13-01',
    '2026-01-01T24:00:00Z',
    '2026-01-01T10:60:00Z',
    '2026-01-01T10:00:60Z',
    '2026-01-01T10:00:00',
    '2026-01-01T10:00:00+02:00',
    '2026-01-01 10:00:00Z',
    '2026-01-01T10:00:00.0001Z',
    '26-01-01',
    '',
  ])('%j is refused', (text) => {
    expect(Instant.safeParse(text).success).toBe(false);
  });

  it('says what to do with another time zone', () => {
    const refusal = Instant.safeParse('2026-01-01T10:00:00+02:00');
    expect(refusal.error?.issues[0]?.message).toContain('convert any other time zone to UTC first');
  });

  it('writes dates where all were dates, and date-times throughout as soon as one was not', () => {
    const form = new InstantForm();
    const first = form.read('2026-01-31');
    expect(form.write(first)).toBe('2026-01-31');
    const second = form.read('2026-01-31T10:00:00.250Z');
    expect(form.write(first)).toBe('2026-01-31T00:00:00Z');
    expect(form.write(second)).toBe('2026-01-31T10:00:00.250Z');
  });
});
