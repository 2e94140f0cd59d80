import { describe, expect, it } from 'vitest';
import { Ceilings } from '../../../src/shared/contract/ceilings';
import { BreakEven } from '../../../src/shared/contract/explore';
import { commandLine } from '../../support/command-line';
import { smallScenario } from '../../support/library';
import { SMALL_BOOK_INPUT } from '../../support/small-book';

/** 90 records of 2 credits in a month, packs refused: Free gives 100 credits. */
const SHORT = smallScenario({
  months: 1,
  lines: [
    {
      id: 'a',
      operation: 'check',
      quantity: 90,
      schedule: { kind: 'per-month', spread: 'first-day' },
    },
  ],
  choices: { packs: { kind: 'none' } },
});
const explore = (what: string, ...args: string[]) =>
  commandLine(['explore', what, 's.json', '--price-book', 'book.json', ...args], {
    's.json': SHORT,
    'book.json': SMALL_BOOK_INPUT,
  });

describe('a part of the work that is none', () => {
  it.each(['line:', 'catalog:', 'line:no such', `line:${'x'.repeat(200)}`, '__proto__'])(
    '%j is the caller’s fault, not ours',
    async (part) => {
      const { code, err } = await explore('break-even', '--part', part);
      expect([code, err.includes('bug')]).toEqual([2, false]);
    },
  );
});

describe('explore ceilings', () => {
  it('says when it runs out, how much stays unserved and what would lift it', async () => {
    const { code, out } = await explore('ceilings', '--plan', 'free', '--json');
    expect(code).toBe(0);
    const answer = Ceilings.parse(JSON.parse(out));
    expect(answer).toMatchObject({ plan: 'free', runOutOn: '2026-03-01', unservedUnits: 40 });
    expect(answer.rows.filter((row) => row.binds)).toHaveLength(1);
    expect(answer.lifts.map(({ plan, total }) => `${plan} ${total}`)).toContain('pro 20.00');
  });

  it('says so in words', async () => {
    const { out } = await explore('ceilings', '--plan', 'free');
    expect(out).toContain('Free: 0.00 EUR. Runs short from 2026-03-01: 40 unserved on 1 day.');
    expect(out).toContain('The work takes 1 day.');
    expect(out).toMatch(/^Ceiling +Allows +Needed +Binds$/m);
    const { out: well } = await explore('ceilings', '--plan', 'pro');
    expect(well).toContain('Pro: 20.00 EUR. Nothing runs out.');
  });
});

describe('explore break-even', () => {
  it('prices every plan from nothing to the largest volume', async () => {
    const { out } = await explore('break-even', '--max', '100', '--points', '3', '--json');
    const answer = BreakEven.parse(JSON.parse(out));
    expect(answer.points.at(0)?.volume).toBe(0);
    expect(answer.points.at(-1)?.volume).toBe(100);
    const pro = answer.plans.findIndex(({ plan }) => plan === 'pro');
    expect(answer.points.map(({ totals }) => totals[pro])).toEqual(['20.00', '20.00', '20.00']);
    const free = answer.plans.findIndex(({ plan }) => plan === 'free');
    expect(answer.points.map(({ served }) => served[free])).toEqual([true, true, false]);
  });
});
