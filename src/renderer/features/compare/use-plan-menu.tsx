import { useState, type MouseEvent, type ReactNode } from 'react';
import { writeClipboard } from '../../charts/write-clipboard';
import { ContextMenu, type MenuEntry, type MenuPoint } from '../../components/ContextMenu';
import { useExplain } from '../../stores/explain';
import { isOwn, type CompareFacts } from './compare-facts';
import { comparisonBlock } from './comparison-block';
import { explainCell } from './explain-plan';
import type { PlanRow } from './plan-rows';

type PlanMenu = {
  readonly onContextMenu: (event: MouseEvent, row: PlanRow) => void;
  readonly menu: ReactNode;
};

/** What can be done with one plan, and with the cell that was clicked. */
export function usePlanMenu(facts: CompareFacts): PlanMenu {
  const [at, setAt] = useState<MenuPoint & { readonly row: PlanRow; readonly col: number }>();
  return {
    onContextMenu: (event, row) => {
      const cell =
        event.target instanceof Element ? event.target.closest('[role="gridcell"]') : null;
      if (cell === null) return;
      event.preventDefault();
      const col = Number(cell.getAttribute('aria-colindex')) - 1;
      setAt({ x: event.clientX, y: event.clientY, row, col });
    },
    menu:
      at === undefined ? null : (
        <ContextMenu
          at={at}
          commands={entriesOf(facts, at.row, at.col)}
          onClose={() => setAt(undefined)}
        />
      ),
  };
}

function entriesOf(facts: CompareFacts, row: PlanRow, col: number): readonly MenuEntry[] {
  const { label } = row.summary;
  const pinned = facts.baseline === row.key;
  const target = explainCell(facts, row, col);
  return [
    {
      id: 'explain',
      title: 'Where this comes from',
      keys: ['F4'],
      run: () => useExplain.getState().open(target),
    },
    {
      id: 'open',
      title: `Timeline of ${label}`,
      keys: ['Enter'],
      disabled: isOwn(facts, row) ? undefined : 'The timeline is of the plans of this price book.',
      run: () => facts.openTimeline(row),
    },
    {
      id: 'pin',
      title: pinned ? `Unpin ${label}` : `Pin ${label} as the baseline`,
      run: () => facts.pin(pinned ? undefined : row.key),
    },
    {
      id: 'copy',
      title: 'Copy all plans',
      run: () => void writeClipboard(comparisonBlock(facts)),
    },
  ];
}
