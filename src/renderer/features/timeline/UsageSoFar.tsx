import { useMemo } from 'react';
import type { CycleUsage } from '../../../shared/contract/result';
import { addDays } from '../../charts/calendar';
import { formatDate } from '../../format/dates';
import { quotientOf } from '../../format/exact';
import { percentOf } from '../../format/percent';
import { useLedgerGroups } from '../../stores/ledger-pages';
import { useLocale } from '../../stores/preferences';
import { usageSoFar, usedSoFar } from './cycle-usage';
import type { TimelineFacts } from './timeline-facts';
import { UsageTable } from './UsageTable';

/** What changes a balance on behalf of work. */
const OF_WORK = ['reserve', 'charge', 'release', 'refund'] as const;

type UsageSoFarProps = {
  readonly facts: TimelineFacts;
  readonly cycle: CycleUsage;
  /** The last day that counts. */
  readonly on: string;
};

/** The cycle as the vendor's own page would show it on that day: used by category, included, percent, remaining. */
export function UsageSoFar({ facts, cycle, on }: UsageSoFarProps) {
  const { series, book, days } = facts;
  const locale = useLocale();
  const filter = useMemo(
    () => ({
      kinds: [...OF_WORK],
      meter: series.meter,
      ...(series.case === undefined ? {} : { case: series.case }),
      from: cycle.from,
      to: addDays(on, 1),
    }),
    [series, cycle, on],
  );
  const groups = useLedgerGroups(facts.of, filter, 'rule').data;
  if (groups === undefined) return null;
  const used = usedSoFar(days, cycle.from, on);
  const rows = usageSoFar(groups, cycle, series.meter, book, used);
  const included = cycle.meters.find((row) => row.meter === series.meter)?.included ?? '0';
  const left = days.find((day) => day.on === on)?.end ?? '0';
  return (
    <UsageTable
      facts={facts}
      rows={rows ?? []}
      hasUnits={false}
      none={
        rows === undefined
          ? 'Of parts of this cycle only the sum is known: tasks hold credits, or overage covers some.'
          : 'No work so far.'
      }
      sums={{
        used,
        included,
        percent: quotientOf(percentOf(used, included) ?? '0', '1', 0) ?? '0',
        left,
        leftHead: `Remaining on ${formatDate(on, locale)}`,
      }}
    />
  );
}
