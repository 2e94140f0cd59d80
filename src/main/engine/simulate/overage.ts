import { formatTrimmed, formatUnits } from '../../../shared/decimal';
import { MAX, plus, toAmount } from '../amount/checked';
import { floorRatio, ratio, ratioOf, roundRatio, timesRatio, type Ratio } from '../amount/ratio';
import { rateByTiers } from '../pricing/tiers';
import { creditsAt, minorOf } from '../terms/terms';
import { creditsText, note } from './entries';
import { shareOf } from './granting';
import { invoiceLine } from './money';
import type { InvoiceReason, Run } from './run';

/** Whether usage beyond all grants is billed instead of refused, on this plan and by this choice. */
export function overageRuns(run: Run): boolean {
  const { overage } = run.plan.policies;
  if (run.subscription === 'ended' || run.subscription === 'deactivated') return false;
  if (overage.plans !== undefined && !overage.plans.includes(run.plan.plan.id)) return false;
  return overage.mode === 'on' || (overage.mode === 'user' && run.overageOn);
}

/** Credits of overage that may still arise this cycle on a meter. */
export function overageRoom(run: Run, meter: number): number {
  if (!overageRuns(run)) return 0;
  const { limit } = run.plan.policies.overage;
  if (limit === undefined) return MAX;
  const so = run.overage[meter] ?? 0;
  let most = MAX;
  if (limit.credits !== undefined) most = creditsAt(limit.credits, run.program.scale);
  if (limit.shareOfAllowance !== undefined) {
    most = Math.min(most, shareOf(run, run.included[meter] ?? 0, limit.shareOfAllowance));
  }
  if (limit.money !== undefined) most = Math.min(most, creditsFor(run, minorOf(limit.money, run.program.book)));
  return Math.max(0, most - so);
}

function unitPrice(run: Run): { per: string; amount: string } | null {
  const { price } = run.plan.policies.overage;
  if (price === undefined || price === 'entered' || 'mode' in price) {
    const entered = run.program.scenario.choices.entered.find((row) => row.plan === run.plan.plan.id)?.overagePrice;
    return entered === undefined ? null : { per: '1', amount: entered };
  }
  return price;
}

/** Most credits of overage that an amount of money pays, by the flat price. */
function creditsFor(run: Run, minor: number): number {
  const price = unitPrice(run);
  if (price === null) return MAX;
  const amount = ratioOf(price.amount);
  if (amount.numerator === 0n) return MAX;
  const places = 10n ** BigInt(run.program.book.minorUnitPlaces);
  const perCredit = timesRatio(ratioOf(price.per), { numerator: amount.denominator, denominator: amount.numerator });
  const credits = timesRatio(ratio(minor, places), perCredit);
  return toAmount(floorRatio(timesRatio(credits, ratio(10n ** BigInt(run.program.scale)))));
}

/** Usage that no grant covers: counted for the next invoice, or owed to the next grant. */
export function addOverage(run: Run, meter: number, credits: number, line: number, units: number): void {
  if (credits === 0) return;
  const { billing } = run.plan.policies.overage;
  if (billing === 'debt') {
    run.debt[meter] = plus(run.debt[meter] ?? 0, credits);
    note(run, 'debt', meter, -credits, run.plan.rules.overage, 'carried until the next grant pays it', { line, units });
    return;
  }
  run.overage[meter] = plus(run.overage[meter] ?? 0, credits);
  run.overageTotal = plus(run.overageTotal, credits);
  const entry = note(run, 'overage', meter, 0, run.plan.rules.overage, `${creditsText(run, credits)} beyond the balance`, { line, units, concerns: credits });
  if (entry >= 0) run.overageEntries.push(entry);
}

/** Money for the cycle's overage of one meter, exact. */
function overageMoney(run: Run, credits: number): { exact: Ratio; basis: string; price: string | undefined } | null {
  const { price } = run.plan.policies.overage;
  const quantity = ratio(credits, 10n ** BigInt(run.program.scale));
  const count = formatTrimmed(credits, run.program.scale);
  if (price !== undefined && price !== 'entered' && 'mode' in price) {
    return { exact: rateByTiers(price, quantity), basis: `${count} credits by ${price.mode} tiers`, price: undefined };
  }
  const unit = unitPrice(run);
  if (unit === null) return null;
  const per = ratioOf(unit.per);
  if (per.numerator === per.denominator) {
    return { exact: timesRatio(quantity, ratioOf(unit.amount)), basis: `${count} × ${unit.amount}`, price: unit.amount };
  }
  // A block that is begun is paid whole.
  const blocks = -floorRatio(timesRatio({ ...quantity, numerator: -quantity.numerator }, { numerator: per.denominator, denominator: per.numerator }));
  return {
    exact: timesRatio(ratio(blocks), ratioOf(unit.amount)),
    basis: `${blocks} blocks of ${unit.per} × ${unit.amount}`,
    price: unit.amount,
  };
}

/** Puts the cycle's overage on an invoice, at the price of the plan it arose on, and starts anew. */
export function invoiceOverage(run: Run, reason: InvoiceReason): void {
  for (const [meter, credits] of run.overage.entries()) {
    if (credits === 0) continue;
    run.overage[meter] = 0;
    const money = overageMoney(run, credits);
    if (money === null) {
      run.unknownPrices.add(run.plan.rules.overage);
      continue;
    }
    const places = 10n ** BigInt(run.program.book.minorUnitPlaces);
    invoiceLine(run, reason, {
      kind: 'overage',
      amountMinor: toAmount(roundRatio(timesRatio(money.exact, ratio(places)))),
      label: `Overage, ${run.program.book.meters[meter]?.unitPlural ?? 'credits'}`,
      basis: money.basis,
      rule: run.plan.rules.overage,
      quantity: formatTrimmed(credits, run.program.scale),
      unitPrice: money.price,
      entries: run.overageEntries.splice(0),
    });
  }
  invoiceEntities(run, reason);
}

/** Entities ingested in the cycle, where the plan charges for them instead of credits (rulebook 3). */
function invoiceEntities(run: Run, reason: InvoiceReason): void {
  const { perEntity } = run.plan.plan;
  if (run.entities === 0 || perEntity === undefined) return;
  const entered = run.program.scenario.choices.entered.find((row) => row.plan === run.plan.plan.id)?.entityPrice;
  const price = perEntity.price === 'entered' ? entered : perEntity.price;
  const rule = `plans.${run.plan.plan.id}.perEntity`;
  const count = run.entities;
  run.entities = 0;
  if (price === undefined) {
    run.unknownPrices.add(rule);
    return;
  }
  const places = 10n ** BigInt(run.program.book.minorUnitPlaces);
  invoiceLine(run, reason, {
    kind: 'entity',
    amountMinor: toAmount(roundRatio(timesRatio(ratioOf(price), ratio(BigInt(count) * places)))),
    label: 'Entities ingested',
    basis: `${count} × ${price}`,
    rule,
    quantity: formatUnits(count, 0),
    unitPrice: price,
    entries: run.entityEntries.splice(0),
  });
}
