import type { TierTable } from '../../../shared/contract/policy';
import { formatUnits } from '../../../shared/decimal';
import { MAX, plus, toAmount } from '../amount/checked';
import {
  compareRatios,
  floorRatio,
  plusRatio,
  ratio,
  ratioOf,
  roundRatio,
  timesRatio,
  type Ratio,
} from '../amount/ratio';
import { timesRate } from '../amount/rate';
import { rateByTiers } from '../pricing/tiers';
import { creditsAt } from '../terms/terms';
import { mostUnits } from '../workload/needs';
import { creditsText, note } from './entries';
import { shareOf } from './allowance';
import { invoiceLine } from './money';
import type { InvoiceReason, MoneyLine, Run } from './run';

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
  const { limit, billing } = run.plan.policies.overage;
  if (limit === undefined) return MAX;
  const arisen = (billing === 'debt' ? run.debtArisen : run.overage)[meter] ?? 0;
  let most = MAX;
  if (limit.credits !== undefined) most = creditsAt(limit.credits, run.program.scale);
  if (limit.shareOfAllowance !== undefined) {
    most = Math.min(most, shareOf(run, run.included[meter] ?? 0, limit.shareOfAllowance));
  }
  // What arose before a change of plan within the cycle counts as well; of money, at the price it had then.
  most -= run.overageRated[meter] ?? 0;
  if (limit.money !== undefined)
    most = Math.min(most, creditsWithin(run, moneyLeft(run, limit.money, meter)));
  return Math.max(0, most - arisen);
}

/** What the other meters' overage, and what was rated earlier in the cycle, leave of a limit in money. */
function moneyLeft(run: Run, limit: string, meter: number): Ratio {
  const rated = ratio(-run.overageRatedMinor, 10n ** BigInt(run.program.book.minorUnitPlaces));
  let left = plusRatio(ratioOf(limit), rated);
  for (const [at, credits] of run.overage.entries()) {
    const spent = at === meter || credits === 0 ? null : overageMoney(run, credits);
    if (spent !== null)
      left = plusRatio(left, { ...spent.exact, numerator: -spent.exact.numerator });
  }
  return left;
}

/** Most credits of overage, counted from the first, that an amount of money pays. */
function creditsWithin(run: Run, money: Ratio): number {
  if (money.numerator <= 0n) return 0;
  const { price } = run.plan.policies.overage;
  const scale = ratio(10n ** BigInt(run.program.scale));
  if (price !== undefined && price !== 'entered' && 'mode' in price)
    return withinTiers(price, money, scale);
  const unit = run.plan.overagePrice;
  if (unit === null) return MAX;
  const amount = ratioOf(unit.amount);
  if (amount.numerator === 0n) return MAX;
  const per = ratioOf(unit.per);
  const times = {
    numerator: money.numerator * amount.denominator,
    denominator: money.denominator * amount.numerator,
  };
  // Of a block only the whole price buys any.
  const blocks = per.numerator === per.denominator ? times : ratio(floorRatio(times));
  const credits = floorRatio(timesRatio(timesRatio(blocks, per), scale));
  return credits > BigInt(MAX) ? MAX : Number(credits);
}

function withinTiers(table: TierTable, money: Ratio, scale: Ratio): number {
  const costs = (credits: number): boolean =>
    compareRatios(rateByTiers(table, ratio(credits, scale.numerator)), money) <= 0;
  let low = 0;
  for (const { upTo } of table.tiers) {
    const bound = upTo === 'unlimited' ? BigInt(MAX) : floorRatio(timesRatio(ratioOf(upTo), scale));
    const top = bound > BigInt(MAX) ? MAX : Number(bound);
    const from = low;
    const within = mostUnits(top - from, (more) => costs(from + more));
    low += within;
    if (low < top) return low;
  }
  return low;
}

/** Usage that no grant covers: counted for the next invoice, or owed to the next grant. */
export function addOverage(
  run: Run,
  meter: number,
  credits: number,
  line: number,
  units: number,
): void {
  if (credits === 0) return;
  const { billing } = run.plan.policies.overage;
  if (billing === 'debt') {
    run.debt[meter] = plus(run.debt[meter] ?? 0, credits);
    run.debtArisen[meter] = plus(run.debtArisen[meter] ?? 0, credits);
    note(
      run,
      'debt',
      meter,
      -credits,
      run.plan.rules.overage,
      'carried until the next grant pays it',
      { line, units },
    );
    return;
  }
  run.overage[meter] = plus(run.overage[meter] ?? 0, credits);
  run.overageTotal = plus(run.overageTotal, credits);
  if (run.recorder === null) return;
  const entry = note(
    run,
    'overage',
    meter,
    0,
    run.plan.rules.overage,
    `${creditsText(run, credits)} beyond the balance`,
    { line, units, concerns: credits },
  );
  if (entry >= 0) run.overageEntries.push(entry);
}

