import { useMemo } from 'react';
import type { PriceBook } from '../../../shared/contract/price-book';
import type { Scenario } from '../../../shared/contract/scenario';
import { numberMarks } from '../../format/intl';
import { useLocale } from '../../stores/preferences';
import type { WorkContext } from '../../work/work-column';

const NO_LINE = {};

/** What reading and writing of rows needs, for the scenario that is not made yet. */
export function useStartContext(book: PriceBook, scenario: Scenario): WorkContext {
  const locale = useLocale();
  return useMemo(
    () => ({ book, scenario, locale, marks: numberMarks(locale), pending: NO_LINE }),
    [book, scenario, locale],
  );
}
