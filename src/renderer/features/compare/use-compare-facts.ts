import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { PriceBookHead } from '../../../shared/contract/library';
import type { PriceBook } from '../../../shared/contract/price-book';
import type { Alternative } from '../../../shared/contract/scenario';
import { moneyPlaces, unitPricePlaces } from '../../format/money';
import { toScenario } from '../../routing/route';
import { navigate, useQueryFact } from '../../routing/use-route';
import { useDraft } from '../../stores/draft';
import { useComparison, useOpenBook } from '../../stores/figures';
import { useTRPC } from '../../trpc/client';
import type { CompareFacts } from './compare-facts';
import { MEASURES, planRows, type Measure } from './plan-rows';
import { recommend } from './sentences';
import { useSay } from './use-say';

const isMeasure = (text: string | undefined): text is Measure =>
  MEASURES.some((each) => each === text);

/** Everything the view is drawn from; undefined until comparison and price book are there. */
export function useCompareFacts(): CompareFacts | undefined {
  const trpc = useTRPC();
  const { data: comparison } = useComparison();
  const book = useOpenBook();
  const heads = useQuery(trpc.priceBooks.list.queryOptions()).data;
  const record = useDraft((state) => state.head?.id);
  const alternatives = useDraft((state) => state.scenario?.alternatives);
  const [by] = useQueryFact('by');
  const [baseline, pin] = useQueryFact('baseline');
  const say = useSay(comparison?.currency ?? 'EUR');
  return useMemo(() => {
    if (comparison === undefined || book === undefined || record === undefined) return undefined;
    if (book.id !== comparison.priceBook.id) return undefined;
    const minor = book.minorUnitPlaces;
    const rows = planRows(comparison, minor);
    const recommendation = recommend(rows, comparison.months, say);
    const pinned = rows.find(({ key }) => key === baseline);
    const compared = new Set(rows.map(({ summary }) => summary.priceBook));
    return {
      comparison,
      book,
      rows,
      bookLabels: new Map(
        [...compared].map((id) => [id, heads?.find((head) => head.id === id)?.label ?? id]),
      ),
      measure: isMeasure(by) ? by : 'total',
      months: comparison.months,
      readOn: oldestRead(book, alternatives ?? [], heads ?? []),
      minor,
      baseline: pinned?.key,
      reference: pinned ?? recommendation.best,
      pin,
      recommendation,
      say,
      places: {
        total: moneyPlaces(
          rows.map(({ total }) => total),
          minor,
        ),
        average: moneyPlaces(
          rows.map(({ average }) => average),
          minor,
        ),
        first: moneyPlaces(
          rows.map(({ firstMonth }) => firstMonth),
          minor,
        ),
        unit: unitPricePlaces(rows.map(({ perUnit }) => perUnit)),
        credit: unitPricePlaces(rows.map(({ perCredit }) => perCredit)),
      },
      openTimeline: ({ summary }) =>
        navigate(toScenario(record, 'timeline', { plan: summary.plan })),
    };
  }, [comparison, book, record, alternatives, heads, by, baseline, pin, say]);
}

/** The day on which the oldest source of the price books compared was read. */
function oldestRead(
  book: PriceBook,
  alternatives: readonly Alternative[],
  heads: readonly PriceBookHead[],
): string | undefined {
  const others = heads.filter((head) =>
    alternatives.some(
      ({ priceBook: { id, version } }) => id === head.id && version === head.version,
    ),
  );
  return [...book.sources, ...others].map(({ readOn }) => readOn).toSorted()[0];
}
