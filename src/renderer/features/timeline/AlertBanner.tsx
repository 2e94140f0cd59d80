import { IconAlertTriangle, IconBell } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { LedgerEntry } from '../../../shared/contract/result';
import { findRule } from '../../../shared/price-book/rules';
import { formatDate } from '../../format/dates';
import { useExplain } from '../../stores/explain';
import { useLedgerPages } from '../../stores/ledger-pages';
import { useLocale } from '../../stores/preferences';
import { alertsIn, bannerOf } from './cycle-alerts';
import { cycleOn } from './cycle-usage';
import type { TimelineFacts } from './timeline-facts';

const BY_DAY = { by: 'seq', descending: false } as const;

type AlertBannerProps = { readonly facts: TimelineFacts; readonly on: string | undefined };

/** What the vendor would show on that day: its banner, and the notices sent in the cycle. */
export function AlertBanner({ facts, on }: AlertBannerProps) {
  const { series, simulation } = facts;
  const hasAlerts =
    facts.book.policies.alerts.length > 0 ||
    facts.book.plans.some(({ policies }) => (policies?.alerts?.length ?? 0) > 0);
  const cycle = on === undefined ? undefined : cycleOn(simulation.cycles, on, series.case);
  const filter = useMemo(
    () => ({
      kinds: ['alert' as const],
      ...(series.case === undefined ? {} : { case: series.case }),
      ...(cycle === undefined ? {} : { from: cycle.from, to: cycle.to }),
    }),
    [series.case, cycle],
  );
  const rows = useLedgerPages(hasAlerts ? facts.of : undefined, filter, BY_DAY);
  if (!hasAlerts || on === undefined) return null;
  const entries = Array.from({ length: Math.min(rows.sums?.count ?? 0, 200) }, (_, at) =>
    rows.rowAt(at),
  );
  const alerts = alertsIn(
    entries.filter((entry) => entry !== undefined),
    facts.book,
  );
  const banner = bannerOf(alerts, on);
  return (
    <>
      {banner === undefined ? null : (
        <p className="timeline__banner" role="status">
          <IconAlertTriangle size={16} aria-hidden />
          <AlertWords facts={facts} entry={banner.entry} />
        </p>
      )}
      {alerts.some(({ shows }) => shows !== 'banner') ? (
        <ul className="timeline__notices" aria-label="Notices of this cycle">
          {alerts
            .filter(({ shows }) => shows !== 'banner')
            .map(({ entry }) => (
              <li key={entry.seq}>
                <IconBell size={14} aria-hidden />
                <AlertWords facts={facts} entry={entry} />
              </li>
            ))}
        </ul>
      ) : null}
    </>
  );
}

function AlertWords({
  facts,
  entry,
}: {
  readonly facts: TimelineFacts;
  readonly entry: LedgerEntry;
}) {
  const locale = useLocale();
  const open = useExplain((state) => state.open);
  const { simulation, book, say } = facts;
  const words = findRule(book, entry.rule)?.words ?? entry.cause;
  return (
    <button
      type="button"
      className="timeline__alert"
      onClick={() =>
        open({
          title: `Alert on ${formatDate(entry.on, locale)}`,
          shown: entry.balance === undefined ? '' : say.credits(entry.balance),
          subject: { kind: 'entry', plan: simulation.summary.plan, seq: entry.seq },
        })
      }
    >
      {formatDate(entry.on, locale, 'day-month')}: {words}
      {entry.balance === undefined ? '' : ` Balance ${say.credits(entry.balance)}.`}
    </button>
  );
}
