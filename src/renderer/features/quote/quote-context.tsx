import { createContext, useContext } from 'react';
import type { QuoteContent } from '../../../shared/contract/quote';
import type { QuoteView } from '../../../shared/contract/quote-frozen';
import { numberMarks, type NumberMarks } from '../../format/intl';
import { useLocale } from '../../stores/preferences';

export type QuoteFacts = {
  readonly content: QuoteContent;
  /** Undefined until the first figures are there. */
  readonly view: QuoteView | undefined;
};

const QuoteContext = createContext<QuoteFacts | undefined>(undefined);

export const QuoteProvider = QuoteContext.Provider;

export function useQuoteFacts(): QuoteFacts {
  const facts = useContext(QuoteContext);
  if (facts === undefined) throw new Error('useQuoteFacts stands outside its provider');
  return facts;
}

/** What keeps the quote from being sent at this place, in one sentence. */
export function useFaultAt(path: string): string | undefined {
  const { view } = useQuoteFacts();
  const fault = view?.faults.find((each) => each.path === path);
  return fault === undefined ? undefined : `Found ${fault.found}. ${fault.remedy}`;
}

export function useMarks(): {
  readonly locale: string;
  readonly marks: NumberMarks;
  readonly places: number;
} {
  const locale = useLocale();
  const { view } = useQuoteFacts();
  return { locale, marks: numberMarks(locale), places: view?.figures.places ?? 2 };
}
