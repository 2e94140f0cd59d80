import { Select } from '@mantine/core';
import { useState } from 'react';
import { ChartFrame } from '../../charts/ChartFrame';
import { MonthColumns } from '../../charts/MonthColumns';
import type { Bar } from '../../charts/stack';
import { tickLabel } from '../../charts/tick-label';
import { formatDate } from '../../format/dates';
import { UNKNOWN } from '../../format/intl';
import { formatMoney } from '../../format/money';
import { useExplain } from '../../stores/explain';
import { useLocale } from '../../stores/preferences';
import { isOwn, type CompareFacts } from './compare-facts';
import { dearestMonth, monthTable } from './month-table';
import { monthBars, type PlanRow } from './plan-rows';

const HEIGHT = 220;

/** One plan's money by month, stacked by kind: the cheapest plan's, or the one chosen here. */
export function MonthsOfPlan({ facts }: { readonly facts: CompareFacts }) {
  const locale = useLocale();
  const [chosen, choose] = useState<string>();
  const [pointed, point] = useState<Bar>();
  const explain = useExplain((state) => state.open);
  const priced = facts.rows.filter(({ summary }) => summary.total !== null);
  const row = priced.find(({ key }) => key === chosen) ?? priced[0];
  if (row === undefined) return null;
  const { summary } = row;
  const bars = monthBars(summary, (from) => formatDate(from, locale, 'month-short'));
  const amountText = (amount: string): string =>
    formatMoney(amount, { locale, currency: summary.currency });
  const dearest = dearestMonth(summary);
  const title =
    dearest === undefined
      ? `${summary.label} by month`
      : `${summary.label} by month: at most ${amountText(dearest.total)}, in ${formatDate(dearest.from, locale, 'month')}`;
  const other = isOwn(facts, row) ? {} : { priceBook: summary.priceBook };
  const open = ({ key, label, net }: Bar): void =>
    explain({
      title: `${summary.label}, ${label}`,
      shown: net === null ? UNKNOWN : amountText(net),
      subject: { kind: 'month', plan: summary.plan, from: key, part: 'total', ...other },
    });
  return (
    <section className="compare__months" aria-label="Money by month">
      <ChartFrame
        title={title}
        summary={`${bars.length} months of ${summary.label}, stacked by subscription, packs, overage and other; together ${amountText(summary.total ?? '0')}.`}
        table={monthTable(summary, (from) => formatDate(from, locale, 'month'), amountText)}
        readout={pointed === undefined ? undefined : monthWords(pointed, amountText)}
        markEntries={
          pointed === undefined
            ? []
            : [
                {
                  id: 'explain',
                  title: `Where ${pointed.label} comes from`,
                  keys: ['Enter'],
                  run: () => open(pointed),
                },
              ]
        }
        actions={<PlanChoice rows={priced} value={row.key} onChange={choose} />}
      >
        {(width, ids) => (
          <MonthColumns
            ids={ids}
            bars={bars}
            width={width}
            height={HEIGHT}
            amountText={amountText}
            tickLabel={(tick) => tickLabel(tick, locale, summary.currency)}
            onPoint={point}
            onOpen={open}
          />
        )}
      </ChartFrame>
    </section>
  );
}

function monthWords({ label, parts, net }: Bar, amountText: (amount: string) => string): string {
  const words = parts
    .filter(({ value }) => /[1-9]/.test(value))
    .map((part) => `${part.label} ${amountText(part.value)}`);
  const sum = net === null ? 'unknown' : amountText(net);
  return words.length > 1
    ? `${label}: ${sum} (${words.join(', ')})`
    : `${label}: ${words[0] ?? sum}`;
}

type PlanChoiceProps = {
  readonly rows: readonly PlanRow[];
  readonly value: string;
  readonly onChange: (key: string) => void;
};

function PlanChoice({ rows, value, onChange }: PlanChoiceProps) {
  return (
    <Select
      aria-label="Plan shown by month"
      size="xs"
      w="11rem"
      value={value}
      onChange={(key) => {
        if (key !== null) onChange(key);
      }}
      data={rows.map(({ key, summary }) => ({ value: key, label: summary.label }))}
    />
  );
}
