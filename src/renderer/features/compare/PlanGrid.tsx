import { useRef, type ReactNode } from 'react';
import type { LinearScale } from '../../charts/scale';
import { BarAxis } from '../../charts/BarTrack';
import { linearScale, tickCount } from '../../charts/scale';
import { tickLabel } from '../../charts/tick-label';
import { stackDomain } from '../../charts/stack';
import { useWidth } from '../../charts/use-width';
import { useLocale } from '../../stores/preferences';
import { FIGURE_COLUMNS, FIGURE_HEADS } from './compare-columns';
import type { CompareFacts } from './compare-facts';
import { kindBar } from './plan-rows';
import { PlanGridRow } from './PlanGridRow';
import { useGridWalk } from './use-grid-walk';
import { usePlanMenu } from './use-plan-menu';

/** Room right of the bars for their sums. */
const NUMBER_ROOM = 84;
const AXIS_HEIGHT = 30;
const GRID_COLS = 9;

/** Every plan in one table, cheapest first, its bar beside it and its sentence below. */
export function PlanGrid({ facts }: { readonly facts: CompareFacts }) {
  const { rows, measure, comparison, reference } = facts;
  const locale = useLocale();
  const track = useRef<HTMLDivElement>(null);
  const width = useWidth(track);
  const walk = useGridWalk(rows.length, GRID_COLS);
  const bars = rows.map((row) => kindBar(row, facts));
  const scale = linearScale(stackDomain(bars), [8, Math.max(60, width - NUMBER_ROOM)], {
    ticks: tickCount(width - NUMBER_ROOM, 64),
  });
  const heads = FIGURE_COLUMNS[measure].map((column) => FIGURE_HEADS[column]);
  return (
    <div
      className="plan-grid"
      role="grid"
      tabIndex={-1}
      aria-label="Plans compared, cheapest first"
      aria-rowcount={rows.length + 1}
      aria-colcount={GRID_COLS}
      onKeyDown={walk.onKeyDown}
    >
      <div role="rowgroup" className="plan-grid__head">
        <div role="row" className="plan-grid__row" aria-rowindex={1}>
          <Head at={1}>Plan</Head>
          {heads.map((head, index) => (
            <Head key={head} at={index + 2} number>
              {head}
              <span className="plan-grid__unit">{comparison.currency}</span>
            </Head>
          ))}
          <Head at={5}>Bought</Head>
          <Head at={6} number>
            Unserved
          </Head>
          <Head at={7} number>
            {reference === undefined ? 'Difference' : `vs ${reference.summary.label}`}
            <span className="plan-grid__unit">{comparison.currency}</span>
          </Head>
          <div role="columnheader" aria-colindex={8} className="plan-grid__bars" ref={track}>
            <span className="visually-hidden">Subscription, packs, overage</span>
            {width > 0 ? (
              <BarAxis
                scale={scale}
                width={width}
                height={AXIS_HEIGHT}
                tickLabel={(tick) => tickLabel(tick, locale)}
              />
            ) : null}
          </div>
          <Head at={9} hidden>
            Why
          </Head>
        </div>
      </div>
      <Rows facts={facts} scale={scale} width={width} walk={walk} bars={bars} />
    </div>
  );
}

type RowsProps = {
  readonly facts: CompareFacts;
  readonly scale: LinearScale;
  readonly width: number;
  readonly walk: ReturnType<typeof useGridWalk>;
  readonly bars: readonly ReturnType<typeof kindBar>[];
};

function Rows({ facts, bars, ...rest }: RowsProps) {
  const { onContextMenu, menu } = usePlanMenu(facts);
  return (
    <>
      <div role="rowgroup">
        {facts.rows.map((row, index) => {
          const bar = bars[index];
          return bar === undefined ? null : (
            <PlanGridRow
              key={row.key}
              {...rest}
              facts={facts}
              row={row}
              bar={bar}
              index={index}
              onContextMenu={onContextMenu}
            />
          );
        })}
      </div>
      {menu}
    </>
  );
}

type HeadProps = {
  readonly at: number;
  readonly number?: boolean;
  readonly hidden?: boolean;
  readonly children: ReactNode;
};

function Head({ at, number = false, hidden = false, children }: HeadProps) {
  const kind = number ? 'plan-grid__cell number' : 'plan-grid__cell';
  return (
    <div role="columnheader" aria-colindex={at} className={hidden ? 'visually-hidden' : kind}>
      {children}
    </div>
  );
}
