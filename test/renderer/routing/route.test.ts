import { expect, test } from 'vitest';
import {
  formatRoute,
  parseRoute,
  toLibrary,
  toPriceBooks,
  toScenario,
  toSettings,
  toStart,
} from '../../../src/renderer/routing/route';

test.each([
  ['#/library', toLibrary()],
  ['#/library?shelf=trash&find=%23q3', toLibrary({ shelf: 'trash', find: '#q3' })],
  ['#/new?step=2', toStart({ step: '2' })],
  ['#/s/abc-1/timeline?plan=pro', toScenario('abc-1', 'timeline', { plan: 'pro' })],
  ['#/price-books/claro/2026-11-21', toPriceBooks(['claro', '2026-11-21'])],
  ['#/settings', toSettings()],
])('%s leads to its place and back', (hash, route) => {
  expect(parseRoute(hash)).toEqual(route);
  expect(formatRoute(route)).toBe(hash);
});

test('nothing leads to the library, a scenario alone to its workload', () => {
  expect(parseRoute('')).toEqual(toLibrary());
  expect(parseRoute('#/s/abc')).toEqual(toScenario('abc', 'workload'));
});

test.each(['#/nowhere', '#/s', '#/s/abc/nothing', '#/%E0%A4%A'])(
  '%s is said to be lost',
  (hash) => {
    expect(parseRoute(hash).screen).toBe('lost');
  },
);

test('marks in a name survive the address', () => {
  const route = toPriceBooks(['a/b?c#d', '1 %']);
  expect(parseRoute(formatRoute(route))).toEqual(route);
});
