import type { PriceBook } from '../../../../shared/contract/price-book';
import type { Change, Scenario } from '../../../../shared/contract/scenario';
import { unreachable } from '../../../../shared/errors';
import { monthsAfter } from '../../../../shared/scenario/horizon';

/** Kinds of planned changes: which a price book knows, how one begins, how it reads. */

type Kind = Change['kind'];

const always = (): boolean => true;
const hasPacks = ({ packs }: PriceBook): boolean => packs.length > 0;
const hasAutoTopUp = ({ policies, plans }: PriceBook): boolean =>
  policies.autoTopUp !== undefined || plans.some((plan) => plan.policies?.autoTopUp !== undefined);
const hasOverage = ({ policies, plans }: PriceBook): boolean =>
  policies.overage.mode === 'user' || plans.some((plan) => plan.policies?.overage?.mode === 'user');
const hasSeats = ({ plans }: PriceBook): boolean =>
  plans.some(
    ({ price, allowances }) => price.per === 'seat' || allowances.some(({ perSeat }) => perSeat),
  );

const claimsOf = ({ plans }: PriceBook) =>
  plans.flatMap(({ allowances }) => allowances.flatMap(({ claim }) => claim ?? []));

export const CHANGE_KINDS: readonly {
  readonly kind: Kind;
  readonly label: string;
  readonly fits: (book: PriceBook) => boolean;
}[] = [
  { kind: 'plan', label: 'Change plan', fits: ({ plans }) => plans.length > 1 },
  { kind: 'buy', label: 'Buy packs', fits: hasPacks },
  { kind: 'seats', label: 'Change seats', fits: hasSeats },
  { kind: 'overage', label: 'Switch overage', fits: hasOverage },
  { kind: 'auto-top-up', label: 'Switch auto top-up', fits: hasAutoTopUp },
  { kind: 'claim', label: 'Claim an allowance', fits: (book) => claimsOf(book).length > 0 },
  { kind: 'price', label: 'New price by contract', fits: always },
  { kind: 'cancel', label: 'Cancel', fits: always },
  { kind: 'deactivate', label: 'Deactivate', fits: always },
  { kind: 'reactivate', label: 'Reactivate', fits: always },
];

/** Zero in the currency's own places: a price that is visibly to be typed. */
const zero = ({ minorUnitPlaces }: PriceBook): string =>
  minorUnitPlaces === 0 ? '0' : `0.${'0'.repeat(minorUnitPlaces)}`;

/** A new change of a kind, on the first day of the second month. */
export function freshChange(kind: string, scenario: Scenario, book: PriceBook): Change | undefined {
  const on = scenario.months > 1 ? monthsAfter(scenario.start, 1) : scenario.start;
  const last = book.plans.at(-1)?.id ?? '';
  const [pack] = book.packs;
  const [claim] = claimsOf(book);
  switch (kind as Kind) {
    case 'plan':
      return { on, kind: 'plan', plan: last };
    case 'buy':
      return pack === undefined ? undefined : { on, kind: 'buy', pack: pack.id, count: 1 };
    case 'seats':
      return { on, kind: 'seats', seats: scenario.choices.seats };
    case 'overage':
      return { on, kind: 'overage', enabled: !scenario.choices.overage };
    case 'auto-top-up':
      return { on, kind: 'auto-top-up', set: null };
    case 'claim':
      return claim === undefined ? undefined : { on, kind: 'claim', claim: claim.id };
    case 'price': {
      const plan = book.plans.find(({ price }) => price.kind === 'fixed') ?? book.plans[0];
      const amount = plan?.price.kind === 'fixed' ? plan.price.amount : zero(book);
      return plan === undefined ? undefined : { on, kind: 'price', plan: plan.id, amount };
    }
    case 'cancel':
    case 'deactivate':
    case 'reactivate':
      return { on, kind: kind as 'cancel' | 'deactivate' | 'reactivate' };
    default:
      return undefined;
  }
}

const named = (
  list: readonly { readonly id: string; readonly label: string }[],
  id: string,
): string => list.find((each) => each.id === id)?.label ?? id;

/** "upgrade to Hobby": what happens, in a few words. */
export function changeSentence(change: Change, book: PriceBook): string {
  switch (change.kind) {
    case 'plan':
      return `to ${named(book.plans, change.plan)}`;
    case 'buy':
      return `buy ${change.count} × ${named(book.packs, change.pack)}`;
    case 'seats':
      return `${change.seats} ${change.seats === 1 ? 'seat' : 'seats'}`;
    case 'overage':
      return change.enabled ? 'overage on' : 'overage off';
    case 'auto-top-up':
      return change.set === null
        ? 'auto top-up off'
        : `auto top-up: ${named(book.packs, change.set.pack)}`;
    case 'claim':
      return `claim ${named(claimsOf(book), change.claim)}`;
    case 'price':
      return `${named(book.plans, change.plan)} costs ${change.amount}`;
    case 'cancel':
      return 'cancel';
    case 'deactivate':
      return 'deactivate';
    case 'reactivate':
      return change.plan === undefined
        ? 'reactivate'
        : `reactivate on ${named(book.plans, change.plan)}`;
    default:
      return unreachable(change, 'change');
  }
}
