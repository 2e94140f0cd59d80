import type {
  Allowance,
  Pack,
  Plan,
  PriceBook,
  Rollover,
} from '../../../shared/contract/price-book';
import type { Policies } from '../../../shared/contract/policy';
import type { Scenario } from '../../../shared/contract/scenario';
import { atScale, parseDecimal } from '../../../shared/decimal';
import { MAX, toAmount } from '../amount/checked';
import type { Rate } from '../amount/rate';

/** An allowance in whole units at the run's scale. */
export type AllowanceTerms = {
  readonly source: Allowance;
  readonly meter: number;
  readonly amount: number;
  readonly rollover: Rollover;
  readonly maxBalance: number;
  readonly onlyFor: ReadonlySet<number> | undefined;
  readonly rule: string;
};

export type ReservoirTerms = {
  readonly meter: number;
  /** MAX where unlimited. */
  readonly cap: number;
  readonly refill: number;
  readonly unlimited: boolean;
  readonly rule: string;
};

export type PackTerms = {
  readonly source: Pack;
  readonly at: number;
  readonly meter: number;
  readonly credits: number;
  readonly priceMinor: number;
  readonly onlyFor: ReadonlySet<number> | undefined;
  readonly rule: string;
};

/** Each policy in force on a plan, with the id of the rule it comes from. */
export type PolicyRules = { readonly [K in keyof Policies]: string };

/** One plan's rules, ready for the run. */
export type PlanTerms = {
  readonly at: number;
  readonly plan: Plan;
  /** Price in minor units for one seat or account and one interval; null where it is not known. */
  readonly priceMinor: number | null;
  readonly priceRule: string;
  /** The price is the customer's own, not the list's. */
  readonly hasEnteredPrice: boolean;
  readonly monthsPerPrice: 1 | 12;
  readonly allowances: readonly AllowanceTerms[];
  readonly reservoirs: readonly ReservoirTerms[];
  readonly features: ReadonlySet<string>;
  readonly featuresRule: string;
  readonly limits: ReadonlyMap<string, { readonly value: number; readonly rule: string }>;
  readonly policies: Policies;
  readonly rules: PolicyRules;
  /** Packs that may be bought on this plan, by position in the book. */
  readonly packs: readonly PackTerms[];
  readonly paid: boolean;
  /** What overage costs by the list, or as entered where the list names no price; null where it is not known, or goes by tiers. */
  readonly overagePrice: OveragePrice | null;
};

export type OveragePrice = {
  readonly per: string;
  readonly amount: string;
  /** Minor units for one smallest unit of credits; null where whole blocks are paid, or figures are too long. */
  readonly rate: Rate | null;
};

export type TermsContext = {
  readonly book: PriceBook;
  readonly scenario: Scenario;
  /** Decimal places of credit amounts. */
  readonly scale: number;
};

const POWERS = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000];

/** A decimal in whole units at a scale. Short ones, as nearly all are, go without big integers. */
function unitsAt(text: string, scale: number): number {
  const dot = text.indexOf('.');
  const power = POWERS[scale];
  const places = dot < 0 ? 0 : text.length - dot - 1;
  if (power === undefined || places > scale || text.length > 9)
    return toAmount(atScale(parseDecimal(text), scale));
  if (dot < 0) return Number(text) * power;
  return (
    Number(text.slice(0, dot)) * power + Number(text.slice(dot + 1)) * (POWERS[scale - places] ?? 1)
  );
}

/** Credits in whole units at the run's scale; the text is a decimal of at least 0. */
export function creditsAt(text: string, scale: number): number {
  return unitsAt(text, scale);
}

/** Money in minor units of the book's currency; the text is a decimal of at least 0. */
export function minorOf(text: string, book: PriceBook): number {
  return unitsAt(text, book.minorUnitPlaces);
}

function operationSet(
  ids: readonly string[] | undefined,
  book: PriceBook,
): ReadonlySet<number> | undefined {
  if (ids === undefined) return undefined;
  return new Set(ids.map((id) => book.operations.findIndex((operation) => operation.id === id)));
}

function allowanceTerms(
  allowance: Allowance,
  plan: Plan,
  { book, scale }: TermsContext,
): AllowanceTerms {
  return {
    source: allowance,
    meter: book.meters.findIndex((meter) => meter.id === allowance.meter),
    amount: creditsAt(allowance.amount, scale),
    rollover: allowance.rollover,
    maxBalance: allowance.maxBalance === undefined ? MAX : creditsAt(allowance.maxBalance, scale),
    onlyFor: operationSet(allowance.onlyFor, book),
    rule: `plans.${plan.id}.allowances.${allowance.id}`,
  };
}

function packTerms(pack: Pack, at: number, { book, scale }: TermsContext): PackTerms {
  return {
    source: pack,
    at,
    meter: book.meters.findIndex((meter) => meter.id === pack.meter),
    credits: creditsAt(pack.credits, scale),
    priceMinor: minorOf(pack.price, book),
    onlyFor: operationSet(pack.onlyFor, book),
    rule: `packs.${pack.id}`,
  };
}

/** A plan is paid where its price is above zero or only told on request. */
function isPaid(plan: Plan): boolean {
  return plan.price.kind === 'on-request' || parseDecimal(plan.price.amount).units > 0n;
}

export function mayBuy(pack: Pack, plan: Plan): boolean {
  if (pack.buyableOn === 'any') return true;
  return pack.buyableOn === 'paid' ? isPaid(plan) : pack.buyableOn.includes(plan.id);
}

