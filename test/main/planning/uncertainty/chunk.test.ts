import { describe, expect, it } from 'vitest';
import {
  createSampler,
  FAN_RUNS,
  MOST_TOTALS,
  RAN_OUT,
  runChunk,
} from '../../../../src/main/planning/uncertainty/chunk';
import { summariseChunks } from '../../../../src/main/planning/uncertainty/monte-carlo';
import { MonteCarloQuery } from '../../../../src/shared/contract/uncertainty';
import type { TierwiseError } from '../../../../src/shared/errors';
import { book, firstDay, line, pack, plan, scenario } from '../../../support/books';

const query = (more: object = {}) => MonteCarloQuery.parse({ runs: 40, seed: 3, ...more });

/** Packs that end after thirty days: what a run buys cannot be told from a sum of credits. */
const ending = book({
  packs: [pack('small', '50', '10.00', { expires: { after: 30, unit: 'day' } })],
});

describe('how packs come in, run by run', () => {
  it('each case buys what its own work falls short of', () => {
    const cases = scenario({
      cases: [
        { id: 'idle', label: 'Idle' },
        { id: 'busy', label: 'Busy' },
      ],
      lines: [line({ min: 180, max: 180 }, { case: 'busy', schedule: firstDay })],
      choices: { packs: { kind: 'cheapest' } },
    });
    const { totals, flags } = runChunk(createSampler(cases, ending, query()), 0, 1);
    // Two subscriptions, and 80 credits beyond the busy one's 100: two packs.
    expect(totals[0]![0]).toBe(2 * 20_00 + 2 * 10_00);
    expect(flags[0]![0]).toBe(0);
  });

  it('a run with more work than the likely one buys more, and does not run out', () => {
    const unsure = scenario({
      lines: [line({ min: 20, likely: 60, max: 400 }, { schedule: firstDay })],
      choices: { packs: { kind: 'cheapest' } },
    });
    const { totals, flags } = runChunk(createSampler(unsure, ending, query()), 0, 40);
    expect([...flags[0]!].filter((flag) => (flag & RAN_OUT) !== 0)).toEqual([]);
    expect(Math.max(...totals[0]!)).toBeGreaterThan(20_00);
  });

  it('a run with other work than the likely one buys in bulk as that work asks for it', () => {
    const tiers = {
      mode: 'graduated' as const,
      tiers: [
        { upTo: '1', unitPrice: '10.00' },
        { upTo: 'unlimited' as const, unitPrice: '2.00' },
      ],
    };
    const bulk = book({
      plans: [plan('free', '0.00', null)],
      packs: [pack('ten', '10', '10.00', { tiers })],
    });
    const unsure = scenario({
      lines: [line({ past: [10, 100] })],
      choices: { packs: { kind: 'cheapest' } },
    });
    const { totals } = runChunk(createSampler(unsure, bulk, query()), 0, 40);
    // One pack for 10 units; ten at once for 100: 10.00 + 9 × 2.00.
    expect([...new Set(totals[0])].toSorted((a, b) => a - b)).toEqual([10_00, 28_00]);
  });

  it('an account as it stands is run under its own plan', () => {
    const plans = [plan('basic', '20.00', '100'), plan('large', '90.00', '1000')];
    const standing = scenario({
      lines: [line({ min: 20, max: 60 })],
      account: { plan: 'large', cycleStart: '2026-01-01' },
    });
    expect(createSampler(standing, book({ plans }), query()).plans).toEqual(['large']);
  });
});

describe('memory of many runs', () => {
  const small = scenario({ lines: [line({ min: 20, max: 30 }, { schedule: firstDay })] });

  it('keeps balances of the first runs only, and says how many', () => {
    const asked = query({ runs: FAN_RUNS + 1_000, draws: 'whole-horizon' });
    const sampler = createSampler(small, book(), asked);
    const early = runChunk(sampler, 0, FAN_RUNS - 500);
    const across = runChunk(sampler, FAN_RUNS - 500, FAN_RUNS + 500);
    const late = runChunk(sampler, FAN_RUNS + 500, FAN_RUNS + 1_000);
    expect(across.balances.length).toBe(500 * sampler.days.length);
    expect(late.balances.length).toBe(0);
    const { fan, plans, runs } = summariseChunks(sampler, [late, early, across], small, book());
    expect([fan!.runs, runs, plans[0]!.served]).toEqual([FAN_RUNS, asked.runs, asked.runs]);
  });

  it('refuses more totals than it can hold, before the first run', () => {
    const many = book({
      plans: Array.from({ length: 30 }, (_, at) => plan(`p-${at}`, '1.00', '5')),
    });
    const runs = Math.floor(MOST_TOTALS / 30);
    expect(createSampler(small, many, query({ runs })).plans).toHaveLength(30);
    try {
      createSampler(small, many, query({ runs: runs + 1 }));
      expect.unreachable();
    } catch (error) {
      expect((error as TierwiseError).faults[0]).toMatchObject({
        code: 'runs_too_many',
        path: 'query.runs',
        allowed: expect.stringContaining(`${runs} runs`) as string,
      });
    }
  });
});
