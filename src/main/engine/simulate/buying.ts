import { MAX, plus, times, toAmount, wholePart, wholePartUp } from '../amount/checked';
import { ratio, roundRatio } from '../amount/ratio';
import { available } from '../grant/purse';
import type { Grant } from '../grant/grant';
import { rateByTiers } from '../pricing/tiers';
import type { PackTerms } from '../terms/terms';
import { civilOf, type Day } from '../time/day';
import { creditsText } from './entries';
import { grantPack, purseOf } from './granting';
import { invoiceLine } from './money';
import type { Run, TopUpState } from './run';
import { quietDebit, topUpTerms, type TopUpTerms } from './top-up';

/** The pack of this id where the plan in force may buy it. */
export function packOnSale(run: Run, id: string): PackTerms | undefined {
  if (run.subscription === 'deactivated') return undefined;
  const pack = run.plan.packs.find((candidate) => candidate.source.id === id);
  if (pack === undefined || (run.subscription === 'ended' && pack.source.buyableOn !== 'any')) return undefined;
  return pack;
}

/** Price of `count` packs bought at once, in minor units. */
export function packPrice(run: Run, pack: PackTerms, count: number): number {
  const { tiers } = pack.source;
  if (tiers === undefined) return times(pack.priceMinor, count);
  const places = 10n ** BigInt(run.program.book.minorUnitPlaces);
  const exact = rateByTiers(tiers, ratio(count));
  return toAmount(roundRatio({ numerator: exact.numerator * places, denominator: exact.denominator }));
}

/** Buys packs: a grant each purchase, a line on the day's purchase invoice. */
export function buy(run: Run, pack: PackTerms, count: number, cause: string): void {
  if (count <= 0) return;
  const amountMinor = packPrice(run, pack, count);
  invoiceLine(run, 'purchase', {
    kind: 'pack',
    amountMinor,
    label: pack.source.label,
    basis: { count, minor: pack.priceMinor },
    rule: pack.rule,
    entries: [],
  });
  grantPack(run, pack, count, cause);
  const bought = run.purchases.get(pack.at);
  const credits = times(pack.credits, count);
  if (bought === undefined) run.purchases.set(pack.at, { pack: pack.at, count, credits, amountMinor });
  else {
    bought.count += count;
    bought.credits = plus(bought.credits, credits);
    bought.amountMinor = plus(bought.amountMinor, amountMinor);
  }
  if (pack.source.ratchets) {
    const standing = run.ratchets.find((row) => row.pack === pack.at);
    if (standing === undefined) run.ratchets.push({ pack: pack.at, count });
    else standing.count += count;
  }
}

/** Packs that ratchet are charged and granted again with each cycle of the term. */
export function renewRatchets(run: Run): void {
  const standing = run.ratchets.splice(0);
  for (const { pack: at, count } of standing) {
    const pack = run.plan.packs.find((candidate) => candidate.at === at);
    if (pack !== undefined) buy(run, pack, count, 'bought before, in force for the rest of the term');
  }
}

/** Buys by the scenario's choice until `credits` are there or nothing more is to be had. */
export function buyForShortfall(run: Run, meter: number, credits: number, operations: readonly number[]): void {
  const purse = purseOf(run, meter);
  const { purchasing } = run;
  if (purchasing.kind === 'when-short') {
    const pack = packOnSale(run, purchasing.pack);
    const short = credits - available(purse, operations);
    if (pack === undefined || pack.meter !== meter || pack.credits === 0) return;
    buy(run, pack, wholePartUp(short, pack.credits), `${creditsText(run, short)} short`);
  } else if (purchasing.kind === 'stock') {
    for (let short = credits - available(purse, operations); short > 0; short = credits - available(purse, operations)) {
      const next = purchasing.packs[run.stockAt];
      const pack = next === undefined ? undefined : packOnSale(run, next);
      if (pack === undefined || pack.meter !== meter) return;
      // The same pack several times over is one purchase.
      let count = 1;
      while (count * pack.credits < short && purchasing.packs[run.stockAt + count] === next) count += 1;
      run.stockAt += count;
      buy(run, pack, count, `${creditsText(run, short)} short`);
    }
  }
}

/** What a debit would take from bought credits, walking the burn order. */
function boughtShare(grants: readonly Grant[], credits: number): number {
  let open = credits;
  let bought = 0;
  for (const grant of grants) {
    if (open <= 0) break;
    const draw = Math.min(open, grant.left);
    open -= draw;
    if (grant.bought) bought += draw;
  }
  return bought + Math.max(0, open);
}

/** Packs the caps still allow this month. */
function capLeft(state: TopUpState, terms: TopUpTerms, day: Day): number {
  if (terms.rule.cap?.month === 'calendar') {
    const date = civilOf(day);
    const month = date.year * 12 + date.month;
    if (month !== state.capMonth) Object.assign(state, { capMonth: month, spentMinor: 0, count: 0, spent: false });
  }
  if (state.spent) return 0;
  const { pack, capMinor, capCount } = terms;
  const byMoney = capMinor === MAX || pack.priceMinor === 0 ? MAX : wholePart(Math.max(0, capMinor - state.spentMinor), pack.priceMinor);
  const room = Math.max(0, Math.min(byMoney, capCount - state.count));
  state.spent = room === 0;
  if (room === 0) state.capReached = true;
  return room;
}

/**
 * Auto top-up for a debit about to happen (rulebook 2 and 8): where it would leave the watched
 * balance below the threshold, or could not be paid, buys until it would not or the cap would be
 * passed. A debit of 0 looks at the balance as it stands.
 */
export function autoTopUp(run: Run, meter: number, debit: number): void {
  const state = run.topUp;
  const terms = topUpTerms(run);
  if (state === null || terms === null || terms.pack.meter !== meter) return;
  const { rule, pack } = terms;
  const purse = purseOf(run, meter);
  for (;;) {
    if (debit <= quietDebit(terms, purse)) return;
    const fromBought = rule.watches === 'bought' ? boughtShare(purse.grants, debit) : 0;
    if (rule.watches === 'bought' && rule.looksAt === 'debit-drawing-on-watched' && fromBought === 0) return;
    const after = rule.watches === 'bought' ? purse.bought - fromBought : purse.total - debit;
    if (after > terms.buysAt && purse.total >= debit) return;
    const count = Math.min(capLeft(state, terms, run.day), purchaseCount(terms, after));
    if (count <= 0) return;
    buy(run, pack, count, 'auto top-up');
    state.spentMinor = plus(state.spentMinor, packPrice(run, pack, count));
    state.count += 1;
    if (rule.buys !== 'one-by-one') return;
  }
}

/** Packs in one purchase: one, or as many as reach the target or close the gap. */
function purchaseCount({ rule, pack, target, minCredits, maxCredits }: TopUpTerms, after: number): number {
  if (rule.buys === 'one-by-one') return 1;
  const wanted = Math.max(target - after, 1, minCredits);
  const count = wholePartUp(wanted, pack.credits);
  return maxCredits === MAX ? count : Math.max(1, Math.min(count, wholePart(maxCredits, pack.credits)));
}
