import type { LedgerGrouping } from '../../../shared/contract/ledger-page';
import type { Query } from '../../routing/route';
import { addDays, addMonths } from '../../charts/calendar';
import { withFact, type FilterFact } from './ledger-filter';

export const GROUPINGS: readonly { readonly by: LedgerGrouping; readonly label: string }[] = [
  { by: 'kind', label: 'Kind' },
  { by: 'line', label: 'Line or catalog' },
  { by: 'month', label: 'Month' },
  { by: 'on', label: 'Day' },
  { by: 'rule', label: 'Rule' },
  { by: 'meter', label: 'Meter' },
  { by: 'case', label: 'Case' },
];

export const isGrouping = (text: string | undefined): text is LedgerGrouping =>
  GROUPINGS.some(({ by }) => by === text);

const FACTS: Readonly<Partial<Record<LedgerGrouping, FilterFact>>> = {
  kind: 'kind',
  line: 'line',
  rule: 'rule',
  meter: 'meter',
  case: 'case',
};

/** The address that shows a group's own rows: its key as a filter, no longer grouped; undefined where it has no key. */
export function openGroup(query: Query, by: LedgerGrouping, key: string | null): Query | undefined {
  if (key === null) return undefined;
  const { group: _group, ...rest } = query;
  const fact = FACTS[by];
  if (fact !== undefined) return withFact(rest, fact, key);
  const from = by === 'month' ? `${key}-01` : key;
  const to = by === 'month' ? addMonths(from, 1) : addDays(from, 1);
  return withFact(withFact(rest, 'from', from), 'to', to);
}
