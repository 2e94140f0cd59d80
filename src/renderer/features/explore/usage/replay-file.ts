import type { ReplayPlan, ReplayResult } from '../../../../shared/contract/replay';
import { csvCell } from '../../../../shared/csv-cell';

const HEAD = [
  'plan',
  'label',
  'status',
  'currency',
  'total',
  'overflow',
  'subscription',
  'packs',
  'overage',
  'other',
  'purchases',
  'still_blocked_days',
  'still_unserved_units',
  'blocked_days_nothing_bought',
  'first_blocked_on',
  'unserved_units_nothing_bought',
] as const;

function rowOf({ plan, label, status, covered, capped }: ReplayPlan, currency: string): string[] {
  const { total, overflow, subscription, packs, overage, other, purchases } = covered;
  return [
    plan,
    label,
    status,
    currency,
    ...[total, overflow, subscription, packs, overage, other].map((amount) => amount ?? ''),
    purchases.map(({ pack, count }) => `${count} x ${pack}`).join('; '),
    String(covered.blockedDays),
    String(covered.unservedUnits),
    String(capped.blockedDays),
    capped.blockedOn[0] ?? '',
    String(capped.unservedUnits),
  ];
}

/** Every plan of a replay as one row: exact amounts, ISO dates, empty where unknown. */
export function replayCsv({ plans, currency }: ReplayResult): string {
  const rows = [[...HEAD], ...plans.map((plan) => rowOf(plan, currency))];
  return rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');
}

export const replayJson = (result: ReplayResult): string => `${JSON.stringify(result, null, 2)}\n`;
