import { Button } from '@mantine/core';
import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { writeNumber } from '../../format/intl';
import { editDraft, sealDraft } from '../../stores/draft';
import { useLocale } from '../../stores/preferences';
import { seasonColumn } from '../../work/columns-of-time';
import { rowName } from './edit-cell';
import { factorOf, FLAT, hundredths, MONTHS, MOST_HUNDREDTHS, withFactor } from '../../work/season';
import type { Work } from './use-work';
import { WorkField } from './WorkField';
import type { WorkRow } from '../../work/work-rows';
import './season-chart.css';

const HEIGHT = 96;
const STEP = 5;
const LARGE_STEP = 25;

const KEYS: Readonly<Record<string, number>> = {
  ArrowUp: STEP,
  ArrowDown: -STEP,
  PageUp: LARGE_STEP,
  PageDown: -LARGE_STEP,
};

function factorsOf(row: WorkRow): readonly string[] {
  const own =
    row.kind === 'catalog'
      ? row.catalog.seasonality
      : row.kind === 'line'
        ? row.line.seasonality
        : undefined;
  return own ?? FLAT;
}

function putFactor(work: Work, row: WorkRow, at: number, amount: number): void {
  const text = withFactor(factorsOf(row), at, factorOf(amount)).join('; ');
  const change = seasonColumn.write?.(row, text, work.context);
  if (change?.kind !== 'done') return;
  editDraft(`Set season of ${rowName(row, work.context)}`, () => change.scenario, {
    merge: `season ${row.key}`,
    place: { view: 'workload', target: `${row.key}|season` },
  });
}

function dropSeason(work: Work, row: WorkRow): void {
  const change = seasonColumn.write?.(row, '', work.context);
  if (change?.kind === 'done')
    editDraft(`No season for ${rowName(row, work.context)}`, () => change.scenario);
}

/** The shape of a year as twelve bars: dragged, moved by arrow keys, or typed as numbers. */
export function SeasonChart({ work, row }: { readonly work: Work; readonly row: WorkRow }) {
  const [month, setMonth] = useState(0);
  const bars = useRef<(HTMLDivElement | null)[]>([]);
  const factors = factorsOf(row);
  const put = (at: number, amount: number): void => putFactor(work, row, at, amount);
  const onKeyDown = (event: KeyboardEvent, at: number): void => {
    const by = KEYS[event.key];
    const side = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (by !== undefined) put(at, hundredths(factors[at] ?? '1') + by);
    else if (side !== 0) bars.current[(at + side + MONTHS.length) % MONTHS.length]?.focus();
    else if (event.key === 'Home') put(at, 0);
    else if (event.key === 'End') put(at, MOST_HUNDREDTHS);
    else return;
    event.preventDefault();
  };
  return (
    <div className="season">
      <div
        className="season__chart"
        role="group"
        aria-label="Season, January to December; 1 is a usual month"
      >
        <div className="season__usual" aria-hidden />
        {MONTHS.map((name, at) => (
          <MonthBar
            key={name}
            name={name}
            factor={factors[at] ?? '1'}
            inOrder={at === month}
            place={(bar) => {
              bars.current[at] = bar;
            }}
            onFocus={() => setMonth(at)}
            onKeyDown={(event) => onKeyDown(event, at)}
            onPut={(amount) => put(at, amount)}
          />
        ))}
      </div>
      <WorkField
        work={work}
        row={row}
        column={seasonColumn}
        label="As numbers"
        description="January to December, with ; between"
      />
      {factors === FLAT ? null : (
        <Button variant="subtle" size="compact-sm" onClick={() => dropSeason(work, row)}>
          No season
        </Button>
      )}
    </div>
  );
}

type MonthBarProps = {
  readonly name: string;
  readonly factor: string;
  /** The one of the twelve that Tab goes to. */
  readonly inOrder: boolean;
  readonly place: (bar: HTMLDivElement | null) => void;
  readonly onFocus: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onPut: (amount: number) => void;
};

function MonthBar({ name, factor, inOrder, place, onFocus, onKeyDown, onPut }: MonthBarProps) {
  const locale = useLocale();
  return (
    <div
      ref={place}
      className="season__month"
      role="slider"
      tabIndex={inOrder ? 0 : -1}
      aria-label={name}
      aria-orientation="vertical"
      aria-valuemin={0}
      aria-valuemax={MOST_HUNDREDTHS / 100}
      aria-valuenow={hundredths(factor) / 100}
      aria-valuetext={writeNumber(factor, locale, { maximumFractionDigits: 9 })}
      onFocus={onFocus}
      onBlur={sealDraft}
      onKeyDown={onKeyDown}
      {...dragging(onPut)}
    >
      <span className="season__value">
        {writeNumber(factor, locale, { maximumFractionDigits: 2 })}
      </span>
      <span className="season__bar" style={{ height: barHeight(factor) }} />
      <span className="season__name">{name.slice(0, 1)}</span>
    </div>
  );
}

const barHeight = (factor: string): number =>
  Math.min(HEIGHT, Math.max(1, (hundredths(factor) / MOST_HUNDREDTHS) * HEIGHT));

/** A bar follows the pointer from where it is pressed until it is let go: one step of undo. */
function dragging(put: (amount: number) => void) {
  const follow = (event: PointerEvent<HTMLElement>): void => {
    const box = event.currentTarget.getBoundingClientRect();
    const base = box.bottom - 16;
    const amount = ((base - event.clientY) / HEIGHT) * MOST_HUNDREDTHS;
    put(Math.round(amount / STEP) * STEP);
  };
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      event.currentTarget.setPointerCapture(event.pointerId);
      event.currentTarget.focus();
      follow(event);
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (event.currentTarget.hasPointerCapture(event.pointerId)) follow(event);
    },
    onPointerUp: sealDraft,
  };
}
