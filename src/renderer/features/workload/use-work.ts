import { useEffect, useMemo } from 'react';
import type { PriceBook } from '../../../shared/contract/price-book';
import type { Scenario } from '../../../shared/contract/scenario';
import { numberMarks } from '../../format/intl';
import { useDraft } from '../../stores/draft';
import { useOpenBook } from '../../stores/figures';
import { useLocale } from '../../stores/preferences';
import type { WorkColumn, WorkContext } from '../../work/work-column';
import { workColumns } from '../../work/work-columns';
import { workRows, type WorkRow } from '../../work/work-rows';
import { beginWork, useWorkState } from './work-state';

export type Work = {
  readonly scenario: Scenario;
  readonly book: PriceBook;
  readonly rows: readonly WorkRow[];
  readonly columns: readonly WorkColumn[];
  readonly context: WorkContext;
};

/** Whether nothing is processed yet. */
export const isEmpty = ({ scenario }: Pick<Work, 'scenario'>): boolean =>
  scenario.catalogs.length + scenario.lines.length === 0;

/** The open scenario's work as rows and columns; undefined until its price book is there. */
export function useWork(): Work | undefined {
  const record = useDraft((state) => state.head?.id);
  const scenario = useDraft((state) => state.scenario);
  const book = useOpenBook();
  const locale = useLocale();
  const pending = useWorkState((state) => state.pending);
  useEffect(() => {
    if (record !== undefined) beginWork(record);
  }, [record]);
  const rows = useMemo(() => (scenario === undefined ? [] : workRows(scenario)), [scenario]);
  const columns = useMemo(
    () => (scenario === undefined || book === undefined ? [] : workColumns(scenario, book)),
    [scenario, book],
  );
  return useMemo(() => {
    if (scenario === undefined || book === undefined) return undefined;
    const context = { scenario, book, locale, marks: numberMarks(locale), pending };
    return { scenario, book, rows, columns, context };
  }, [scenario, book, rows, columns, locale, pending]);
}
