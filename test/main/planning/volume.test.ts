import { expect, test } from 'vitest';
import { atVolume, volumeOf } from '../../../src/main/planning/volume';
import { line, scenario } from '../../support/books';

const part = { kind: 'line', id: 'work' } as const;

test('a series of days has at every volume just that many units', () => {
  const days = [1, 0, 2, 1, 1, 3, 0, 1, 1];
  const given = scenario({ lines: [line(0, { schedule: { kind: 'series', days } })] });
  for (let volume = 0; volume <= 40; volume += 1)
    expect(volumeOf(atVolume(given, part, volume), part)).toBe(volume);
  expect(atVolume(given, part, 10)).toEqual(given);
});

test('more volume has by every day at least as much of a series', () => {
  const days = [1, 0, 2, 1, 1, 3, 0, 1, 1];
  const given = scenario({ lines: [line(0, { schedule: { kind: 'series', days } })] });
  const soFar = (volume: number): number[] => {
    const { schedule } = atVolume(given, part, volume).lines[0]!;
    let sum = 0;
    return schedule.kind === 'series' ? schedule.days.map((units) => (sum += units)) : [];
  };
  for (let volume = 0; volume < 40; volume += 1) {
    const more = soFar(volume + 1);
    expect(soFar(volume).every((units, day) => units <= (more[day] ?? -1))).toBe(true);
  }
});
