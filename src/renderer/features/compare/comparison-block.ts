import type { Block } from '../../components/data-table/copied';
import type { CompareFacts } from './compare-facts';
import { deltaOf, sumByKind } from './plan-rows';
import { sentenceOf } from './row-sentence';

/** The comparison as it is copied: every plan, exact amounts without grouping, unknown left empty. */
export function comparisonBlock(facts: CompareFacts): Block {
  const { comparison, rows, reference } = facts;
  const { currency } = comparison;
  return {
    head: [
      'Price book',
      'Plan',
      'Status',
      `Total (${currency})`,
      `Average month (${currency})`,
      `First month (${currency})`,
      `Per unit served (${currency})`,
      `Per credit used (${currency})`,
      'Subscription',
      'Packs',
      'Overage',
      'Other',
      'Currency of these four',
      'Bought',
      'Units unserved',
      reference === undefined
        ? 'Difference'
        : `Difference to ${reference.summary.label} (${currency})`,
      'Why',
    ],
    rows: rows.map((row) => {
      const { summary } = row;
      const kinds = sumByKind(summary.months);
      const known = summary.total !== null;
      return [
        summary.priceBook,
        summary.label,
        summary.status,
        row.total ?? '',
        row.average ?? '',
        row.firstMonth ?? '',
        row.perUnit ?? '',
        row.perCredit ?? '',
        known ? kinds.subscription : '',
        known ? kinds.packs : '',
        known ? kinds.overage : '',
        known ? kinds.other : '',
        summary.currency,
        summary.purchases.map(({ count, label }) => `${count} × ${label}`).join(', '),
        String(summary.unservedUnits),
        deltaOf(row, reference, 'total')?.amount ?? '',
        sentenceOf(facts, row),
      ];
    }),
  };
}
