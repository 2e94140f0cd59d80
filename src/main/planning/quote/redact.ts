import {
  publicContent,
  type PublicQuoteContent,
  type QuoteContent,
} from '../../../shared/contract/quote';
import type { QuoteFigures } from '../../../shared/contract/quote-figures';
import type { Edition } from '../../../shared/contract/quote-sheet';

/** What an export is made of: never anything of `internal`, which its type does not have. */
export type OpenQuote = { readonly content: PublicQuoteContent; readonly figures: QuoteFigures };

/**
 * What leaves the house in an edition. The redacted one may be passed on: it says what is offered and
 * on which assumptions, but not why a discount is given, what the customer processes, who the
 * contacts are, or how the scenario is called.
 */
export function openQuote(
  content: QuoteContent,
  figures: QuoteFigures,
  edition: Edition,
): OpenQuote {
  const open = publicContent(content);
  if (edition === 'full') return { content: open, figures };
  return { content: redactedContent(open), figures: redactedFigures(figures) };
}

const WITHHELD = '';

function redactedContent(content: PublicQuoteContent): PublicQuoteContent {
  const { customer, sender, discount, lineDiscounts, shows } = content;
  return {
    ...content,
    customer: { ...customer, contact: WITHHELD, address: WITHHELD, reference: WITHHELD },
    sender: { ...sender, contact: WITHHELD },
    discount: discount === null ? null : { ...discount, reason: WITHHELD },
    lineDiscounts: lineDiscounts.map((each) => ({
      ...each,
      discount: { ...each.discount, reason: WITHHELD },
    })),
    notes: WITHHELD,
    shows: { ...shows, workload: false },
  };
}

function redactedFigures(figures: QuoteFigures): QuoteFigures {
  return {
    ...figures,
    scenario: WITHHELD,
    usage: [],
    // `covered` still says that something is not; of what, is the customer's own matter.
    unserved: [],
    lines: figures.lines.map((line) => ({ ...line, discountReason: WITHHELD })),
  };
}
