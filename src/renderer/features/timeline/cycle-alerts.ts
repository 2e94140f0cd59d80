import type { Alert } from '../../../shared/contract/policy';
import type { PriceBook } from '../../../shared/contract/price-book';
import type { LedgerEntry } from '../../../shared/contract/result';

export type RaisedAlert = { readonly entry: LedgerEntry; readonly shows: Alert['shows'] };

/** Ledger entries of alerts with the way the vendor shows them; the rule's last step is the alert's id. */
export function alertsIn(entries: readonly LedgerEntry[], book: PriceBook): RaisedAlert[] {
  const known = [
    ...book.plans.flatMap(({ policies }) => policies?.alerts ?? []),
    ...book.policies.alerts,
  ];
  return entries.flatMap((entry) => {
    const id = entry.rule.split('.').at(-1);
    const alert = known.find((each) => each.id === id);
    return alert === undefined ? [] : [{ entry, shows: alert.shows }];
  });
}

/** The banner that stands on a day: the last one raised by then in its cycle. */
export const bannerOf = (alerts: readonly RaisedAlert[], on: string): RaisedAlert | undefined =>
  alerts.findLast(({ shows, entry }) => shows === 'banner' && entry.on <= on);
