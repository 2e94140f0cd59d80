import { useState } from 'react';
import type { PlanMap } from '../../../shared/contract/explore';
import type { PriceBook } from '../../../shared/contract/price-book';
import { ChartFrame } from '../../charts/ChartFrame';
import type { ChartTable } from '../../charts/chart-table';
import { mapCell, regionLabels, type MapCell } from '../../charts/plan-map-regions';
import { PlanMapChart } from '../../charts/PlanMapChart';
import { tickLabel } from '../../charts/tick-label';
import { EmptyState } from '../../components/EmptyState';
import { ErrorPanel } from '../../components/ErrorPanel';
import { formatCount } from '../../format/credits';
import { formatMoney } from '../../format/money';
import { useQueryFact } from '../../routing/use-route';
import { useDraft } from '../../stores/draft';
import { useLocale } from '../../stores/preferences';
import { PartSelect } from './PartSelect';
import { usePlanMap } from './use-explore';
import { leversOf, partKey, readPart } from './what-if';
import { Waiting } from './Waiting';

const HEIGHT = 400;

/** The cheapest plan over two volumes at once. */
export function MapView({ book }: { readonly book: PriceBook }) {
  const scenario = useDraft((state) => state.scenario);
  const levers = scenario === undefined ? [] : leversOf(scenario, book);
  if (levers.length < 2) {
    return (
      <EmptyState title="A map needs two volumes">
        This workload has one quantity. Add another catalog or line, or look at break-even.
      </EmptyState>
    );
  }
  return <TwoVolumes book={book} first={levers[0]?.key} second={levers[1]?.key} />;
}

type TwoVolumesProps = {
  readonly book: PriceBook;
  readonly first: string | undefined;
  readonly second: string | undefined;
};

function TwoVolumes({ book, first, second }: TwoVolumesProps) {
  const [xText, setX] = useQueryFact('x');
  const [yText, setY] = useQueryFact('y');
  const x = readPart(xText ?? first);
  const y = readPart(yText ?? second);
  const same = partKey(x) === partKey(y);
  const answer = usePlanMap(x, y);
  const { data, error } = answer;
  return (
    <section aria-label="Cheapest plan">
      <div className="explore__axes">
        <PartSelect label="Across" book={book} part={x} onPart={setX} />
        <PartSelect label="Up" book={book} part={y} onPart={setY} />
      </div>
      {same ? <p className="secondary">Choose two different volumes.</p> : null}
      {error !== null && data === undefined ? (
        <ErrorPanel title="The map could not be made" error={error} onRetry={answer.again} />
      ) : null}
      {data === undefined || same ? null : <MapPicture map={data} />}
      {same ? null : <Waiting answer={answer} words="Pricing every plan at 576 pairs of volumes" />}
    </section>
  );
}

function MapPicture({ map }: { readonly map: PlanMap }) {
  const locale = useLocale();
  const [cell, setCell] = useState<MapCell>();
  const count = (volume: number): string => formatCount(volume, locale);
  const money = (amount: string | null): string =>
    formatMoney(amount, { locale, currency: map.currency });
  const names = regionLabels(map, 8).map(({ plan }) => map.plans[plan]?.label ?? 'none');
  const title =
    names.length === 1
      ? `${names[0]} is the cheapest all over the map`
      : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}, by ${map.x.label} and ${map.y.label}`;
  return (
    <ChartFrame
      title={title}
      summary="Hatched where the runner-up costs less than 2% more. Arrows move the crosshair."
      table={mapTable(map, count, money)}
      readout={cell === undefined ? undefined : cellWords(map, cell, count, money)}
    >
      {(width, ids) => (
        <PlanMapChart
          ids={ids}
          map={map}
          width={width}
          height={HEIGHT}
          volumeLabel={(volume) => tickLabel(volume, locale)}
          onPoint={setCell}
        />
      )}
    </ChartFrame>
  );
}

type Say = (volume: number) => string;
type Money = (amount: string | null) => string;

function cellWords(map: PlanMap, cell: MapCell, count: Say, money: Money): string {
  const place = `${map.x.label} ${count(cell.x)}, ${map.y.label} ${count(cell.y)}`;
  const best = map.plans[cell.plan];
  if (best === undefined) return `${place}: no plan serves it all.`;
  const second = map.plans[cell.runnerUp];
  const rest = second === undefined ? '' : `, then ${second.label} at ${money(cell.margin)} more`;
  return `${place}: ${best.label} ${money(cell.total)}${rest}.`;
}

function mapTable(map: PlanMap, count: Say, money: Money): ChartTable {
  const cells = map.y.values.flatMap((_, row) =>
    map.x.values.flatMap((__, column) => mapCell(map, column, row) ?? []),
  );
  return {
    columns: [
      { id: 'x', head: map.x.label, numeric: true },
      { id: 'y', head: map.y.label, numeric: true },
      { id: 'plan', head: 'Cheapest', numeric: false },
      { id: 'total', head: `Total (${map.currency})`, numeric: true },
      { id: 'next', head: 'Runner-up', numeric: false },
      { id: 'margin', head: `More (${map.currency})`, numeric: true },
    ],
    rows: cells.map((cell) => ({
      key: `${cell.x} ${cell.y}`,
      cells: [
        { raw: String(cell.x), shown: count(cell.x) },
        { raw: String(cell.y), shown: count(cell.y) },
        { raw: map.plans[cell.plan]?.label ?? '', shown: map.plans[cell.plan]?.label ?? 'none' },
        { raw: cell.total ?? '', shown: money(cell.total) },
        {
          raw: map.plans[cell.runnerUp]?.label ?? '',
          shown: map.plans[cell.runnerUp]?.label ?? '–',
        },
        { raw: cell.margin ?? '', shown: money(cell.margin) },
      ],
    })),
  };
}