function priceOf(plan: Plan, { book, scenario }: TermsContext): number | null {
  const entered = scenario.choices.entered.find((row) => row.plan === plan.id)?.price;
  if (entered !== undefined) return minorOf(entered, book);
  return plan.price.kind === 'fixed' ? minorOf(plan.price.amount, book) : null;
}

function rulesOf(plan: Plan, book: PriceBook): PolicyRules {
  const own = plan.policies ?? {};
  const keys = Object.keys({ ...book.policies, ...own }) as (keyof Policies)[];
  const rules = keys.map(
    (key) => [key, key in own ? `plans.${plan.id}.policies.${key}` : `policies.${key}`] as const,
  );
  return Object.fromEntries(rules) as PolicyRules;
}

/** Rulebook 2, Overage: a price per unit of credits, the list's or the one entered for this plan. */
function overagePriceOf(
  policies: Policies,
  plan: Plan,
  { book, scenario, scale }: TermsContext,
): OveragePrice | null {
  const { price = 'entered' } = policies.overage;
  if (price !== 'entered' && 'mode' in price) return null;
  const entered = scenario.choices.entered.find((row) => row.plan === plan.id)?.overagePrice;
  const { per, amount } = price === 'entered' ? { per: '1', amount: entered } : price;
  if (amount === undefined) return null;
  const each = parseDecimal(amount);
  const single = parseDecimal(per);
  const numerator = Number(each.units) * 10 ** book.minorUnitPlaces;
  const denominator = 10 ** (each.scale + scale);
  const short =
    numerator <= MAX && denominator <= MAX && single.units === 10n ** BigInt(single.scale);
  return { per, amount, rate: short ? { numerator, denominator } : null };
}

/** Compiles one plan of a book for a scenario: amounts at scale, policies resolved, figures entered. */
export function compileTerms(at: number, context: TermsContext): PlanTerms {
  const { book, scale } = context;
  const plan = book.plans[at];
  if (plan === undefined) throw new RangeError(`no plan at ${at}`);
  const overrides = Object.fromEntries(
    Object.entries(plan.policies ?? {}).filter(([, value]) => value !== undefined),
  );
  const policies = { ...book.policies, ...overrides };
  return {
    at,
    plan,
    priceMinor: priceOf(plan, context),
    priceRule: `plans.${plan.id}.price`,
    hasEnteredPrice: context.scenario.choices.entered.some(
      (row) => row.plan === plan.id && row.price !== undefined,
    ),
    monthsPerPrice: plan.price.interval === 'year' ? 12 : 1,
    allowances: plan.allowances.map((allowance) => allowanceTerms(allowance, plan, context)),
    reservoirs: plan.reservoirs.map((reservoir) => ({
      meter: book.meters.findIndex((meter) => meter.id === reservoir.meter),
      cap: reservoir.cap === 'unlimited' ? MAX : creditsAt(reservoir.cap, scale),
      refill: reservoir.dailyRefill === 'unlimited' ? MAX : creditsAt(reservoir.dailyRefill, scale),
      unlimited: reservoir.cap === 'unlimited',
      rule: `plans.${plan.id}.reservoirs.${reservoir.id}`,
    })),
    features: new Set(plan.features?.has ?? []),
    featuresRule: `plans.${plan.id}.features`,
    limits: new Map(
      plan.limits.map((limit) => [
        limit.limit,
        {
          value: limit.value === 'unlimited' ? Number.POSITIVE_INFINITY : Number(limit.value),
          rule: `plans.${plan.id}.limits.${limit.limit}`,
        },
      ]),
    ),
    policies,
    rules: rulesOf(plan, book),
    packs: book.packs.flatMap((pack, packAt) =>
      mayBuy(pack, plan) ? [packTerms(pack, packAt, context)] : [],
    ),
    paid: isPaid(plan),
    overagePrice: overagePriceOf(policies, plan, context),
  };
}

/** Fewest decimal places that hold every credit amount of the book and the scenario's own figures. */
export function placesNeeded(book: PriceBook, scenario: Scenario): number {
  let places = 0;
  const see = (text: string | undefined): void => {
    const dot = text?.indexOf('.') ?? -1;
    if (text !== undefined && dot >= 0)
      places = Math.max(places, text.replace(/0+$/, '').length - dot - 1);
  };
  const seePolicies = ({
    overage,
    autoTopUp,
    alerts,
  }: Pick<Plan['policies'] & object, 'overage' | 'autoTopUp' | 'alerts'>): void => {
    see(overage?.limit?.credits);
    see(autoTopUp?.minCredits);
    see(autoTopUp?.maxCredits);
    see(autoTopUp?.default?.target);
    for (const { at } of alerts ?? []) if ('credits' in at) see(at.credits);
  };
  for (const plan of book.plans) {
    for (const { amount, maxBalance, rollover } of plan.allowances) {
      see(amount);
      see(maxBalance);
      if (rollover.kind === 'part') {
        see(rollover.upTo);
        see(rollover.atLeast);
      }
    }
    for (const reservoir of plan.reservoirs) {
      see(reservoir.cap);
      see(reservoir.dailyRefill);
    }
    seePolicies(plan.policies ?? {});
  }
  for (const pack of book.packs) see(pack.credits);
  seePolicies(book.policies);
  const topUps = [
    scenario.choices.autoTopUp,
    ...scenario.changes.map((change) => (change.kind === 'auto-top-up' ? change.set : null)),
  ];
  for (const topUp of topUps) {
    see(topUp?.threshold);
    see(topUp?.target);
  }
  for (const row of [...(scenario.account?.balances ?? []), ...(scenario.account?.bought ?? [])])
    see(row.credits);
  for (const row of [...(scenario.account?.used ?? []), ...(scenario.account?.overage ?? [])])
    see(row.credits);
  return places;
}
