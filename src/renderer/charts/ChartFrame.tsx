import { Button } from '@mantine/core';
import { useId, useRef, useState, type ReactNode } from 'react';
import { ContextMenu, type MenuEntry, type MenuPoint } from '../components/ContextMenu';
import { CopyButton } from '../components/CopyButton';
import { blockOf, type ChartTable } from './chart-table';
import { ChartTableView } from './ChartTableView';
import { useWidth } from './use-width';
import { writeClipboard } from './write-clipboard';
import './chart.css';

export type ChartFrameProps = {
  /** What the picture shows, as a finding: "Starter is lowest on 19 Mar". */
  readonly title: string;
  /** One sentence for who does not see it; also the line below the drawing while nothing is pointed at. */
  readonly summary: string;
  readonly table: ChartTable;
  /** Controls of this chart, right of its title. */
  readonly actions?: ReactNode;
  /** What is pointed at, in words; takes the place of the summary. */
  readonly readout?: string | undefined;
  /** What can be done with what is pointed at, right of its words. */
  readonly readoutAction?: ReactNode;
  /** What the menu of the drawing offers for what is pointed at, before what it offers for all of it. */
  readonly markEntries?: readonly MenuEntry[];
  /** Draws into this width; called once the width is known. */
  readonly children: (width: number, ids: ChartIds) => ReactNode;
};

export type ChartIds = { readonly chart: string; readonly title: string; readonly summary: string };

/** Where the menu opened, and for what: nothing is pointed at any more once it is open. */
type MenuOfMark = MenuPoint & { readonly marks: readonly MenuEntry[] };

/** Title, drawing, readout, and the table behind: what every chart has. */
export function ChartFrame(props: ChartFrameProps) {
  const { title, summary, table, actions, readout, children } = props;
  const chart = `c${useId().replaceAll(/[^\w]/g, '')}`;
  const ids: ChartIds = { chart, title: `${chart}-title`, summary: `${chart}-summary` };
  const plot = useRef<HTMLDivElement>(null);
  const width = useWidth(plot);
  const [asTable, setAsTable] = useState(false);
  const [menu, setMenu] = useState<MenuOfMark>();
  const entries: readonly MenuEntry[] = [
    ...(menu?.marks ?? []),
    { id: 'table', title: 'Show as a table', run: () => setAsTable(true) },
    { id: 'copy', title: 'Copy all values', run: () => void writeClipboard(blockOf(table)) },
  ];
  return (
    <figure className="chart">
      <figcaption className="chart__head">
        <span id={ids.title} className="chart__title">
          {title}
        </span>
        <span className="chart__actions">
          {actions}
          <Button
            variant="subtle"
            size="compact-sm"
            aria-pressed={asTable}
            onClick={() => setAsTable(!asTable)}
          >
            {asTable ? 'Chart' : 'Table'}
          </Button>
          <CopyButton what={() => blockOf(table)} variant="subtle" size="compact-sm" />
        </span>
      </figcaption>
      <div
        ref={plot}
        className="chart__plot"
        hidden={asTable}
        onContextMenu={(event) => {
          event.preventDefault();
          setMenu({ x: event.clientX, y: event.clientY, marks: props.markEntries ?? [] });
        }}
      >
        {width > 0 ? children(width, ids) : null}
      </div>
      <ContextMenu at={menu} commands={entries} onClose={() => setMenu(undefined)} />
      {asTable ? <ChartTableView label={title} table={table} /> : null}
      <p id={ids.summary} className="visually-hidden">
        {summary}
      </p>
      <div className="chart__readout" hidden={asTable}>
        <span aria-live="polite">{readout ?? ''}</span>
        {readout === undefined ? <span aria-hidden>{summary}</span> : props.readoutAction}
      </div>
    </figure>
  );
}