/** Takes overage of today back, where what caused it failed and is refunded. */
export function undoOverage(
  run: Run,
  meter: number,
  credits: number,
  line: number,
  units: number,
): void {
  if (credits === 0) return;
  const { rules, policies } = run.plan;
  const debt = policies.overage.billing === 'debt';
  if (debt) {
    run.debt[meter] = (run.debt[meter] ?? 0) - credits;
    run.debtArisen[meter] = (run.debtArisen[meter] ?? 0) - credits;
  } else {
    run.overage[meter] = (run.overage[meter] ?? 0) - credits;
    run.overageTotal -= credits;
  }
  const cause = `${creditsText(run, credits)} beyond the balance taken back`;
  const entry = note(run, 'refund', meter, debt ? credits : 0, rules.failure, cause, {
    line,
    units,
  });
  if (entry >= 0 && !debt) run.overageEntries.push(entry);
}

/** Money for so much overage, exact; null where its price is not known. */
function overageMoney(
  run: Run,
  credits: number,
): { exact: Ratio; basis: MoneyLine['basis'] } | null {
  const { price } = run.plan.policies.overage;
  const quantity = ratio(credits, 10n ** BigInt(run.program.scale));
  if (price !== undefined && price !== 'entered' && 'mode' in price) {
    return { exact: rateByTiers(price, quantity), basis: { credits, by: `${price.mode} tiers` } };
  }
  const unit = run.plan.overagePrice;
  if (unit === null) return null;
  const { per, amount } = unit;
  const one = ratioOf(per);
  if (one.numerator === one.denominator) {
    return { exact: timesRatio(quantity, ratioOf(amount)), basis: { credits, unitPrice: amount } };
  }
  // A block that is begun is paid whole.
  const blocks = -floorRatio(
    timesRatio(
      { ...quantity, numerator: -quantity.numerator },
      { numerator: one.denominator, denominator: one.numerator },
    ),
  );
  return {
    exact: timesRatio(ratio(blocks), ratioOf(amount)),
    basis: { credits, blocks, per, unitPrice: amount },
  };
}

/** What so much overage comes to on an invoice, in minor units, and how; null where its price is not known. */
function pricedOverage(run: Run, credits: number): Pick<MoneyLine, 'amountMinor' | 'basis'> | null {
  const { overagePrice } = run.plan;
  if (overagePrice !== null && overagePrice.rate !== null) {
    return {
      amountMinor: timesRate(credits, overagePrice.rate),
      basis: { credits, unitPrice: overagePrice.amount },
    };
  }
  const money = overageMoney(run, credits);
  return money === null ? null : { amountMinor: minorUnits(run, money.exact), basis: money.basis };
}

/** Puts the cycle's overage on an invoice, at the price of the plan it arose on, and starts anew. */
export function invoiceOverage(run: Run, reason: InvoiceReason): void {
  for (const line of owedLines(run)) invoiceLine(run, reason, line);
}

/** Rates the overage so far by the plan it arose on and keeps it for the next invoice. */
export function deferOverage(run: Run): void {
  for (const [meter, credits] of run.overage.entries())
    run.overageRated[meter] = plus(run.overageRated[meter] ?? 0, credits);
  for (const line of owedLines(run)) {
    run.nextInvoice.push(line);
    if (line.kind === 'overage')
      run.overageRatedMinor = plus(run.overageRatedMinor, line.amountMinor);
  }
}

function owedLines(run: Run): MoneyLine[] {
  const lines: MoneyLine[] = [];
  const { rules } = run.plan;
  const { recorder } = run;
  for (let meter = 0; meter < run.overage.length; meter += 1) {
    const credits = run.overage[meter] as number;
    if (credits === 0) continue;
    run.overage[meter] = 0;
    const priced = pricedOverage(run, credits);
    if (priced === null) {
      run.unknownPrices.add(rules.overage);
      continue;
    }
    lines.push({
      kind: 'overage',
      amountMinor: priced.amountMinor,
      basis: priced.basis,
      label: `Overage, ${run.program.book.meters[meter]?.unitPlural ?? 'credits'}`,
      rule: rules.overage,
      entries:
        recorder === null
          ? []
          : run.overageEntries.filter((entry) => recorder.ledger.meters[entry] === meter),
    });
  }
  run.overageEntries.length = 0;
  const entities = entityLine(run);
  if (entities !== null) lines.push(entities);
  return lines;
}

/** An exact amount of money, rounded half up to the minor unit. */
function minorUnits(run: Run, exact: Ratio): number {
  return toAmount(
    roundRatio(timesRatio(exact, ratio(10n ** BigInt(run.program.book.minorUnitPlaces)))),
  );
}

/** Entities ingested in the cycle, where the plan charges for them instead of credits (rulebook 3). */
function entityLine(run: Run): MoneyLine | null {
  const { perEntity, id } = run.plan.plan;
  if (run.entities === 0 || perEntity === undefined) return null;
  const entered = run.program.scenario.choices.entered.find((row) => row.plan === id)?.entityPrice;
  const price = perEntity.price === 'entered' ? entered : perEntity.price;
  const rule = `plans.${id}.perEntity`;
  const count = run.entities;
  run.entities = 0;
  if (price === undefined) {
    run.unknownPrices.add(rule);
    return null;
  }
  return {
    kind: 'entity',
    amountMinor: minorUnits(run, timesRatio(ratioOf(price), ratio(count))),
    label: 'Entities ingested',
    basis: `${count} × ${price}`,
    rule,
    quantity: formatUnits(count, 0),
    unitPrice: price,
    entries: run.entityEntries.splice(0),
  };
}
