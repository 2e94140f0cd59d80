import { expect, it } from 'vitest';
import { tickLabel } from '../../../src/renderer/charts/tick-label';

it('an axis tells Canadian from US dollars, as all other money does', () => {
  expect(tickLabel(1500, 'en-US', 'CAD')).toBe('CA$1.5k');
  expect(tickLabel(1500, 'en-US', 'USD')).toBe('$1.5k');
  expect(tickLabel(0, 'en-US', 'EUR')).toBe('€0');
});

it('an axis without a currency has figures alone', () => {
  expect([0, 0.1 + 0.2, 12_345].map((tick) => tickLabel(tick, 'en-US'))).toEqual([
    '0',
    '0.3',
    '12.3k',
  ]);
});
