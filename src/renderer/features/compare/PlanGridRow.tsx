import { ActionIcon } from '@mantine/core';
import { IconPin, IconPinFilled } from '@tabler/icons-react';
import type { KeyboardEvent, MouseEvent } from 'react';
import { BarTrack } from '../../charts/BarTrack';
import type { LinearScale } from '../../charts/scale';
import { placeBar, type Bar } from '../../charts/stack';
import { isZero } from '../../format/exact';
import { useExplain } from '../../stores/explain';
import { FIGURE_COLUMNS } from './compare-columns';
import { isOwn, type CompareFacts } from './compare-facts';
import { explainCell } from './explain-plan';
import { Bought, DeltaText, PlanFigure, PlanName, Sentence, Unserved } from './PlanCells';
import type { PlanRow } from './plan-rows';
import type { GridWalk } from './use-grid-walk';

type PlanGridRowProps = {
  readonly facts: CompareFacts;
  readonly row: PlanRow;
  readonly bar: Bar;
  readonly index: number;
  readonly scale: LinearScale;
  readonly width: number;
  readonly walk: GridWalk;
  readonly onContextMenu: (event: MouseEvent, row: PlanRow) => void;
};

const TRACK_HEIGHT = 52;
const LINE_HEIGHT = 16;

/** Rows grow with what is bought, and the lines of the axis with them. */
function trackHeight({ summary }: PlanRow): number {
  const lines = summary.purchases.length + (isZero(summary.overageCredits) ? 0 : 1);
  return TRACK_HEIGHT + LINE_HEIGHT * Math.max(0, lines - 1);
}

/** One plan: its figures, below them its reason, beside them its bar. */
export function PlanGridRow(props: PlanGridRowProps) {
  const { facts, row, index, walk } = props;
  const { summary } = row;
  const explain = useExplain((state) => state.open);
  const own = isOwn(facts, row);
  const onClick = (event: MouseEvent): void => {
    if (event.altKey || event.defaultPrevented) return;
    if (
      event.target instanceof Element &&
      event.target.closest('button:not([data-explain]), a') !== null
    )
      return;
    if (own) facts.openTimeline(row);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const cell =
      event.target instanceof Element && event.target.role === 'gridcell' ? event.target : null;
    const act = cell?.querySelector<HTMLElement>('[data-act]');
    if (event.key === 'F4') explain(explainCell(facts, row, walk.here.col));
    else if (event.key === 'Enter' && act) act.click();
    else if (event.key === 'Enter' && cell !== null && own) facts.openTimeline(row);
    else return;
    event.preventDefault();
  };
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className="plan-grid__row"
      data-status={summary.status}
      data-best={facts.recommendation.best?.key === row.key ? '' : undefined}
      data-own={own ? '' : undefined}
      onClick={onClick}
      onKeyDown={onKeyDown}
      onContextMenu={(event) => props.onContextMenu(event, row)}
    >
      <FigureCells facts={facts} row={row} index={index} walk={walk} />
      <BarCell {...props} />
      <div role="gridcell" className="plan-grid__why" {...walk.cell({ row: index, col: 8 })}>
        <Sentence facts={facts} row={row} />
      </div>
    </div>
  );
}

function FigureCells({
  facts,
  row,
  index,
  walk,
}: Omit<PlanGridRowProps, 'bar' | 'scale' | 'width' | 'onContextMenu'>) {
  const cell = (col: number) => walk.cell({ row: index, col });
  return (
    <>
      <div role="gridcell" className="plan-grid__cell plan-grid__plan" {...cell(0)}>
        <PlanName facts={facts} row={row} />
        <Pin facts={facts} row={row} />
      </div>
      {FIGURE_COLUMNS[facts.measure].map((column, at) => (
        <div
          key={column}
          role="gridcell"
          className={at === 0 ? 'plan-grid__cell number plan-grid__main' : 'plan-grid__cell number'}
          {...cell(at + 1)}
        >
          <PlanFigure facts={facts} row={row} column={column} isMain={at === 0} />
        </div>
      ))}
      <div role="gridcell" className="plan-grid__cell" {...cell(4)}>
        <Bought facts={facts} row={row} />
      </div>
      <div role="gridcell" className="plan-grid__cell number" {...cell(5)}>
        <Unserved facts={facts} row={row} />
      </div>
      <div role="gridcell" className="plan-grid__cell number" {...cell(6)}>
        <DeltaText facts={facts} row={row} />
      </div>
    </>
  );
}

function BarCell({ facts, row, bar, index, scale, width, walk }: PlanGridRowProps) {
  return (
    <div
      role="gridcell"
      className="plan-grid__bars"
      aria-label={barWords(facts, bar)}
      {...walk.cell({ row: index, col: 7 })}
    >
      {width > 0 ? (
        <BarTrack
          id={`bar-${index}`}
          placed={placeBar(bar, scale)}
          scale={scale}
          width={width}
          height={trackHeight(row)}
          netText={bar.net === null ? 'price on request' : facts.say.money(bar.net)}
          partText={({ value }) => facts.say.money(value)}
        />
      ) : null}
    </div>
  );
}

function barWords({ say }: CompareFacts, { parts, net }: Bar): string {
  if (net === null) return 'price on request';
  const words = parts
    .filter(({ value }) => /[1-9]/.test(value))
    .map(({ label, value }) => `${label} ${say.money(value)}`);
  return words.length === 0 ? say.money(net) : words.join(', ');
}

function Pin({ facts, row }: { readonly facts: CompareFacts; readonly row: PlanRow }) {
  const pinned = facts.baseline === row.key;
  return (
    <ActionIcon
      className="plan-grid__pin"
      data-pinned={pinned ? '' : undefined}
      variant="subtle"
      size={24}
      tabIndex={-1}
      aria-pressed={pinned}
      aria-label={
        pinned ? `Unpin ${row.summary.label}` : `Pin ${row.summary.label} as the baseline`
      }
      title={pinned ? 'Baseline: differences are to this plan' : 'Pin as the baseline'}
      onClick={() => facts.pin(pinned ? undefined : row.key)}
    >
      {pinned ? <IconPinFilled size={14} /> : <IconPin size={14} />}
    </ActionIcon>
  );
}
