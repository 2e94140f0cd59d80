import type { StoredScenario } from '../../src/shared/contract/library';
import { Scenario } from '../../src/shared/contract/scenario';

const PLAIN = Scenario.parse({
  format: 'tierwise/scenario@1',
  name: 'One',
  priceBook: { id: 'book', version: '1' },
  start: '2027-01-01',
  months: 12,
});

/** A scenario as a host answers it, for tests of what the page does with it. */
export function storedScenario(scenario: Scenario = PLAIN): StoredScenario {
  return {
    head: {
      id: 'one',
      name: scenario.name,
      priceBook: { id: 'book', version: '1' },
      revision: 1,
      tags: [],
      state: 'active',
      parent: null,
      sample: false,
      createdAt: '2026-11-21T08:00:00.000Z',
      updatedAt: '2026-11-21T08:00:00.000Z',
      stateSince: null,
    },
    scenario,
  };
}
