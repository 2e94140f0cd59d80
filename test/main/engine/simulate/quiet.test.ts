import { describe, expect, test } from 'vitest';
import { recordScenario } from '../../../../src/main/planning/record';
import { planSummary } from '../../../../src/main/planning/plan-summary';
import { summarise } from '../../../../src/main/planning/summary';
import {
  book,
  daily,
  line,
  operation,
  pack,
  plan,
  rules,
  scenario,
  source,
  type BookParts,
  type ScenarioParts,
} from '../../../support/books';

/** A bulk task holds three credits a unit and costs one. */
const bulk = operation('bulk', '1', { task: { reserve: { perUnit: '3' }, source } });
const topUp = {
  trigger: 'below',
  watches: 'whole',
  looksAt: 'every-debit',
  buys: 'one-by-one',
  cap: { money: '40.00', month: 'cycle' },
  onSwitch: 'at-next-debit',
} as const;

const rows: { rule: string; book: BookParts; scenario: ScenarioParts; served: number }[] = [
  {
    // Four days of 30 and 10; on the fifth, 3 × 10 held and 30 wanted pass the 40 that are left.
    rule: 'a day whose tasks hold more than is there is served line by line',
    book: { operations: [operation('use', '1'), bulk], plans: [plan('basic', '20.00', '200')] },
    scenario: {
      lines: [
        line(30, { schedule: daily }),
        line(10, { id: 'task', operation: 'bulk', schedule: daily }),
      ],
    },
    served: 4 * 40 + 30 + 10,
  },
  {
    // Ten a day that cost nothing but need a feature the plan lacks are not served with the others.
    rule: 'work behind a missing feature is not counted with the day, though it costs nothing',
    book: {
      features: [{ id: 'extra', label: 'Extra' }],
      operations: [
        operation('use', '1'),
        operation('free', '0', { requires: { features: ['extra'], source } }),
      ],
      plans: [
        plan('basic', '20.00', '1000'),
        plan('more', '40.00', '1000', { features: { has: ['extra'], source } }),
      ],
    },
    scenario: { lines: [line(10, { id: 'gated', operation: 'free', schedule: daily })] },
    served: 0,
  },
  {
    // A reservation that would leave less than the threshold makes the top-up buy, though the task costs less.
    rule: 'what a task holds counts for the top-up, whatever the day costs in the end',
    book: {
      operations: [operation('use', '1'), bulk],
      plans: [plan('basic', '20.00', '1000')],
      packs: [pack('pack', '500', '20.00')],
      policies: rules({ autoTopUp: topUp }),
    },
    scenario: {
      lines: [
        line(20, { schedule: daily }),
        line(20, { id: 'task', operation: 'bulk', schedule: daily }),
      ],
      choices: { autoTopUp: { pack: 'pack', threshold: '100' } },
    },
    served: 31 * 40,
  },
];

describe('days that nobody records', () => {
  test.each(rows)('$rule', ({ book: bookParts, scenario: scenarioParts, served }) => {
    const input = { book: book(bookParts), scenario: scenario(scenarioParts) };
    const recorded = recordScenario({ ...input, plan: 'basic' });
    const quiet = planSummary(recorded.program, 'basic');
    expect(quiet).toEqual(summarise(recorded.program, 'basic', recorded.runs));
    expect(quiet.servedUnits).toBe(served);
  });
});
