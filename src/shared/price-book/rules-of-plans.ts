import type { Allowance, Pack, Plan, Price, PriceBook, Reservoir } from '../contract/price-book';
import { counted } from '../decimal';
import { buyableText, tiersText } from './figure-text';
import type { RuleDraft } from './rules';
import {
  amountText,
  capital,
  creditsOf,
  isOne,
  isZero,
  labelOf,
  listed,
  money,
  percentOf,
} from './wording';
import { policyRulesOf } from './rules-of-policies';

function priceWords(plan: Plan, price: Price, book: PriceBook): string {
  const unit =
    price.per === 'account'
      ? book.per === 'account'
        ? ''
        : ` per ${book.per}`
      : ` per ${price.per}`;
  if (price.kind === 'fixed') {
    if (price.seatTiers !== undefined)
      return `${plan.label} costs by seats, a ${price.interval}: ${tiersText(price.seatTiers, book)}.`;
    return `${plan.label} costs ${money(price.amount, book)} a ${price.interval}${unit}.`;
  }
  const from =
    price.from === undefined ? '' : `, from ${money(price.from, book)} a ${price.interval}${unit}`;
  return `${plan.label} is priced on request${from}; its price counts as unknown until you enter it.`;
}

const EVERY: Readonly<Record<Allowance['every'], string>> = {
  once: 'once',
  day: 'each day',
  cycle: 'each billing cycle',
  year: 'each year',
};

function keptWords(
  { every, rollover, recurrence }: Allowance,
  book: PriceBook,
  meter: string,
): string {
  const end = every === 'cycle' ? 'cycle' : every;
  if (every === 'once' && rollover.kind === 'all') return 'they stay until used';
  switch (rollover.kind) {
    case 'lost':
      return every === 'once'
        ? 'what is unused is lost with the plan'
        : `what is unused at the ${end}'s end is lost`;
    case 'all':
      return recurrence === 'replaces'
        ? `each ${end}'s grant replaces what is left`
        : 'what is unused is kept';
    case 'batches':
      return `what is unused is kept for ${rollover.cycles} further cycles as batches of their own, oldest first`;
    case 'part': {
      const parts = [
        rollover.share === undefined ? '' : percentOf(rollover.share),
        rollover.upTo === undefined ? '' : `at most ${creditsOf(rollover.upTo, meter, book)}`,
        rollover.atLeast === undefined
          ? ''
          : `at least ${creditsOf(rollover.atLeast, meter, book)}`,
      ].filter((part) => part !== '');
      return `of what is unused ${parts.length === 0 ? 'all' : parts.join(', ')} is kept`;
    }
    default:
      return rollover satisfies never;
  }
}

function onlyForWords(onlyFor: readonly string[] | undefined, book: PriceBook): string {
  return onlyFor === undefined
    ? ''
    : `, usable for ${listed(onlyFor.map((id) => labelOf(book.operations, id)))} only`;
}

function allowanceWords(plan: Plan, allowance: Allowance, book: PriceBook): string {
  const { amount, meter, every, perSeat, claim, maxBalance } = allowance;
  const who = perSeat ? ' per seat, pooled' : '';
  const cap =
    maxBalance === undefined
      ? ''
      : `, and never more than ${creditsOf(maxBalance, meter, book)} are held`;
  const asked = claim === undefined ? '' : ` (${claim.label})`;
  const what = `${creditsOf(amount, meter, book)}${who} ${EVERY[every]}${asked}`;
  return `${plan.label} includes ${what}${onlyForWords(allowance.onlyFor, book)}; ${keptWords(allowance, book, meter)}${cap}.`;
}

function reservoirWords(
  plan: Plan,
  { cap, dailyRefill, meter }: Reservoir,
  book: PriceBook,
): string {
  const plural = book.meters.find((candidate) => candidate.id === meter)?.unitPlural ?? meter;
  const most =
    cap === 'unlimited'
      ? `an unlimited reservoir of ${plural}`
      : `a reservoir of at most ${creditsOf(cap, meter, book)}`;
  if (dailyRefill === 'unlimited')
    return `${plan.label} has ${most} and an unlimited daily refill.`;
  if (isZero(dailyRefill)) return `${plan.label} has ${most}, and no daily refill.`;
  return `${plan.label} has ${most}; a daily refill adds ${amountText(dailyRefill)}, up to the cap and never beyond.`;
}

