import { faultsOf } from '../../shared/contract/faults';
import { QUOTE_FORMAT, QuoteContent, type QuoteStyle } from '../../shared/contract/quote';
import { badInput } from '../../shared/errors';
import { readLogo } from '../exports/logo';
import { refusal } from './fault';

/** A quote's content from outside, with every fault at once; its logo is looked at pixel by pixel. */
export function readQuoteContent(json: unknown): QuoteContent {
  const parsed = QuoteContent.safeParse(json);
  if (!parsed.success) throw badInput(faultsOf(parsed.error, json, QuoteContent));
  const { logo } = parsed.data.sender;
  if (logo !== null) {
    const read = readLogo(Buffer.from(logo.base64, 'base64'));
    if (!read.ok) throw read.error;
    const { type, width, height } = read.value;
    if (type !== logo.type || width !== logo.width || height !== logo.height) throw otherLogo();
  }
  return parsed.data;
}

function otherLogo() {
  return refusal('bad-input', {
    code: 'logo_facts_wrong',
    path: 'sender.logo',
    found: 'a type or size that is not the picture’s own',
    allowed: 'type, width and height as the picture has them',
    remedy: 'Choose the picture again.',
  });
}

/** Days that a new quote is valid. */
const VALID_DAYS = 30;
const DAY_MS = 86_400_000;

export type NewQuote = {
  readonly number: string;
  /** Today, as 'YYYY-MM-DD'. */
  readonly today: string;
  readonly plan: string;
  readonly style: QuoteStyle | undefined;
  /** The quote edited last: who sends it, and on which terms, stays the same from quote to quote. */
  readonly former: QuoteContent | undefined;
};

/** A first draft. Customer, discounts, lines and everything internal begin empty. */
export function newQuoteContent({ number, today, plan, style, former }: NewQuote): QuoteContent {
  const kept =
    former === undefined
      ? {}
      : {
          title: former.title,
          sender: former.sender,
          tax: former.tax,
          paymentTerms: former.paymentTerms,
          acceptance: former.acceptance,
          shows: former.shows,
          style: former.style,
        };
  return QuoteContent.parse({
    format: QUOTE_FORMAT,
    number,
    plan,
    date: today,
    validUntil: daysAfter(today, VALID_DAYS),
    paymentTerms: 'Payable within 30 days, without deduction.',
    ...(style === undefined ? {} : { style }),
    ...kept,
  });
}

/** The content of a revision: the same terms, dated anew and as long valid as before. */
export function revisedContent(former: QuoteContent, today: string): QuoteContent {
  const days = Math.max(0, dayNumber(former.validUntil) - dayNumber(former.date));
  return { ...former, date: today, validUntil: daysAfter(today, days) };
}

const dayNumber = (date: string): number => Math.round(Date.parse(`${date}T00:00:00Z`) / DAY_MS);

function daysAfter(date: string, days: number): string {
  return new Date((dayNumber(date) + days) * DAY_MS).toISOString().slice(0, 10);
}

/** "Q-2026-0007": the next of this year that no quote has. */
export function nextNumber(taken: Iterable<string>, year: string): string {
  const form = new RegExp(`^Q-${year}-(\\d{4,9})$`);
  const numbers = [...taken].map((number) => Number(form.exec(number)?.[1] ?? 0));
  return `Q-${year}-${String(Math.max(0, ...numbers) + 1).padStart(4, '0')}`;
}
