import type { PriceBookInput } from '../../src/shared/contract/price-book';
import type { Cite } from '../../src/shared/contract/primitives';

/** The plainest policies: credits by the month, packs after them, an upgrade by the day, nothing past zero. */
export function plainPolicies(source: Cite) {
  return {
    cycle: { anchor: 'start', source },
    dayOrder: { refill: 'before-work', source },
    records: { served: 'whole', source },
    failure: { rule: 'free', source },
    burnOrder: { keys: ['allowance-first', 'expiry', 'effective', 'id'], source },
    packs: { inComparison: 'cheapest', source },
    overage: { mode: 'off', billing: 'arrears', source },
    proration: { unit: 'day', changeDay: 'counted', month: 'real', source },
    upgrade: {
      when: 'at-once',
      cycle: 'kept',
      charge: 'difference',
      allowance: 'new-minus-used',
      source,
    },
    downgrade: {
      when: 'next-cycle',
      cycle: 'kept',
      charge: 'none',
      allowance: 'new-in-full',
      source,
    },
    cancel: { refund: 'none', bought: 'kept', source },
    deactivate: { balance: 'kept', source },
    reactivate: { balance: 'kept', source },
    atZero: { rule: 'stop', source },
  } satisfies PriceBookInput['policies'];
}
