import type { BurnKey } from '../../../shared/contract/policy';

/** What tells two grants apart when they burn; `id` is any rank that is the same whatever the input's order. */
export type Orderable = {
  readonly id: number;
  readonly priority: number;
  readonly bought: boolean;
  readonly bonus: boolean;
  readonly onlyFor: ReadonlySet<unknown> | undefined;
  readonly expires: number;
  readonly effective: number;
};

type Comparison = (a: Orderable, b: Orderable) => number;

const flag = (value: boolean): number => (value ? 0 : 1);

/** How each key of the burn order tells two grants apart (rulebook 2, Burn order; 8). */
const KEYS: Record<BurnKey, Comparison> = {
  priority: (a, b) => a.priority - b.priority,
  'allowance-first': (a, b) => flag(!a.bought) - flag(!b.bought),
  'bought-first': (a, b) => flag(a.bought) - flag(b.bought),
  'bonus-first': (a, b) => flag(a.bonus) - flag(b.bonus),
  'restricted-first': (a, b) => flag(a.onlyFor !== undefined) - flag(b.onlyFor !== undefined),
  expiry: (a, b) => a.expires - b.expires,
  effective: (a, b) => a.effective - b.effective,
  id: (a, b) => a.id - b.id,
};

/** Orders are asked for with every grant; the same keys give the same function. */
const known = new WeakMap<readonly BurnKey[], Comparison>();

/** The total order in which grants burn: the book's keys, and always the id last. */
export function burnOrder(keys: readonly BurnKey[]): Comparison {
  let order = known.get(keys);
  if (order === undefined) known.set(keys, (order = composeOrder(keys)));
  return order;
}

function composeOrder(keys: readonly BurnKey[]): Comparison {
  const comparisons = [...keys.map((key) => KEYS[key]), KEYS.id];
  return (a, b) => {
    for (const compare of comparisons) {
      const order = compare(a, b);
      if (order !== 0) return order;
    }
    return 0;
  };
}