function entityWords(plan: Plan, book: PriceBook): string {
  const charge = plan.perEntity;
  if (charge === undefined) return '';
  const price = charge.price === 'entered' ? 'the price you enter' : money(charge.price, book);
  const counts =
    charge.counts === 'once'
      ? 'an entity counts once, whatever its operations'
      : `an entity with more counts again for each started ${charge.includedOperations}`;
  const free = charge.countsFreeOperations
    ? 'free operations included'
    : 'free operations not counted';
  return `${plan.label} charges ${price} per entity ingested, with up to ${counted(charge.includedOperations, 'operation')} included; ${counts}, ${free}.`;
}

function limitWords(plan: Plan, limitId: string, value: string, book: PriceBook): string {
  const limit = book.limits.find((candidate) => candidate.id === limitId);
  const label = limit?.label ?? limitId;
  if (value === 'unlimited') return `${label} on ${plan.label}: unlimited.`;
  // A unit that the label already names ("Concurrent requests") is not said twice.
  const said = limit === undefined || label.toLowerCase().includes(limit.unit.toLowerCase());
  return `${label} on ${plan.label}: at most ${amountText(value)}${said ? '' : ` ${limit.unit}`}.`;
}

/** Rules of one plan: price, term, allowances, reservoirs, entity charge, features, limits, own policies. */
function rulesOfPlan(plan: Plan, book: PriceBook): RuleDraft[] {
  const id = `plans.${plan.id}`;
  const drafts: RuleDraft[] = [
    { id: `${id}.price`, words: priceWords(plan, plan.price, book), node: plan.price },
  ];
  const { minimumTerm, perEntity, features } = plan;
  if (minimumTerm !== undefined) {
    const months = `${minimumTerm.months} month${minimumTerm.months === 1 ? '' : 's'}`;
    drafts.push({
      id: `${id}.minimumTerm`,
      words: `${plan.label} binds for at least ${months}.`,
      node: minimumTerm,
    });
  }
  for (const allowance of plan.allowances) {
    drafts.push({
      id: `${id}.allowances.${allowance.id}`,
      words: allowanceWords(plan, allowance, book),
      node: allowance,
    });
  }
  for (const reservoir of plan.reservoirs) {
    drafts.push({
      id: `${id}.reservoirs.${reservoir.id}`,
      words: reservoirWords(plan, reservoir, book),
      node: reservoir,
    });
  }
  if (perEntity !== undefined)
    drafts.push({ id: `${id}.perEntity`, words: entityWords(plan, book), node: perEntity });
  if (features !== undefined) {
    const labels = features.has.map((feature) => labelOf(book.features, feature));
    drafts.push({
      id: `${id}.features`,
      words: `${plan.label} has ${listed(labels)}.`,
      node: features,
    });
  }
  for (const limit of plan.limits) {
    drafts.push({
      id: `${id}.limits.${limit.limit}`,
      words: limitWords(plan, limit.limit, limit.value, book),
      node: limit,
    });
  }
  return plan.policies === undefined
    ? drafts
    : [...drafts, ...policyRulesOf(plan.policies, `${id}.policies`, plan.label, book)];
}

export function planRules(book: PriceBook): RuleDraft[] {
  return book.plans.flatMap((plan) => rulesOfPlan(plan, book));
}

function packWords(pack: Pack, book: PriceBook): string {
  const { expires, credits, meter } = pack;
  const price = pack.tiers === undefined ? money(pack.price, book) : tiersText(pack.tiers, book);
  const where = `on ${buyableText(pack.buyableOn, book)}${typeof pack.buyableOn === 'string' ? '' : ' only'}`;
  const units = book.meters.find((candidate) => candidate.id === meter);
  const sold = pack.anyQuantity
    ? `${capital(units?.unitPlural ?? meter)} are sold at ${price} per ${isOne(credits) ? (units?.unit ?? meter) : creditsOf(credits, meter, book)}, as many as wanted`
    : `A pack of ${creditsOf(credits, meter, book)} costs ${price}`;
  const end =
    expires === null
      ? 'they never expire'
      : `they expire after ${expires.after} ${expires.unit}${expires.after === 1 ? '' : 's'}`;
  const stays = pack.ratchets ? '; once bought it stays in force for the rest of the term' : '';
  return `${sold}, ${where}${onlyForWords(pack.onlyFor, book)}; ${end}${stays}.`;
}

export function packRules(book: PriceBook): RuleDraft[] {
  return book.packs.map((pack) => ({
    id: `packs.${pack.id}`,
    words: packWords(pack, book),
    node: pack,
  }));
}
