import { useMemo } from 'react';
import type { CashDay, Recommendation, Way } from '../../../shared/contract/decisions';
import { formatDate } from '../../format/dates';
import { useLocale } from '../../stores/preferences';
import { FactTable, factColumns } from './FactTable';

/** Ways beside the choice whose cash is shown. */
const OTHERS = 3;

type CashRow = {
  readonly on: string;
  /** Of the choice, null on a day on which it pays nothing. */
  readonly due: CashDay | undefined;
  /** Paid so far by each way. */
  readonly soFar: readonly string[];
};

/** Cash by the day it is paid: what is due for the choice, and what each way has paid by then. */
export function CashTable({
  advice,
  choice,
}: {
  readonly advice: Recommendation;
  readonly choice: Way;
}) {
  const locale = useLocale();
  const ways = useMemo(
    () => [choice, ...advice.runnersUp.slice(0, OTHERS).map(({ way }) => way)],
    [choice, advice.runnersUp],
  );
  const rows = useMemo(() => cashRows(ways), [ways]);
  const { text, money } = factColumns(rows);
  const { currency } = advice;
  return (
    <div>
      <h3 className="explore__heading">Cash by date</h3>
      <FactTable
        label="Cash by date"
        rows={rows}
        rowKey={({ on }) => on}
        columns={[
          text('on', 'On', ({ on }) => formatDate(on, locale), { width: 104, raw: ({ on }) => on }),
          money('total', `Due (${currency})`, ({ due }) => due?.total ?? '0', { width: 104 }),
          ...PARTS.filter(({ part }) => rows.some(({ due }) => !isNothing(due?.[part]))).map(
            ({ part, head }) => money(part, head, ({ due }) => due?.[part] ?? '0', { width: 96 }),
          ),
          ...ways.map((way, at) =>
            money(`so-far-${at}`, `${way.label} so far`, ({ soFar }) => soFar[at] ?? null, {
              width: 120,
              grows: true,
            }),
          ),
        ]}
      />
    </div>
  );
}

const PARTS = [
  { part: 'subscription', head: 'Plan' },
  { part: 'packs', head: 'Packs' },
  { part: 'overage', head: 'Overage' },
  { part: 'other', head: 'Other' },
] as const;

const isNothing = (amount: string | undefined): boolean =>
  amount === undefined || /^-?0(\.0+)?$/.test(amount);

/** Every day on which some way pays, with what each has paid by its end. */
function cashRows(ways: readonly Way[]): readonly CashRow[] {
  const days = [...new Set(ways.flatMap(({ cash }) => cash.map(({ on }) => on)))].toSorted();
  const paid = ways.map(() => '0');
  return days.map((on) => {
    for (const [at, { cash }] of ways.entries()) {
      const today = cash.find((day) => day.on === on);
      if (today !== undefined) paid[at] = today.soFar;
    }
    return { on, due: ways[0]?.cash.find((day) => day.on === on), soFar: [...paid] };
  });
}
