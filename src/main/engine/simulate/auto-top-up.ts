import type { TierTable } from '../../../shared/contract/policy';
import { MAX, plus, times, toAmount, wholePart, wholePartUp } from '../amount/checked';
import { floorRatio, ratioOf } from '../amount/ratio';
import { drawsOf, endless, uncovered, type PartNeed } from '../grant/part-draws';
import { available } from '../grant/purse';
import type { Grant } from '../grant/grant';
import type { PackTerms } from '../terms/terms';
import { civilOf, type Day } from '../time/day';
import { leastUnits, mostUnits } from '../workload/needs';
import { buy, packPrice, packServes } from './buying';
import { packGrant } from './granting';
import { purseOf, orderOf, type Run, type TopUpState } from './run';
import { quietDebit, topUpTerms, type TopUpTerms } from './top-up';

/** What a debit by these operations would take from bought credits, walking the burn order. */
function boughtShare(
  grants: readonly Grant[],
  credits: number,
  operations: readonly number[],
): number {
  let open = credits;
  let bought = 0;
  for (const grant of grants) {
    if (open <= 0) break;
    if (
      grant.onlyFor !== undefined &&
      !operations.every((operation) => grant.onlyFor?.has(operation))
    )
      continue;
    const draw = Math.min(open, grant.left);
    open -= draw;
    if (grant.bought) bought += draw;
  }
  return bought + Math.max(0, open);
}

/** What each operation of a debit needs, where they draw on different grants; null where they draw on the same. */
type Needs = readonly PartNeed[] | null;

/** The same for a debit whose operations draw on grants of their own; `open` is what none of them covers. */
function partsShare(
  grants: readonly Grant[],
  needs: readonly PartNeed[],
): { open: number; bought: number } {
  const { draws, open } = drawsOf(grants, needs);
  return {
    open,
    bought: draws.reduce((sum, { grant, credits }) => sum + (grant.bought ? credits : 0), open),
  };
}

/** Packs the caps still allow this month, one by one, or of the `wanted` in one purchase. */
function capLeft(run: Run, state: TopUpState, terms: TopUpTerms, day: Day, wanted = MAX): number {
  const { rule, pack, capMinor, capCount } = terms;
  if (rule.cap?.month === 'calendar') {
    const date = civilOf(day);
    const month = date.year * 12 + date.month;
    if (month !== state.capMonth)
      Object.assign(state, { capMonth: month, spentMinor: 0, count: 0, spent: false });
  }
  if (state.spent) return 0;
  const left = Math.max(0, capMinor - state.spentMinor);
  const purchases = Math.max(0, capCount - state.count);
  const singly = rule.buys === 'one-by-one';
  let packs = wanted;
  if (capMinor < MAX)
    packs = singly
      ? singlesWithin(packPrice(run, pack, 1), left)
      : packsWithin(run, pack, left, wanted);
  const room = singly ? Math.min(packs, purchases) : purchases === 0 ? 0 : packs;
  if (room === 0) {
    state.capReached = true;
    // In bulk more packs may cost less than these.
    state.spent = singly || purchases === 0 || pack.source.tiers === undefined;
  }
  return room;
}

const singlesWithin = (price: number, money: number): number =>
  price === 0 ? MAX : wholePart(money, price);

/** Most of the `wanted` packs that so much money buys in one purchase. */
function packsWithin(run: Run, pack: PackTerms, money: number, wanted: number): number {
  const { tiers } = pack.source;
  if (tiers === undefined) return Math.min(wanted, singlesWithin(pack.priceMinor, money));
  // A price by volume falls where a tier begins: only within one do more packs cost more.
  let top = wanted;
  for (const from of tierStarts(tiers).toReversed()) {
    if (from >= top) continue;
    const more = mostUnits(top - from, (count) => packPrice(run, pack, from + count) <= money);
    if (more > 0) return from + more;
    top = from;
  }
  return 0;
}

/** Whole packs after which each tier begins. */
function tierStarts({ tiers }: TierTable): number[] {
  const bounds = tiers.flatMap(({ upTo }) =>
    upTo === 'unlimited' ? [] : [toAmount(floorRatio(ratioOf(upTo)))],
  );
  return [0, ...bounds];
}

