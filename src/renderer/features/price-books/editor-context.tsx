import { createContext, useContext } from 'react';
import type { PriceBook } from '../../../shared/contract/price-book';
import type { Fault } from '../../../shared/errors';
import { numberMarks, type NumberMarks } from '../../format/intl';
import { useLocale } from '../../stores/preferences';

export type EditorFacts = {
  readonly book: PriceBook;
  /** Of the book as it stands, by the same check that a file goes through. */
  readonly faults: readonly Fault[];
};

const EditorContext = createContext<EditorFacts | undefined>(undefined);

export const EditorProvider = EditorContext.Provider;

export function useEditor(): EditorFacts {
  const facts = useContext(EditorContext);
  if (facts === undefined) throw new Error('useEditor stands outside its provider');
  return facts;
}

/** What is wrong at a place or within it, one sentence each. */
export function useFaultsAt(path: string): readonly string[] {
  const { faults } = useEditor();
  return faults
    .filter(
      (fault) =>
        fault.path === path ||
        fault.path.startsWith(`${path}.`) ||
        fault.path.startsWith(`${path}[`),
    )
    .map(({ found, allowed, remedy }) => `Found ${found}; allowed: ${allowed}. ${remedy}`);
}

export function useFigureMarks(): { readonly locale: string; readonly marks: NumberMarks } {
  const locale = useLocale();
  return { locale, marks: numberMarks(locale) };
}
