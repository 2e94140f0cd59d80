import { formatTrimmed, formatUnits } from '../../../shared/decimal';
import { MAX, plus, times, toAmount, wholePartUp } from '../amount/checked';
import { ratio, roundRatio } from '../amount/ratio';
import { available } from '../grant/purse';
import type { Grant } from '../grant/grant';
import { rateByTiers } from '../pricing/tiers';
import { creditsAt, minorOf, type PackTerms } from '../terms/terms';
import { civilOf } from '../time/day';
import { creditsText } from './entries';
import { grantPack, purseOf } from './granting';
import { invoiceLine, moneyText } from './money';
import type { Run } from './run';

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
    basis: `${count} × ${formatUnits(pack.priceMinor, run.program.book.minorUnitPlaces)}`,
    rule: pack.rule,
    quantity: String(count),
    unitPrice: moneyText(run, pack.priceMinor),
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
      run.stockAt += 1;
      buy(run, pack, 1, `${creditsText(run, short)} short`);
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

function capLeft(run: Run, pack: PackTerms): number {
  const state = run.topUp;
  const rule = run.plan.policies.autoTopUp;
  if (state === null || rule === undefined) return 0;
  if (rule.cap?.month === 'calendar') {
    const date = civilOf(run.day);
    const month = date.year * 12 + date.month;
    if (month !== state.capMonth) {
      state.capMonth = month;
      state.spentMinor = 0;
      state.count = 0;
    }
  }
  const { capMoney, capCount } = state.choice;
  const money = capMoney === undefined ? rule.cap?.money : capMoney;
  const byMoney =
    money === undefined || money === null || pack.priceMinor === 0
      ? MAX
      : Math.floor((minorOf(money, run.program.book) - state.spentMinor) / pack.priceMinor);
  const count = capCount ?? rule.cap?.count;
  const byCount = count === undefined ? MAX : count - state.count;
  return Math.max(0, Math.min(byMoney, byCount));
}

/**
 * Auto top-up for a debit about to happen (rulebook 2 and 8): where it would leave the watched
 * balance below the threshold, or could not be paid, buys until it would not or the cap would be
 * passed. A debit of 0 looks at the balance as it stands.
 */
export function autoTopUp(run: Run, meter: number, debit: number): void {
  const rule = run.plan.policies.autoTopUp;
  if (run.topUp === null || rule === undefined) return;
  const { choice } = run.topUp;
  const pack = packOnSale(run, choice.pack);
  if (pack === undefined || pack.meter !== meter || pack.credits === 0) return;
  const { scale } = run.program;
  const threshold = creditsAt(choice.threshold, scale);
  for (;;) {
    const purse = purseOf(run, meter);
    const fromBought = boughtShare(purse.grants, debit);
    if (rule.looksAt === 'debit-drawing-on-watched' && rule.watches === 'bought' && fromBought === 0) return;
    const after = rule.watches === 'bought' ? purse.bought - fromBought : purse.total - debit;
    const low = rule.trigger === 'below' ? after < threshold : after <= threshold;
    if (!low && purse.total >= debit) return;
    const room = capLeft(run, pack);
    const count = Math.min(room, purchaseCount(run, pack, after, threshold));
    if (count <= 0) return;
    buy(run, pack, count, `balance would fall to ${formatTrimmed(after, scale)}, threshold ${choice.threshold}`);
    run.topUp.spentMinor = plus(run.topUp.spentMinor, packPrice(run, pack, count));
    run.topUp.count += 1;
    if (rule.buys !== 'one-by-one') return;
  }
}

/** Packs in one purchase: one, or as many as reach the target or close the gap. */
function purchaseCount(run: Run, pack: PackTerms, after: number, threshold: number): number {
  const rule = run.plan.policies.autoTopUp;
  if (rule === undefined || run.topUp === null) return 0;
  if (rule.buys === 'one-by-one') return 1;
  const { scale } = run.program;
  const target = run.topUp.choice.target ?? rule.default?.target;
  const goal = rule.buys === 'to-target' && target !== undefined ? creditsAt(target, scale) : threshold;
  let wanted = Math.max(goal - after, 1);
  if (rule.minCredits !== undefined) wanted = Math.max(wanted, creditsAt(rule.minCredits, scale));
  const count = wholePartUp(wanted, pack.credits);
  if (rule.maxCredits === undefined) return count;
  return Math.max(1, Math.min(count, Math.floor(creditsAt(rule.maxCredits, scale) / pack.credits)));
}
