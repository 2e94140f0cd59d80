import { describe, expect, test } from 'vitest';
import {
  filterChips,
  readFilter,
  withFact,
  withoutFilter,
} from '../../../../src/renderer/features/ledger/ledger-filter';
import { openGroup } from '../../../../src/renderer/features/ledger/ledger-groups';

const names = {
  kind: (kind: string) => kind.toUpperCase(),
  line: (id: string) => `Line ${id}`,
  case: (id: string) => `Case ${id}`,
  meter: (id: string) => id,
  date: (on: string) => on,
};

describe('filters', () => {
  test('an address names a filter, and what it cannot mean is left out', () => {
    expect(
      readFilter({
        kind: 'top-up,nonsense,fee',
        line: 'a',
        from: '2026-03-01',
        to: 'soon',
        plan: 'x',
      }),
    ).toEqual({
      kinds: ['top-up', 'fee'],
      line: 'a',
      from: '2026-03-01',
    });
    expect(readFilter({ kind: 'nonsense', line: '' })).toEqual({});
  });

  test('chips say each part as text', () => {
    const filter = readFilter({ kind: 'top-up,fee', line: 'a', to: '2026-04-01' });
    expect(filterChips(filter, names).map(({ text }) => text)).toEqual([
      'kind = TOP-UP or FEE',
      'line = Line a',
      'before 2026-04-01',
    ]);
  });

  test('taking a filter off leaves plan and order', () => {
    const query = { plan: 'pro', sort: '-on', kind: 'fee', from: '2026-03-01' };
    expect(withFact(query, 'kind', undefined)).toEqual({
      plan: 'pro',
      sort: '-on',
      from: '2026-03-01',
    });
    expect(withoutFilter(query)).toEqual({ plan: 'pro', sort: '-on' });
  });
});

describe('opening a group', () => {
  test('shows its rows: its key becomes a filter', () => {
    expect(openGroup({ group: 'kind', plan: 'pro' }, 'kind', 'fee')).toEqual({
      plan: 'pro',
      kind: 'fee',
    });
  });

  test('a month or a day becomes a period, half-open', () => {
    expect(openGroup({}, 'month', '2026-12')).toEqual({ from: '2026-12-01', to: '2027-01-01' });
    expect(openGroup({}, 'on', '2026-02-28')).toEqual({ from: '2026-02-28', to: '2026-03-01' });
  });

  test('rows without the value cannot be opened', () => {
    expect(openGroup({}, 'line', null)).toBeUndefined();
  });
});
