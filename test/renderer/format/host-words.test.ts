import { expect, test } from 'vitest';
import { localWords } from '../../../src/renderer/format/host-words';

test.each([
  ['Pro pays 1188.00 more for subscriptions.', 'Pro pays 1,188.00 more for subscriptions.'],
  ['Lite to Hobby: 70.00 × 13/31', 'Lite to Hobby: 70.00 × 13/31'],
  ['2026-03-19: no credits left.', 'Mar 19, 2026: no credits left.'],
  [
    'It stays the cheapest with up to 400 % more work, 66.4 % less.',
    'It stays the cheapest with up to 400% more work, 66.4% less.',
  ],
  ['1200 × Products', '1,200 × Products'],
  ['spent -20.00 of it', 'spent −20.00 of it'],
  [
    '250000 credits are left at the end of 2026-03-31.',
    '250,000 credits are left at the end of Mar 31, 2026.',
  ],
])('the host’s “%s” reads “%s”', (text, read) => {
  expect(localWords(text, 'en-US')).toBe(read);
});

test('a point never becomes a group mark of another locale, nor a group mark its point', () => {
  expect(localWords('37,500 in the busiest cycle, 1188.00 a month', 'de-DE')).toBe(
    '37.500 in the busiest cycle, 1.188,00 a month',
  );
});

test.each([
  'Enterprise 2000',
  'in 2027',
  'A-19',
  'gpt-4.1',
  'line 3.2.1',
  'claude-3',
  'Q-2026-0001',
  '10:30',
])('a name, a year or a time stays as it is: %s', (text) => {
  expect(localWords(text, 'de-DE')).toBe(text);
});