/** The watched balance after a debit, were `more` further packs there; and whether it could be paid. */
function outlook(
  run: Run,
  terms: TopUpTerms,
  debit: number,
  operations: readonly number[],
  more: number,
  needs: Needs,
): { after: number; paid: boolean } {
  const { rule, pack } = terms;
  const purse = purseOf(run, pack.meter);
  const added = times(more, pack.credits);
  if (needs !== null) {
    const debt = run.debt[pack.meter] ?? 0;
    const grants =
      more === 0
        ? purse.grants
        : [
            ...purse.grants,
            { ...packGrant(run, pack, more), left: Math.max(0, added - debt) },
          ].toSorted(orderOf(run));
    const { open, bought } = partsShare(grants, needs);
    const paid =
      open === 0 || (more > 0 && open === uncovered([...grants, endless(pack.onlyFor)], needs));
    const after =
      rule.watches === 'whole'
        ? purse.total + added - debt - debit
        : purse.bought + added - debt - bought;
    return { after, paid };
  }
  const serves = packServes(pack, pack.meter, operations);
  // What is bought pays a debt first.
  const debt = run.debt[pack.meter] ?? 0;
  const there = available(purse, operations) + (serves ? added - debt : 0);
  // Credits that these operations may not use do not make it payable, however many are bought.
  const paid = there >= debit || (!serves && more > 0);
  if (rule.watches === 'whole') return { after: purse.total + added - debt - debit, paid };
  const grants =
    more === 0 || terms.boughtLast
      ? purse.grants
      : [...purse.grants, packGrant(run, pack, more)].toSorted(orderOf(run));
  return { after: purse.bought + added - debt - boughtShare(grants, debit, operations), paid };
}

/**
 * Auto top-up for a debit about to happen (rulebook 2 and 8): where it would leave the watched
 * balance below the threshold, or could not be paid, buys until it would not or the cap would be
 * passed. A debit of 0 looks at the balance as it stands.
 */
export function autoTopUp(
  run: Run,
  meter: number,
  debit: number,
  operations: readonly number[],
  needs: Needs = null,
): void {
  const state = run.topUp;
  const terms = topUpTerms(run);
  if (
    state === null ||
    terms === null ||
    terms.pack.meter !== meter ||
    run.unlimited[meter] === true
  )
    return;
  const { rule } = terms;
  const purse = purseOf(run, meter);
  if (debit > 0 && !purse.restricted && debit <= quietDebit(terms, purse)) return;
  const onlyWhenDrawn =
    debit > 0 && rule.watches === 'bought' && rule.looksAt === 'debit-drawing-on-watched';
  const drawn = (): number =>
    needs === null
      ? boughtShare(purse.grants, debit, operations)
      : partsShare(purse.grants, needs).bought;
  if (onlyWhenDrawn && drawn() === 0) return;
  if (
    rule.buys === 'one-by-one' &&
    rule.watches === 'whole' &&
    !purse.restricted &&
    terms.pack.onlyFor === undefined
  )
    buyShort(run, state, terms, debit);
  else buyUntilEnough(run, state, terms, debit, operations, needs);
}

/** Single packs where every credit serves every debit: one division tells how many. */
function buyShort(run: Run, state: TopUpState, terms: TopUpTerms, debit: number): void {
  const { pack } = terms;
  const short =
    debit +
    Math.max(0, terms.buysAt + 1) +
    (run.debt[pack.meter] ?? 0) -
    purseOf(run, pack.meter).total;
  if (short <= 0) return;
  const room = capLeft(run, state, terms, run.day);
  buySingly(run, state, pack, Math.min(room, wholePartUp(short, pack.credits)));
}

/** Buys by looking at the balance after the debit: the fewest single packs that do, or one purchase. */
function buyUntilEnough(
  run: Run,
  state: TopUpState,
  terms: TopUpTerms,
  debit: number,
  operations: readonly number[],
  needs: Needs,
): void {
  const { rule, pack } = terms;
  const enough = (more: number): boolean => {
    const { after, paid } = outlook(run, terms, debit, operations, more, needs);
    return paid && after > terms.buysAt;
  };
  if (enough(0)) return;
  if (rule.buys === 'one-by-one') {
    const room = capLeft(run, state, terms, run.day);
    if (room > 0)
      buySingly(run, state, pack, leastUnits(Math.min(room, wholePart(MAX, pack.credits)), enough));
    return;
  }
  const { after } = outlook(run, terms, debit, operations, 0, needs);
  const count = capLeft(run, state, terms, run.day, purchaseCount(terms, after));
  if (count === 0) return;
  buy(run, pack, count, 'auto top-up');
  state.spentMinor = plus(state.spentMinor, packPrice(run, pack, count));
  state.count += 1;
}

/** So many single purchases, told as one. */
function buySingly(run: Run, state: TopUpState, pack: PackTerms, count: number): void {
  if (count <= 0) return;
  const amount = times(packPrice(run, pack, 1), count);
  buy(run, pack, count, 'auto top-up', amount);
  state.spentMinor = plus(state.spentMinor, amount);
  state.count += count;
}

/** Packs in one purchase: as many as reach the target or close the gap. */
function purchaseCount(
  { pack, target, minCredits, maxCredits }: TopUpTerms,
  after: number,
): number {
  const wanted = Math.max(target - after, 1, minCredits);
  const count = wholePartUp(wanted, pack.credits);
  return maxCredits === MAX
    ? count
    : Math.max(1, Math.min(count, wholePart(maxCredits, pack.credits)));
}
