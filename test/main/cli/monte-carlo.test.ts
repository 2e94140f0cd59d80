import { describe, expect, it } from 'vitest';
import { MonteCarloResult } from '../../../src/shared/contract/uncertainty';
import { commandLine } from '../../support/command-line';
import { smallScenario } from '../../support/library';
import { SMALL_BOOK_INPUT } from '../../support/small-book';

const UNSURE = smallScenario({
  lines: [{ id: 'checks', operation: 'check', quantity: { min: 200, likely: 600, max: 900 } }],
});
const FILES = { 's.json': UNSURE, 'sure.json': smallScenario(), 'book.json': SMALL_BOOK_INPUT };
const monteCarlo = (...args: string[]) =>
  commandLine(['monte-carlo', ...args, '--price-book', 'book.json'], FILES);

type Faults = { error: { faults: { code: string; path: string }[] } };

describe('monte-carlo', () => {
  it('prints the contract and nothing else with --json, the same for the same seed', async () => {
    const args = ['s.json', '--seed', '7', '--runs', '300', '--json'];
    const { code, out, err } = await monteCarlo(...args);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const result = MonteCarloResult.parse(JSON.parse(out));
    expect(result).toMatchObject({ seed: 7, runs: 300, uncertain: ['checks'] });
    expect(result.plans.map(({ plan }) => plan)).toEqual(['free', 'pro']);
    expect((await monteCarlo(...args, '--workers', '1')).out).toBe(out);
    expect((await monteCarlo('s.json', '--seed', '8', '--runs', '300', '--json')).out).not.toBe(
      out,
    );
  });

  it('prints a table with the odds and which plan wins how often', async () => {
    const { out } = await monteCarlo('s.json', '--runs', '200');
    expect(out).toMatch(/^200 runs, seed 1\nUncertain: checks\.\n/);
    expect(out).toMatch(/^Plan +P10 \(EUR\) +P50 +P90 +Likely +Ran out +Cheapest$/m);
    expect(out).toMatch(
      /^Free is the cheapest plan that serves everything in (> )?\d+ % of the runs\.$/m,
    );
  });

  it('says that nothing is uncertain where nothing is', async () => {
    const { out } = await monteCarlo('sure.json', '--runs', '5');
    expect(out).toContain('No quantity of this scenario is uncertain');
    expect(out).toMatch(/^Free +56\.00 +56\.00 +56\.00 +56\.00 +0 % +100 %$/m);
  });

  it('runs only the plans asked for', async () => {
    const { out } = await monteCarlo('s.json', '--runs', '5', '--plan', 'pro', '--json');
    expect(MonteCarloResult.parse(JSON.parse(out)).plans.map(({ plan }) => plan)).toEqual(['pro']);
  });

  it.each([
    [['--runs', '0'], 'option_value_wrong --runs'],
    [['--runs', '1e3'], 'option_value_wrong --runs'],
    [['--seed', '-1'], 'option_value_wrong --seed'],
    [['--seed', '4294967296'], 'option_value_wrong --seed'],
    [['--draws', 'daily'], 'option_value_wrong --draws'],
    [['--workers', '65'], 'option_value_wrong --workers'],
    [['--plan', 'pro,por'], 'plan_unknown query.plans[1]'],
  ])('refuses %j', async (args, fault) => {
    const { code, out } = await monteCarlo('s.json', ...args, '--json');
    expect(code).toBe(2);
    const [first] = (JSON.parse(out) as Faults).error.faults;
    expect(`${first!.code} ${first!.path}`).toBe(fault);
  });
});
