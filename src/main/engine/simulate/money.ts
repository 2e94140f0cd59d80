import type { TierTable } from '../../../shared/contract/policy';
import type { InvoiceLineKind } from '../../../shared/contract/result';
import type { EntryKind } from '../../../shared/contract/result';
import { counted, formatTrimmed, formatUnits } from '../../../shared/decimal';
import { plus, times, toAmount } from '../amount/checked';
import { ratio, roundRatio, timesRatio } from '../amount/ratio';
import { prorate, type Shares } from '../pricing/prorate';
import { rateByTiers } from '../pricing/tiers';
import type { PlanTerms } from '../terms/terms';
import { moneyEntry, NONE } from '../ledger/ledger';
import type { InvoiceReason, MoneyLine, Run } from './run';

const ENTRY_OF: Record<InvoiceLineKind, EntryKind> = {
  subscription: 'fee',
  pack: 'top-up',
  overage: 'overage',
  proration: 'proration',
  credit: 'credit',
  entity: 'entity',
  refund: 'refund',
};

export function moneyText(run: Run, minor: number): string {
  return formatUnits(minor, run.program.book.minorUnitPlaces);
}

export function basisText(run: Run, { basis }: MoneyLine): string {
  if (typeof basis === 'string') return basis;
  if ('count' in basis) return `${basis.count} × ${moneyText(run, basis.minor)}`;
  if ('blocks' in basis)
    return `${counted(basis.blocks, 'block')} of ${basis.per} × ${basis.unitPrice}`;
  const credits = formatTrimmed(basis.credits, run.program.scale);
  return 'by' in basis
    ? `${counted(credits, 'credit')} by ${basis.by}`
    : `${credits} × ${basis.unitPrice}`;
}

/** Puts a line on the invoice of this day and reason, and its entry into the ledger. */
export function invoiceLine(run: Run, reason: InvoiceReason, line: MoneyLine): void {
  const { recorder } = run;
  const entry =
    recorder === null
      ? undefined
      : moneyEntry(
          recorder.ledger,
          ENTRY_OF[line.kind],
          run.day,
          line.amountMinor,
          NONE,
          line.rule,
          `${line.label}: ${basisText(run, line)}`,
        );
  if (entry !== undefined) line.entries.unshift(entry);
  // What the last cycle still owes is due on the invoice after the horizon (rulebook 2, horizon).
  const on =
    reason === 'after-horizon' && run.subscription !== 'ended'
      ? Math.max(run.cycleTo, run.day)
      : run.day;
  const last = run.invoices[run.invoices.length - 1];
  if (last !== undefined && last.on === on && last.reason === reason) last.lines.push(line);
  else run.invoices.push({ on, reason, lines: [line] });
}

/** Price of a plan for one interval and all seats, in minor units; null where it is not known. */
export function priceOf(run: Run, plan: PlanTerms): number | null {
  const price = run.prices.get(plan.at) ?? plan.priceMinor;
  if (price === null || plan.plan.price.per !== 'seat') return price;
  const tiers = seatTiersOf(run, plan);
  if (tiers === undefined) return times(price, run.seats);
  const places = 10n ** BigInt(run.program.book.minorUnitPlaces);
  return toAmount(roundRatio(timesRatio(rateByTiers(tiers, ratio(run.seats)), ratio(places))));
}

/** Prices of seats by volume, unless the customer has a price of their own. */
function seatTiersOf(run: Run, plan: PlanTerms): TierTable | undefined {
  const { price } = plan.plan;
  const own = run.prices.has(plan.at) || plan.hasEnteredPrice;
  return price.kind === 'fixed' && !own ? price.seatTiers : undefined;
}

function priceBasis(run: Run, plan: PlanTerms, price: number): string {
  if (plan.plan.price.per !== 'seat') return moneyText(run, price);
  if (seatTiersOf(run, plan) !== undefined) return `${counted(run.seats, 'seat')} by volume`;
  return `${counted(run.seats, 'seat')} × ${moneyText(run, wholeSeatPrice(run, plan))}`;
}

function wholeSeatPrice(run: Run, plan: PlanTerms): number {
  return run.prices.get(plan.at) ?? plan.priceMinor ?? 0;
}

/** The fee of one price interval, or its share of a short first one; a free plan raises no line, an unknown price makes the total unknown. */
export function chargeFee(run: Run, reason: InvoiceReason, share?: Shares): void {
  const price = priceOf(run, run.plan);
  if (price === null) {
    run.unknownPrices.add(run.plan.priceRule);
    run.paid = null;
    return;
  }
  run.paid = price;
  if (price === 0) return;
  invoiceLine(run, reason, {
    kind: 'subscription',
    amountMinor: share === undefined ? price : prorate(price, share),
    label: run.plan.plan.label,
    basis:
      share === undefined
        ? priceBasis(run, run.plan, price)
        : `${priceBasis(run, run.plan, price)} × ${share.part}/${share.whole}`,
    rule: run.plan.priceRule,
    entries: [],
  });
}

/** One line for a price difference by days, to what was paid (rulebook 2, Proration by day). */
export function chargeDifference(
  run: Run,
  from: PlanTerms,
  to: PlanTerms,
  share: Shares,
  rule: string,
): void {
  const before = run.paid;
  const after = priceOf(run, to);
  run.paid = after;
  if (before === null || after === null) {
    run.unknownPrices.add(before === null ? from.priceRule : to.priceRule);
    return;
  }
  invoiceLine(run, 'change', {
    kind: 'proration',
    amountMinor: prorate(after - before, share),
    label: `${from.plan.label} to ${to.plan.label}`,
    basis: `${moneyText(run, after - before)} × ${share.part}/${share.whole}`,
    rule,
    entries: [],
  });
}

/** The old plan's remaining days as a credit, of what was `paid`: on this invoice, or kept for the next one. */
export function creditDays(
  run: Run,
  from: PlanTerms,
  paid: number | null,
  share: Shares,
  on: 'this-invoice' | 'next-invoice',
  rule: string,
): void {
  if (paid === null) {
    run.unknownPrices.add(from.priceRule);
    return;
  }
  const line: MoneyLine = {
    kind: 'credit',
    amountMinor: -prorate(paid, share),
    label: `${from.plan.label}, unused days`,
    basis: `−${moneyText(run, paid)} × ${share.part}/${share.whole}`,
    rule,
    entries: [],
  };
  if (line.amountMinor === 0) return;
  if (on === 'this-invoice') invoiceLine(run, 'change', line);
  else run.nextInvoice.push(line);
}

/** Lines that were waiting for the next invoice go onto this one. */
export function raiseWaitingLines(run: Run, reason: InvoiceReason): void {
  for (const line of run.nextInvoice.splice(0)) invoiceLine(run, reason, line);
}

export function totalMinor(run: Run): number {
  let total = 0;
  for (const invoice of run.invoices)
    for (const line of invoice.lines) total = plus(total, line.amountMinor);
  return total;
}
