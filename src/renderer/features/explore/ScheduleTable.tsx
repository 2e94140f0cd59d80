import { useMemo } from 'react';
import type { Way } from '../../../shared/contract/decisions';
import { formatCount, formatCredits } from '../../format/credits';
import { formatDate } from '../../format/dates';
import { useLocale } from '../../stores/preferences';
import { FactTable, factColumns } from './FactTable';

type Act = {
  readonly key: string;
  readonly on: string;
  readonly what: string;
  readonly count: number | null;
  readonly credits: string | null;
  readonly amount: string | null;
};

/** What is done on which day: plans, purchases, switches. */
export function ScheduleTable({ way, currency }: { readonly way: Way; readonly currency: string }) {
  const locale = useLocale();
  const rows = useMemo(() => actsOf(way, (on) => formatDate(on, locale)), [way, locale]);
  const { text, money } = factColumns(rows);
  return (
    <div>
      <h3 className="explore__heading">What to do, and when</h3>
      <FactTable
        label="What to do, and when"
        rows={rows}
        rowKey={({ key }) => key}
        columns={[
          text('on', 'On', ({ on }) => formatDate(on, locale), {
            width: 104,
            raw: ({ on }) => on,
          }),
          text('what', 'Do', ({ what }) => what, { width: 184, grows: true }),
          text(
            'count',
            'Packs',
            ({ count }) => (count === null ? '' : formatCount(count, locale)),
            { width: 64, align: 'end', raw: ({ count }) => String(count ?? '') },
          ),
          text(
            'credits',
            'Credits',
            ({ credits }) => (credits === null ? '' : formatCredits(credits, locale)),
            { width: 88, align: 'end', raw: ({ credits }) => credits ?? '' },
          ),
          {
            ...money('amount', `Price (${currency})`, ({ amount }) => amount, { width: 104 }),
            cell: (row, index) =>
              row.amount === null
                ? ''
                : money('amount', '', ({ amount }) => amount).cell(row, index),
          },
        ]}
      />
    </div>
  );
}

/** Something done that buys nothing by itself. */
const act = (key: string, on: string, what: string): Act => ({
  key,
  on,
  what,
  count: null,
  credits: null,
  amount: null,
});

function actsOf(
  { steps, purchases, overage, autoTopUp }: Way,
  date: (on: string) => string,
): readonly Act[] {
  const start = steps[0]?.on ?? '';
  const plans = steps.map((step, at) => {
    const own = step.case === undefined ? '' : ` (${step.case})`;
    const inForce = step.from === step.on ? '' : `, in force from ${date(step.from)}`;
    const verb = {
      start: 'Start on',
      account: 'Stay on',
      'at-once': 'Change to',
      'at-cycle-end': 'Order the change to',
    }[step.how];
    return act(`plan ${at}`, step.on, `${verb} ${step.label}${inForce}${own}`);
  });
  const switches = [
    ...(overage === 'on' ? [act('overage', start, 'Switch overage on')] : []),
    ...(autoTopUp === null
      ? []
      : [
          act(
            'top-up',
            start,
            `Set auto top-up: ${autoTopUp.label} below ${autoTopUp.threshold}${autoTopUp.capMoney === null ? '' : `, at most ${autoTopUp.capMoney} a month`}`,
          ),
        ]),
  ];
  const packs = purchases.map((row, at): Act => ({
    key: `pack ${at}`,
    on: row.on,
    what: `${autoTopUp === null ? 'Buy' : 'Topped up:'} ${row.label}${row.case === undefined ? '' : ` (${row.case})`}`,
    count: row.count,
    credits: row.credits,
    amount: row.amount,
  }));
  return [...plans, ...switches, ...packs].toSorted((a, b) =>
    a.on === b.on ? 0 : a.on < b.on ? -1 : 1,
  );
}
