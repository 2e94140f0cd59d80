import { CloseButton } from '@mantine/core';
import type { GridCursor } from '../../components/data-table/use-grid-cursor';
import { ChoicesPanel } from './choices/ChoicesPanel';
import { RowPanel } from './RowPanel';
import type { Work } from './use-work';

type SidePanelProps = {
  readonly panel: string | undefined;
  readonly work: Work;
  readonly cursor: GridCursor;
  readonly onClose: () => void;
};

/** Beside the grid: everything of one row, or the choices of the whole scenario. */
export function SidePanel({ panel, work, cursor, onClose }: SidePanelProps) {
  if (panel !== 'row' && panel !== 'choices') return null;
  const title = panel === 'row' ? 'Details of the row' : 'Choices';
  return (
    <aside
      className="side-panel"
      aria-label={title}
      data-pane="panel"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        onClose();
        cursor.focus(cursor.cursor.at);
      }}
    >
      <header className="side-panel__head">
        <h2 className="lead">{title}</h2>
        <CloseButton aria-label="Close the panel" onClick={onClose} />
      </header>
      {panel === 'row' ? (
        <RowPanel work={work} at={cursor.cursor.at.row} />
      ) : (
        <ChoicesPanel work={work} />
      )}
    </aside>
  );
}
