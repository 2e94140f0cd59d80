import type { Discount, QuoteContent } from '../../../shared/contract/quote';
import type { Fault } from '../../../shared/errors';
import { fromMinor, sumOf, toMinor, type Minor } from './money';
import type { ListLine } from './list-lines';

/**
 * What keeps a quote from being sent, place by place. A draft may have any of these: they are told,
 * not refused, until it is sent.
 */
export function readinessOf(
  content: QuoteContent,
  lines: readonly ListLine[],
  priceKnown: boolean,
  places: number,
): Fault[] {
  return [
    ...missingNames(content),
    ...datesOf(content),
    ...(priceKnown ? [] : [priceUnknown(content)]),
    ...(lines.length === 0 ? [nothingOffered()] : []),
    ...lineDiscountFaults(content, lines, places),
    ...wholeDiscountFaults(content, lines, places),
  ];
}

function missingNames({ customer, sender }: QuoteContent): Fault[] {
  return [
    ...(customer.name === '' ? [nameMissing('customer.name', 'the customer')] : []),
    ...(sender.name === '' ? [nameMissing('sender.name', 'the sender')] : []),
  ];
}

function nameMissing(path: string, whose: string): Fault {
  return {
    code: 'quote_name_missing',
    path,
    found: 'no name',
    allowed: `the name of ${whose}`,
    remedy: 'Enter it: a quote names both sides.',
  };
}

function datesOf({ date, validUntil }: QuoteContent): Fault[] {
  if (validUntil >= date) return [];
  return [
    {
      code: 'quote_validity_past',
      path: 'validUntil',
      found: validUntil,
      allowed: `${date}, the day of the quote, or later`,
      remedy: 'Choose a later day, or an earlier day of the quote.',
    },
  ];
}

function priceUnknown({ plan }: QuoteContent): Fault {
  return {
    code: 'quote_price_unknown',
    path: 'plan',
    found: `the plan ${plan}, of which a price is on request and not entered`,
    allowed: 'a plan whose prices are all known',
    remedy: 'Enter the price in the comparison, or offer another plan.',
  };
}

function nothingOffered(): Fault {
  return {
    code: 'quote_empty',
    path: '',
    found: 'no line',
    allowed: 'at least one line',
    remedy: 'Choose a plan that costs something, or add a line of your own.',
  };
}

function lineDiscountFaults(
  { lineDiscounts }: QuoteContent,
  lines: readonly ListLine[],
  places: number,
): Fault[] {
  return lineDiscounts.flatMap(({ line, discount }, at) => {
    const path = `lineDiscounts[${at}].discount`;
    const found = lines.find(({ key }) => key === line);
    if (found === undefined) return [lineGone(`lineDiscounts[${at}].line`, line)];
    return discountFaults(discount, found.list, path, `the line “${found.label}”`, places);
  });
}

function wholeDiscountFaults(
  { discount }: QuoteContent,
  lines: readonly ListLine[],
  places: number,
): Fault[] {
  if (discount === null) return [];
  const whole = sumOf(lines.map(({ list }) => list));
  return discountFaults(discount, whole, 'discount', 'all lines together', places);
}

function discountFaults(
  discount: Discount,
  of: Minor,
  path: string,
  whose: string,
  places: number,
): Fault[] {
  const faults: Fault[] = [];
  if (discount.reason === '') {
    faults.push({
      code: 'quote_discount_reason_missing',
      path: `${path}.reason`,
      found: 'no reason',
      allowed: 'a few words why it is given',
      remedy: 'Say why, such as “two-year commitment”.',
    });
  }
  if (discount.kind === 'amount' && toMinor(discount.amount, places) > of) {
    faults.push({
      code: 'quote_discount_too_large',
      path: `${path}.amount`,
      found: discount.amount,
      allowed: `at most ${fromMinor(of, places)}, ${whose}`,
      remedy: 'Lower it; what is beyond the amount takes nothing off.',
    });
  }
  return faults;
}

function lineGone(path: string, line: string): Fault {
  return {
    code: 'quote_line_unknown',
    path,
    found: `a discount on ${line}, which is no longer among the lines`,
    allowed: 'a line that the quote has',
    remedy: 'Take the discount away, or give it to another line.',
  };
}
