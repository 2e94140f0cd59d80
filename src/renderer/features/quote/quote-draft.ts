import type { QuoteContent, QuoteHead } from '../../../shared/contract/quote';
import { createDocument } from '../../stores/document';

/** The quote that is open, with its undo stack. */
export const quoteDraft = createDocument<QuoteHead, QuoteContent>(({ id }) => id);

export const useQuoteDraft = quoteDraft.use;

/** Sets one field of the content; typing in it is one step. */
export function setQuote<K extends keyof QuoteContent>(
  name: string,
  key: K,
  value: QuoteContent[K],
  merge: string = key,
): void {
  quoteDraft.edit(name, (content) => ({ ...content, [key]: value }), merge);
}

/** Sets one field of a group of the content, such as the customer's name. */
export function setQuotePart<
  K extends 'customer' | 'sender' | 'shows' | 'acceptance' | 'style' | 'internal',
>(name: string, key: K, part: Partial<QuoteContent[K]>): void {
  const merge = `${key}.${Object.keys(part).join()}`;
  quoteDraft.edit(name, (content) => ({ ...content, [key]: { ...content[key], ...part } }), merge);
}
