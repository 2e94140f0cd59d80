import type { Parameter } from '../contract/cost';
import type { Overage, Policies, TierTable } from '../contract/policy';
import type { PriceBook } from '../contract/price-book';
import { compareDecimals, parseDecimal, placesOf } from '../decimal';
import { oneOf } from '../nearest';
import type { Findings } from './findings';

/** Money in a file has no more places than the currency's minor unit. */
export function checkMoney(
  amount: string | undefined,
  path: string,
  places: number,
  findings: Findings,
): void {
  if (amount === undefined || placesOf(parseDecimal(amount)) <= places) return;
  const allowed =
    places === 0 ? 'a whole amount' : `at most ${places} decimal place${places === 1 ? '' : 's'}`;
  findings.add(
    'money_places_many',
    path,
    amount,
    allowed,
    "Round it to the currency's smallest unit.",
  );
}

/** Tiers rise and the last is without end. */
function checkTiers(
  table: TierTable | undefined,
  path: string,
  places: number,
  findings: Findings,
): void {
  if (table === undefined) return;
  const { tiers } = table;
  for (const [at, tier] of tiers.entries()) {
    checkMoney(tier.flat, `${path}.tiers[${at}].flat`, places, findings);
    const bound = `${path}.tiers[${at}].upTo`;
    const last = at === tiers.length - 1;
    if (last !== (tier.upTo === 'unlimited')) {
      findings.add(
        'tier_bound_wrong',
        bound,
        tier.upTo,
        last ? '"unlimited" on the last tier' : 'a figure on all but the last tier',
        'Let the last tier, and only it, be "unlimited".',
      );
    }
    const before = tiers[at - 1]?.upTo;
    if (before === undefined || before === 'unlimited' || tier.upTo === 'unlimited') continue;
    if (compareDecimals(parseDecimal(before), parseDecimal(tier.upTo)) >= 0) {
      findings.add(
        'tier_order_wrong',
        bound,
        tier.upTo,
        `more than ${before}, the bound of the tier before`,
        'Put the tiers in order.',
      );
    }
  }
}

function checkOverage(
  overage: Overage | undefined,
  path: string,
  places: number,
  findings: Findings,
): void {
  if (overage === undefined) return;
  const { price } = overage;
  if (overage.mode !== 'off' && price === undefined) {
    findings.add(
      'overage_price_missing',
      `${path}.price`,
      undefined,
      'a price per block, tiers, or "entered"',
      'Add what one credit of overage costs.',
    );
  }
  if (typeof price === 'object' && 'tiers' in price)
    checkTiers(price, `${path}.price`, places, findings);
  if (typeof price === 'object' && 'per' in price && parseDecimal(price.per).units === 0n) {
    findings.add(
      'overage_block_empty',
      `${path}.price.per`,
      price.per,
      'a number of credits above 0',
      'Name for how many credits the amount is.',
    );
  }
  checkMoney(overage.limit?.money, `${path}.limit.money`, places, findings);
}

type SomePolicies = { [K in keyof Policies]?: Policies[K] | undefined };

function checkPolicyFigures(
  policies: SomePolicies,
  path: string,
  places: number,
  findings: Findings,
): void {
  checkOverage(policies.overage, `${path}.overage`, places, findings);
  checkMoney(policies.autoTopUp?.cap?.money, `${path}.autoTopUp.cap.money`, places, findings);
  const { minCredits, maxCredits } = policies.autoTopUp ?? {};
  if (minCredits === undefined || maxCredits === undefined) return;
  if (compareDecimals(parseDecimal(minCredits), parseDecimal(maxCredits)) > 0) {
    findings.add(
      'range_order_wrong',
      `${path}.autoTopUp.minCredits`,
      minCredits,
      `at most maxCredits, ${maxCredits}`,
      'Put the two in order.',
    );
  }
}

function checkParameter(parameter: Parameter, path: string, findings: Findings): void {
  const { default: standard } = parameter;
  if (parameter.kind !== 'choice' && parameter.source === undefined) {
    if (parameter.kind === 'whole' || standard !== undefined) {
      findings.add('figure_source_missing', `${path}.source`, undefined, SOURCE, SOURCE_REMEDY);
    }
  }
  if (parameter.kind === 'choice' && parameter.default !== undefined) {
    findings.known(
      'option',
      `${path}.default`,
      parameter.default,
      parameter.options.map((option) => option.id),
    );
  }
  if (parameter.kind !== 'whole') return;
  const { min, max } = parameter;
  if (min > max)
    findings.add(
      'range_order_wrong',
      `${path}.min`,
      min,
      `at most max, ${max}`,
      'Put the two in order.',
    );
  else if (
    parameter.default !== undefined &&
    (parameter.default < min || parameter.default > max)
  ) {
    findings.add(
      'default_out_of_range',
      `${path}.default`,
      parameter.default,
      `a whole number from ${min} to ${max}`,
      'Change the default or the range.',
    );
  }
}

/**
 * The work of a scenario is laid out once and lived under every plan: a plan that served records in
 * another way would show a rule by which nothing is computed.
 */
function checkSameForAll(
  own: SomePolicies,
  { records }: Policies,
  path: string,
  findings: Findings,
): void {
  const served = own.records?.served;
  if (served === undefined || served === records.served) return;
  findings.add(
    'policy_differs_by_plan',
    `${path}.records.served`,
    served,
    `"${records.served}", as for all plans`,
    'Say it under the policies of the book, or make a book of its own for this plan.',
  );
}

export const SOURCE = 'the id of a source and the section of the page';
export const SOURCE_REMEDY =
  'Say where the figure stands: "source": { "of": "…", "section": "…" }.';

/** Money has the currency's places, tiers rise, ranges are in order, defaults lie within them. */
export function checkFigures(book: PriceBook, findings: Findings): void {
  const places = book.minorUnitPlaces;
  for (const [at, parameter] of book.parameters.entries())
    checkParameter(parameter, `parameters[${at}]`, findings);
  for (const [at, plan] of book.plans.entries()) {
    const path = `plans[${at}]`;
    const { price } = plan;
    if (price.kind === 'fixed') {
      checkMoney(price.amount, `${path}.price.amount`, places, findings);
      checkTiers(price.seatTiers, `${path}.price.seatTiers`, places, findings);
      if (price.seatTiers !== undefined && price.per !== 'seat') {
        findings.add(
          'price_unit_wrong',
          `${path}.price.per`,
          price.per,
          oneOf(['seat']),
          'Prices by seat tiers are per seat.',
        );
      }
    } else checkMoney(price.from, `${path}.price.from`, places, findings);
    if (plan.policies === undefined) continue;
    checkPolicyFigures(plan.policies, `${path}.policies`, places, findings);
    checkSameForAll(plan.policies, book.policies, `${path}.policies`, findings);
  }
  for (const [at, pack] of book.packs.entries()) {
    checkMoney(pack.price, `packs[${at}].price`, places, findings);
    checkTiers(pack.tiers, `packs[${at}].tiers`, places, findings);
    if (parseDecimal(pack.credits).units === 0n) {
      findings.add(
        'pack_empty',
        `packs[${at}].credits`,
        pack.credits,
        'a number of credits above 0',
        'Name how many credits the pack holds.',
      );
    }
  }
  checkPolicyFigures(book.policies, 'policies', places, findings);
}
