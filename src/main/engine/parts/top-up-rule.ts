import type { TopUpInput, TopUpRule } from '../../../shared/contract/parts/top-up';
import type { TopUpHeld } from '../../../shared/contract/parts/top-up-result';
import type { Fault } from '../../../shared/errors';
import { ratio, ratioOf, roundRatio, timesRatio, type Ratio } from '../amount/ratio';
import type { Exact } from './exact';
import type { Instant, InstantForm } from './instant';
import { indexAt, occurrence, type Series } from './occurrence';
import type { Minor } from './prorate-money';

/** The rule with its amounts in smallest units and its times as instants. */
export type Terms = {
  readonly given: TopUpRule;
  readonly threshold: bigint;
  readonly target: bigint;
  readonly pack: bigint;
  /** Price of one pack in minor units; may be finer than one. */
  readonly price: Ratio;
  readonly fewest: bigint;
  readonly most: bigint | undefined;
  readonly capMoney: bigint | undefined;
  readonly capCount: number | undefined;
  readonly onFrom: Instant | undefined;
  readonly drawingOnly: boolean;
  readonly failedAttempts: ReadonlySet<number>;
  readonly failsDuring: readonly { readonly from: Instant; readonly to: Instant }[];
  readonly series: Series;
};

const up = (a: bigint, b: bigint): bigint => (a <= 0n ? 0n : (a + b - 1n) / b);

export function readTerms(
  input: TopUpInput,
  series: Series,
  exact: Exact,
  money: Minor,
  form: InstantForm,
): Terms {
  const { rule } = input;
  const optional = (amount: string | number | undefined) =>
    amount === undefined ? undefined : exact.read(amount);
  const pack = exact.read(rule.pack.amount);
  const maximum = optional(rule.maximum);
  const { cap } = rule;
  return {
    given: rule,
    threshold: exact.read(rule.threshold),
    target: optional(rule.target) ?? 0n,
    pack,
    price: timesRatio(
      ratioOf(String(rule.pack.price)),
      ratio(10n ** BigInt(input.minorUnitPlaces)),
    ),
    fewest: up(optional(rule.minimum) ?? 0n, pack),
    most: maximum === undefined ? undefined : maximum / pack,
    capMoney: cap.money === undefined ? undefined : money.read(cap.money, 'rule.cap.money'),
    capCount: cap.count,
    onFrom: form.readOptional(rule.switchedOnAt),
    drawingOnly:
      (rule.looksAt ?? (rule.watches === 'bought' ? 'debit-drawing-on-watched' : 'every-debit')) ===
      'debit-drawing-on-watched',
    failedAttempts: new Set(input.failedAttempts),
    failsDuring: input.failsDuring.map(({ from, to }) => ({
      from: form.read(from),
      to: form.read(to),
    })),
    series,
  };
}

/** Every amount the rule speaks of, for the scale of the run. */
export function ruleAmounts({
  threshold,
  target,
  pack,
  minimum,
  maximum,
}: TopUpRule): (string | number)[] {
  return [threshold, pack.amount, target, minimum, maximum].filter(
    (amount) => amount !== undefined,
  );
}

const fault = (
  code: string,
  path: string,
  found: string,
  allowed: string,
  remedy: string,
): Fault => ({ code, path, found, allowed, remedy });

