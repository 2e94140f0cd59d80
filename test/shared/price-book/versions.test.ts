import { describe, expect, it } from 'vitest';
import {
  compareVersions,
  newestVersion,
  nextVersion,
} from '../../../src/shared/price-book/versions';

describe('price book versions', () => {
  it('orders dates, numbered dates and plain numbers as people read them', () => {
    const inOrder = [
      '1.2',
      '1.10',
      '2026-09-01',
      '2026-10-07',
      '2026-10-07.2',
      '2026-10-07.10',
      '2027-01-01',
    ];
    expect(inOrder.toReversed().toSorted(compareVersions)).toEqual(inOrder);
    expect(newestVersion(inOrder.toReversed())).toBe('2027-01-01');
    expect(newestVersion([])).toBeUndefined();
  });

  it('tells versions with padded numbers apart', () => {
    expect(compareVersions('1.02', '1.2')).not.toBe(0);
    expect(Math.sign(compareVersions('1.02', '1.2'))).toBe(
      -Math.sign(compareVersions('1.2', '1.02')),
    );
  });

  it('counts on from a date, never from its day', () => {
    expect(nextVersion('2026-10-07', [])).toBe('2026-10-07.2');
    expect(nextVersion('2026-10-07.2', ['2026-10-07.3'])).toBe('2026-10-07.4');
    expect(nextVersion('draft', ['draft.2'])).toBe('draft.3');
    expect(nextVersion('draft.2', [])).toBe('draft.3');
  });
});
