import { describe, expect, it } from 'vitest';
import { assumptionRegister, assumptionSteps } from '../../../src/main/planning/register';
import { recordScenario } from '../../../src/main/planning/record';
import { simulateScenario } from '../../../src/main/planning/simulate';
import type { PriceBook } from '../../../src/shared/contract/price-book';
import type { Scenario } from '../../../src/shared/contract/scenario';
import { findRule } from '../../../src/shared/price-book/rules';
import { builtInPriceBooks } from '../../../src/shared/price-books/built-in';
import { sampleScenarios } from '../../../src/shared/samples/samples';

type Asked = { readonly scenario: Scenario; readonly book: PriceBook; readonly plan: string };

/** Every sample under every plan of its price book. */
const ASKED = sampleScenarios().flatMap(({ scenario }): (Asked & { readonly name: string })[] => {
  const book = builtInPriceBooks().find(({ id }) => id === scenario.priceBook.id)!;
  return book.plans.map(({ id }) => ({
    scenario,
    book,
    plan: id,
    name: `${scenario.name}, ${id}`,
  }));
});

const underReading = ({ scenario, ...asked }: Asked, readings: Scenario['choices']['readings']) =>
  simulateScenario({
    ...asked,
    scenario: { ...scenario, choices: { ...scenario.choices, readings } },
  }).summary;

const registerOf = (asked: Asked) =>
  assumptionRegister({ ...asked, recorded: recordScenario(asked) });

describe('the register of assumptions', () => {
  it.each(ASKED)(
    'tells of every other reading what the scenario costs under it: $name',
    (asked) => {
      const { readings } = asked.scenario.choices;
      const { rows } = registerOf(asked);
      for (const { id, chosen, others } of rows) {
        const { [id]: _chosen, ...rest } = readings;
        for (const other of others) {
          const summary = underReading(
            asked,
            other.id === 'default' ? rest : { ...rest, [id]: other.id },
          );
          expect([id, other.id, other.total]).toEqual([id, other.id, summary.total]);
        }
        const told = [...others.map((other) => other.id), chosen ?? 'default'];
        const known =
          asked.book.assumptions.find((row) => row.id === id)?.others.map((other) => other.id) ??
          [];
        expect(told.toSorted()).toEqual(['default', ...known].toSorted());
      }
    },
  );

  it.each(ASKED)(
    'leaves out none that moves the total or that a rule of the ledger leans on: $name',
    (asked) => {
      const { rows, total } = registerOf(asked);
      const listed = new Set(rows.map(({ id }) => id));
      const leantOn = simulateScenario(asked).assumptions.map(({ id }) => id);
      expect(leantOn.filter((id) => !listed.has(id))).toEqual([]);
      for (const { id, others } of asked.book.assumptions) {
        if (listed.has(id)) continue;
        for (const other of others) {
          expect([
            id,
            underReading(asked, { ...asked.scenario.choices.readings, [id]: other.id }).total,
          ]).toEqual([id, total]);
        }
      }
      for (const { id, rules } of rows) {
        for (const rule of rules) expect(findRule(asked.book, rule)?.assumptions).toContain(id);
        expect(new Set(rules).size).toBe(rules.length);
      }
    },
  );

  it.each(ASKED)(
    'holds none that moves figures and the result itself does not name: $name',
    (asked) => {
      // A quote lists what its simulation names.
      const named = new Set(simulateScenario(asked).assumptions.map(({ id }) => id));
      expect(registerOf(asked).rows.map(({ id }) => id)).toEqual(
        asked.book.assumptions.map(({ id }) => id).filter((id) => named.has(id)),
      );
    },
  );

  it('is counted reading by reading, so that it can be left between two', () => {
    const asked = ASKED.find(({ book }) =>
      book.assumptions.some(({ others }) => others.length > 0),
    )!;
    const steps = [...assumptionSteps(asked)];
    expect(steps.map(({ done }) => done)).toEqual(steps.map((_, at) => at));
    expect(new Set(steps.map(({ of }) => of))).toEqual(new Set([steps.length]));
  });
});