/** What of the rule contradicts itself. */
export function termFaults(terms: Terms): Fault[] {
  const { given, target, most, fewest } = terms;
  const faults: Fault[] = [];
  const toTarget = given.buys === 'to-target';
  if (toTarget !== (given.target !== undefined)) {
    faults.push(
      toTarget
        ? fault(
            'target_missing',
            'rule.target',
            'no target',
            'a level to reach',
            'Give the balance that a purchase is to reach.',
          )
        : fault(
            'target_unused',
            'rule.target',
            `a target with buys "${given.buys}"`,
            'a target with buys "to-target" only',
            'Delete it, or buy to the target.',
          ),
    );
  } else if (toTarget && fires(terms, target)) {
    faults.push(
      fault(
        'target_too_low',
        'rule.target',
        String(given.target),
        `a level that does not fire at the threshold ${String(given.threshold)}`,
        'Raise the target or lower the threshold.',
      ),
    );
  }
  if (most !== undefined && (most < 1n || most < fewest)) {
    faults.push(
      fault(
        'purchase_bounds_crossed',
        'rule.maximum',
        String(given.maximum),
        `at least one pack of ${String(given.pack.amount)} and the minimum, in whole packs`,
        'Raise the maximum, or lower the minimum or the pack.',
      ),
    );
  }
  for (const [at, { from, to }] of terms.failsDuring.entries()) {
    if (from >= to)
      faults.push(
        fault(
          'period_empty',
          `failsDuring[${at}].to`,
          'from at or after to',
          'a stretch [from, to) with from before to',
          'Move to behind from.',
        ),
      );
  }
  return faults;
}

/** Whether a watched balance sets the rule off. */
export function fires(
  { given, threshold }: Pick<Terms, 'given' | 'threshold'>,
  watched: bigint,
): boolean {
  return given.trigger === 'below' ? watched < threshold : watched <= threshold;
}

/** What a look at the balance found: the watched balance after the debit, and what the debit lacks. */
export type Sight = { readonly watched: bigint; readonly shortfall: bigint };

/** Packs the rule wants in its next purchase, before any cap. */
export function packsWanted(terms: Terms, { watched, shortfall }: Sight): bigint {
  const { given, pack, threshold, target, fewest, most } = terms;
  let packs = 1n;
  if (given.buys === 'to-target')
    packs = up(shortfall + (target > watched ? target - watched : 0n), pack);
  if (given.buys === 'whole-gap') {
    const gap = shortfall + (threshold > watched ? threshold - watched : 0n);
    packs = up(gap, pack);
    // At the threshold it still fires: then one pack more where the gap is a whole number of packs.
    if (fires(terms, watched + packs * pack - shortfall)) packs += 1n;
  }
  if (packs < 1n) packs = 1n;
  if (packs < fewest) packs = fewest;
  return most !== undefined && packs > most ? most : packs;
}

export const costOf = ({ price }: Pick<Terms, 'price'>, packs: bigint): bigint =>
  roundRatio(timesRatio(price, ratio(packs)));

/** Purchases and money of the running cycle. */
export type Spent = { cycleFrom: Instant | undefined; purchases: number; money: bigint };

/**
 * Packs that the caps leave of those wanted. Replaceable, so that a law can show that it notices a
 * cap passed.
 */
export function withinCaps(
  terms: Terms,
  wanted: bigint,
  spent: Readonly<Spent>,
): bigint | TopUpHeld {
  const { capCount, capMoney, given } = terms;
  if (capCount !== undefined && spent.purchases >= capCount) return 'cap-count';
  if (capMoney === undefined) return wanted;
  const room = capMoney - spent.money;
  if (costOf(terms, wanted) <= room) return wanted;
  if (given.cap.overCap === 'refused') return 'cap-money';
  const packs = affordable(terms, room, wanted);
  return packs < 1n || packs < terms.fewest ? 'cap-money' : packs;
}
export type Caps = typeof withinCaps;

/** Most packs, below `wanted`, that cost at most `room`: the cost of `wanted` passes it. */
function affordable(terms: Terms, room: bigint, wanted: bigint): bigint {
  let low = 0n;
  let high = wanted;
  while (high - low > 1n) {
    const middle = (low + high) / 2n;
    if (costOf(terms, middle) <= room) low = middle;
    else high = middle;
  }
  return low;
}

/** The start of the cycle that an instant falls into. */
export const cycleStart = ({ series }: Pick<Terms, 'series'>, at: Instant): Instant =>
  occurrence(series, indexAt(series, at));
