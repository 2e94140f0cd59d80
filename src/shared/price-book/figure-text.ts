import { unreachable } from '../errors';
import { formatTrimmed, grouped, parseDecimal, placesOf } from '../decimal';
import type { CostFormula } from '../contract/cost';
import type { TierTable } from '../contract/policy';
import type { Allowance, Pack, Price, PriceBook, Rollover } from '../contract/price-book';

/** Figures of a price book as people read them, in English and without a locale: "20.00 EUR a month". */

/** Credits without needless zeros: "0.25", "2500". */
export function creditsText(amount: string): string {
  if (amount === 'unlimited') return amount;
  const value = parseDecimal(amount);
  return formatTrimmed(value.units, value.scale);
}

/** Money with at least the currency's places and every digit it has: "20.00 EUR", "0.0005 EUR". */
export function moneyText(
  amount: string,
  book: Pick<PriceBook, 'currency' | 'minorUnitPlaces'>,
): string {
  const value = parseDecimal(amount);
  const places = Math.max(book.minorUnitPlaces, placesOf(value));
  const whole = value.units * 10n ** BigInt(Math.max(0, places - value.scale));
  const cut = whole / 10n ** BigInt(Math.max(0, value.scale - places));
  const digits = cut.toString().padStart(places + 1, '0');
  const text = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  return `${text} ${book.currency}`;
}

export function priceText(price: Price, book: PriceBook): string {
  const each = price.per === 'account' ? '' : ` per ${price.per}`;
  if (price.kind === 'fixed') return `${moneyText(price.amount, book)} a ${price.interval}${each}`;
  const from = price.from === undefined ? '' : `, from ${moneyText(price.from, book)}`;
  return `on request${from} a ${price.interval}${each}`;
}

export function everyText(every: Allowance['every']): string {
  return every === 'once' ? 'once' : `each ${every}`;
}

const groupedCredits = (amount: string): string => grouped(creditsText(amount));

export function rolloverText(rollover: Rollover): string {
  switch (rollover.kind) {
    case 'lost':
      return 'lost';
    case 'all':
      return 'all kept';
    case 'batches':
      return `kept for ${rollover.cycles} further cycles`;
    case 'part': {
      const parts = [
        rollover.share === undefined ? '' : `a share of ${rollover.share}`,
        rollover.upTo === undefined ? '' : `up to ${groupedCredits(rollover.upTo)}`,
        rollover.atLeast === undefined ? '' : `at least ${groupedCredits(rollover.atLeast)}`,
      ].filter((part) => part !== '');
      return `kept in part: ${parts.join(', ')}`;
    }
    default:
      return unreachable(rollover, 'rollover');
  }
}

export function expiresText(expires: Pack['expires']): string {
  if (expires === null) return 'never';
  return `after ${expires.after} ${expires.unit}${expires.after === 1 ? '' : 's'}`;
}

export function buyableText(buyableOn: Pack['buyableOn'], book: PriceBook): string {
  if (buyableOn === 'any') return 'any plan';
  if (buyableOn === 'paid') return 'paid plans only';
  const label = (id: string): string => book.plans.find((plan) => plan.id === id)?.label ?? id;
  return buyableOn.map(label).join(', ');
}

export function tiersText(table: TierTable, book: PriceBook): string {
  const tiers = table.tiers.map((tier) => {
    const flat = tier.flat === undefined ? '' : ` + ${moneyText(tier.flat, book)}`;
    const upTo = tier.upTo === 'unlimited' ? 'beyond' : `up to ${creditsText(tier.upTo)}`;
    return `${upTo} ${moneyText(tier.unitPrice, book)} each${flat}`;
  });
  return `${table.mode}: ${tiers.join('; ')}`;
}

/** A cost formula in one line: "3 + 2 per further page", "text 1, image 5". */
export function costText(formula: CostFormula, book: Pick<PriceBook, 'parameters'>): string {
  const named = (id: string) => book.parameters.find((parameter) => parameter.id === id);
  const word = (id: string): string => (named(id)?.label ?? id).toLowerCase();
  switch (formula.kind) {
    case 'fixed':
      return creditsText(formula.amount);
    case 'range': {
      const likely = formula.likely === undefined ? '' : `, likely ${creditsText(formula.likely)}`;
      return `${creditsText(formula.min)} to ${creditsText(formula.max)}${likely}`;
    }
    case 'entered':
      return `as entered (${word(formula.parameter)})`;
    case 'table': {
      const parameter = named(formula.parameter);
      const options = parameter?.kind === 'choice' ? parameter.options : [];
      return formula.rows
        .map((row) => {
          const label = options.find((option) => option.id === row.option)?.label ?? row.option;
          return `${label} ${costText(row.cost, book)}`;
        })
        .join(', ');
    }
    case 'steps':
      return `${creditsText(formula.first)} + ${creditsText(formula.further)} per further ${word(formula.parameter)}`;
    case 'per':
      return `${creditsText(formula.amount)} per ${word(formula.parameter)}`;
    case 'sum':
      return formula.of.map((part) => inBrackets(part, book)).join(' + ');
    case 'times':
      return `${creditsText(formula.factor)} × ${inBrackets(formula.cost, book)}`;
    default:
      return unreachable(formula, 'cost formula');
  }
}

function inBrackets(formula: CostFormula, book: Pick<PriceBook, 'parameters'>): string {
  const text = costText(formula, book);
  return formula.kind === 'fixed' || formula.kind === 'entered' ? text : `(${text})`;
}
