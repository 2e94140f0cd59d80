import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { recommendScenario } from '../../../../src/main/planning/recommend/recommend';
import { simulateScenario } from '../../../../src/main/planning/simulate';
import { dated, isSame, plain } from '../../../../src/renderer/features/explore/apply-way';
import { Scenario } from '../../../../src/shared/contract/scenario';
import { builtInPriceBooks } from '../../../../src/shared/price-books/built-in';

function example(name: string) {
  const text = readFileSync(`test/golden/rulebook/${name}.scenario.json`, 'utf8');
  const scenario = Scenario.parse(JSON.parse(text));
  const book = builtInPriceBooks().find(({ id }) => id === scenario.priceBook.id)!;
  const way = recommendScenario({ scenario, book, robustness: false }).choice!;
  const lived = (applied: Scenario) =>
    simulateScenario({ scenario: Scenario.parse(applied), book, plan: way.plan }).summary;
  return { scenario, way, lived };
}

describe('a recommendation written into the scenario', () => {
  it.each(['01a', '02', '03', '04a', '05a', '06b', '09a', '11a', '12a'])(
    'example %s costs and serves what was recommended',
    (name) => {
      const { scenario, way, lived } = example(name);
      const applied = dated(scenario, way);
      expect(applied).toBeDefined();
      const { total, unservedUnits, servedUnits } = lived(applied!);
      expect({ total, unservedUnits, servedUnits }).toEqual({
        total: way.total,
        unservedUnits: way.summary.unservedUnits,
        servedUnits: way.summary.servedUnits,
      });
    },
  );

  it('needs no dates where a comparison buys the same', () => {
    const { scenario, way, lived } = example('02');
    const simple = plain(scenario, way);
    expect(simple).toMatchObject({
      plan: 'starter',
      changes: [],
      choices: { packs: { kind: 'cheapest' } },
    });
    expect(lived(simple!).total).toBe(way.total);
    expect(isSame(simple!, plain(simple!, way))).toBe(true);
    expect(isSame(scenario, simple)).toBe(false);
  });

  it('keeps facts and says a change of plan on its day', () => {
    const { scenario, way } = example('04a');
    const facts: Scenario['changes'] = [{ on: '2026-03-05', kind: 'seats', seats: 2 }];
    const before: Scenario = {
      ...scenario,
      changes: [...facts, { on: '2026-03-02', kind: 'overage', enabled: true }],
    };
    expect(plain(before, way)).toBeUndefined();
    expect(dated(before, way)?.changes).toEqual([
      ...facts,
      { on: '2026-03-19', kind: 'plan', plan: 'hobby' },
    ]);
  });

  it('is refused for several cases that buy for themselves', () => {
    const { scenario, way } = example('04a');
    const cases = [
      { id: 'a', label: 'A' },
      { id: 'b', label: 'B' },
    ];
    expect(dated({ ...scenario, cases }, way)).toBeUndefined();
  });
});
