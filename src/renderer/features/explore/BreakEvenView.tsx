import { useState } from 'react';
import type { BreakEven } from '../../../shared/contract/explore';
import type { PriceBook } from '../../../shared/contract/price-book';
import { BreakEvenChart, cheapestLabel } from '../../charts/BreakEvenChart';
import { costLines } from '../../charts/break-even-lines';
import { ChartFrame } from '../../charts/ChartFrame';
import type { ChartTable } from '../../charts/chart-table';
import { tickLabel } from '../../charts/tick-label';
import { ErrorPanel } from '../../components/ErrorPanel';
import { formatCount } from '../../format/credits';
import { localWords } from '../../format/host-words';
import { formatMoney } from '../../format/money';
import { useQueryFact } from '../../routing/use-route';
import { useLocale } from '../../stores/preferences';
import { PartSelect } from './PartSelect';
import { useBreakEven } from './use-explore';
import { readPart } from './what-if';
import { Waiting } from './Waiting';

const HEIGHT = 360;

/** Cost of the plans over volume, with the volumes at which another becomes the cheapest. */
export function BreakEvenView({ book }: { readonly book: PriceBook }) {
  const [partText, setPart] = useQueryFact('part');
  const part = readPart(partText);
  const answer = useBreakEven(part, undefined);
  const { data, error } = answer;
  return (
    <section aria-label="Break-even">
      <PartSelect
        label="Volume"
        book={book}
        part={part}
        onPart={(key) => setPart(key === 'all' ? undefined : key)}
      />
      {error !== null && data === undefined ? (
        <ErrorPanel
          title="The plans could not be priced over volume"
          error={error}
          onRetry={answer.again}
        />
      ) : null}
      {data === undefined ? null : <BreakEvenPicture result={data} />}
      <Waiting answer={answer} words="Pricing every plan at 41 volumes" />
    </section>
  );
}

function BreakEvenPicture({ result }: { readonly result: BreakEven }) {
  const locale = useLocale();
  const [at, setAt] = useState<number>();
  const money = (amount: string | null): string =>
    formatMoney(amount, { locale, currency: result.currency });
  const shown = costLines(result);
  const left = result.plans.length - shown.length;
  const note =
    left === 0 ? '' : ` ${left} ${left === 1 ? 'plan is' : 'plans are'} in the table only.`;
  const point = at === undefined ? undefined : result.points[at];
  const words = (volume: number): string => {
    const totals = result.points.find((each) => each.volume === volume);
    const costs = shown.map(
      ({ label, place }) => `${label} ${money(totals?.totals[place] ?? null)}`,
    );
    return `${formatCount(volume, locale)} (${result.unit}): ${costs.join(', ')}; cheapest ${cheapestLabel(result, volume) ?? 'none'}.`;
  };
  return (
    <ChartFrame
      title={localWords(result.sentence, locale)}
      summary={`Cost from 0 to ${formatCount(result.max, locale)} (${result.unit}), dotted where a plan cannot serve it all.${note}`}
      table={breakEvenTable(result, (volume) => formatCount(volume, locale), money)}
      readout={point === undefined ? undefined : words(point.volume)}
    >
      {(width, ids) => (
        <BreakEvenChart
          ids={ids}
          result={result}
          width={width}
          height={HEIGHT}
          tickLabel={(tick) => tickLabel(tick, locale, result.currency)}
          volumeLabel={(volume) => tickLabel(volume, locale)}
          onPoint={setAt}
        />
      )}
    </ChartFrame>
  );
}

/** Every priced volume with the total of every plan; empty where a price is unknown. */
function breakEvenTable(
  result: BreakEven,
  count: (volume: number) => string,
  money: (amount: string | null) => string,
): ChartTable {
  return {
    columns: [
      { id: 'volume', head: result.unit, numeric: true },
      ...result.plans.map(({ plan, label }) => ({
        id: plan,
        head: `${label} (${result.currency})`,
        numeric: true,
      })),
      { id: 'cheapest', head: 'Cheapest', numeric: false },
    ],
    rows: result.points.map(({ volume, totals, served }) => ({
      key: String(volume),
      cells: [
        { raw: String(volume), shown: count(volume) },
        ...totals.map((total, at) => ({
          raw: total ?? '',
          shown: served[at] === false && total !== null ? `${money(total)} *` : money(total),
        })),
        {
          raw: cheapestLabel(result, volume) ?? '',
          shown: cheapestLabel(result, volume) ?? 'none',
        },
      ],
    })),
  };
}
