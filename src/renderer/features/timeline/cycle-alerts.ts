import type { Alert } from '../../../shared/contract/policy';
import type { PriceBook } from '../../../shared/contract/price-book';
import type { LedgerEntry } from '../../../shared/contract/result';

export type RaisedAlert = { readonly entry: LedgerEntry; readonly alert: Alert };

/** Ledger entries of alerts with the way the vendor shows them; the rule's last step is the alert's id. */
export function alertsIn(entries: readonly LedgerEntry[], book: PriceBook): RaisedAlert[] {
  const known = [
    ...book.plans.flatMap(({ policies }) => policies?.alerts ?? []),
    ...book.policies.alerts,
  ];
  return entries.flatMap((entry) => {
    const id = entry.rule.split('.').at(-1);
    const alert = known.find((each) => each.id === id);
    return alert === undefined ? [] : [{ entry, alert }];
  });
}

/** The banner that stands on a day: the last one raised by then in its cycle. */
export const bannerOf = (alerts: readonly RaisedAlert[], on: string): RaisedAlert | undefined =>
  alerts.findLast(({ alert, entry }) => alert.shows === 'banner' && entry.on <= on);

const SHOWN: Readonly<Record<Alert['shows'], string>> = {
  email: 'e-mail',
  banner: 'banner',
  notice: 'notice',
};

/** What the vendor shows and at which level: "e-mail at 20 % of the allowance". `percent` is exact. */
export function alertWords(
  { shows, at, when }: Alert,
  say: {
    readonly credits: (credits: string) => string;
    readonly percent: (share: string) => string;
  },
): string {
  const word = when === 'below' ? 'below' : 'at';
  if ('shareOfAllowance' in at)
    return `${SHOWN[shows]} ${word} ${say.percent(at.shareOfAllowance)} of the allowance`;
  if ('credits' in at) return `${SHOWN[shows]} ${word} ${say.credits(at.credits)}`;
  return `${SHOWN[shows]} ${at.runOutWithinDays} days before it runs out`;
}
