import { describe, expect, it } from 'vitest';
import {
  readingOptions,
  readOtherwise,
} from '../../../../src/renderer/components/assumptions/reading-options';
import type { RegisterRow } from '../../../../src/shared/contract/explain';
import { Scenario } from '../../../../src/shared/contract/scenario';

const assumption = {
  id: 'A-1',
  title: 'When packs expire',
  reading: 'Never.',
  reason: 'The page says nothing.',
  others: [
    { id: 'year', label: 'After a year.', set: [] },
    { id: 'cycle', label: 'With the cycle.', set: [] },
  ],
};

const row = (chosen: string | null, others: RegisterRow['others']): RegisterRow => ({
  id: 'A-1',
  title: assumption.title,
  reading: assumption.reading,
  reason: assumption.reason,
  chosen,
  rules: [],
  others,
});

const effect = (id: string, total: string, change: string): RegisterRow['others'][number] => ({
  id,
  label: '',
  total,
  effect: change,
  unserved: 0,
});

describe('readings of an assumption', () => {
  it('stand with the own one first, each with what it would do', () => {
    const options = readingOptions(
      row(null, [effect('year', '120.00', '20.00'), effect('cycle', '100.00', '0.00')]),
      assumption,
    );
    expect(options.map(({ label, isChosen, effect: by }) => [label, isChosen, by])).toEqual([
      ['Never.', true, null],
      ['After a year.', false, '20.00'],
      ['With the cycle.', false, '0.00'],
    ]);
  });

  it('keep their order when another is in force, and say what the own one would do', () => {
    const options = readingOptions(
      row('year', [effect('default', '100.00', '-20.00'), effect('cycle', '100.00', '-20.00')]),
      assumption,
    );
    expect(options.map(({ other, isChosen, effect: by }) => [other, isChosen, by])).toEqual([
      [undefined, false, '-20.00'],
      ['year', true, null],
      ['cycle', false, '-20.00'],
    ]);
  });
});

it('a chosen reading is kept with the scenario, and the own one leaves no trace', () => {
  const scenario = Scenario.parse({
    format: 'tierwise/scenario@1',
    name: 'A year',
    priceBook: { id: 'kiosk', version: '1' },
    start: '2026-01-01',
    months: 12,
  });
  const chosen = readOtherwise(scenario, 'A-1', 'year');
  expect(chosen.choices.readings).toEqual({ 'A-1': 'year' });
  expect(readOtherwise(chosen, 'A-1', undefined)).toEqual(scenario);
});
