import { IconAlertTriangle, IconBell } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { CycleUsage } from '../../../shared/contract/result';
import { formatDate } from '../../format/dates';
import { formatPercent, percentOfShare } from '../../format/percent';
import { useExplain, type ExplainTarget } from '../../stores/explain';
import { useLedgerPages } from '../../stores/ledger-pages';
import { useLocale } from '../../stores/preferences';
import { alertsIn, alertWords, bannerOf, type RaisedAlert } from './cycle-alerts';
import type { TimelineFacts } from './timeline-facts';

/** Notices shown of one cycle. */
const MOST = 20;
const BY_DAY = { by: 'seq', descending: false } as const;

type CycleAlertsProps = {
  readonly facts: TimelineFacts;
  readonly cycle: CycleUsage;
  /** The day looked at. */
  readonly on: string;
};

/** What the vendor would show on that day: its banner, and the notices it sends in the cycle. */
export function CycleAlerts({ facts, cycle, on }: CycleAlertsProps) {
  const { series, book } = facts;
  const hasAlerts =
    book.policies.alerts.length > 0 ||
    book.plans.some(({ policies }) => (policies?.alerts?.length ?? 0) > 0);
  const filter = useMemo(
    () => ({
      kinds: ['alert' as const],
      ...(series.case === undefined ? {} : { case: series.case }),
      from: cycle.from,
      to: cycle.to,
    }),
    [series.case, cycle],
  );
  const rows = useLedgerPages(hasAlerts ? facts.of : undefined, filter, BY_DAY);
  const count = Math.min(rows.sums?.count ?? 0, MOST);
  const entries = Array.from({ length: count }, (_, at) => rows.rowAt(at));
  const alerts = alertsIn(
    entries.filter((entry) => entry !== undefined),
    book,
  );
  const banner = bannerOf(alerts, on);
  if (alerts.length === 0) return null;
  return (
    <div className="timeline__alerts">
      {banner === undefined ? null : (
        <p className="timeline__banner" role="status">
          <IconAlertTriangle size={16} aria-hidden />
          <AlertWords facts={facts} raised={banner} />
        </p>
      )}
      <ul className="timeline__notices" aria-label="Notices of this cycle">
        {alerts
          .filter((raised) => raised !== banner)
          .map((raised) => (
            <li key={raised.entry.seq}>
              <IconBell size={14} aria-hidden />
              <AlertWords facts={facts} raised={raised} />
            </li>
          ))}
      </ul>
    </div>
  );
}

type AlertWordsProps = { readonly facts: TimelineFacts; readonly raised: RaisedAlert };

function AlertWords({ facts, raised }: AlertWordsProps) {
  const locale = useLocale();
  const open = useExplain((state) => state.open);
  const { simulation, say } = facts;
  const { entry, alert } = raised;
  const balance = entry.balance === undefined ? '' : say.credits(entry.balance);
  const percent = (share: string): string =>
    formatPercent(percentOfShare(share), locale, { exact: true });
  const target: ExplainTarget = {
    title: `Alert on ${formatDate(entry.on, locale)}`,
    shown: balance,
    subject: { kind: 'entry', plan: simulation.summary.plan, seq: entry.seq },
  };
  return (
    <button type="button" className="timeline__alert" onClick={() => open(target)}>
      {formatDate(entry.on, locale, 'day-month')}:{' '}
      {alertWords(alert, { credits: say.credits, percent })}
      {balance === '' ? '' : `, balance ${balance}`}
    </button>
  );
}
