import { useCallback, useMemo, useState } from 'react';
import { ContextMenu, type MenuPoint } from '../../components/ContextMenu';
import { useGridCursor } from '../../components/data-table/use-grid-cursor';
import { useQueryFact } from '../../routing/use-route';
import { AddCatalog } from './AddCatalog';
import { openValues, type OpenTone } from '../../work/open-values';
import { PastePreview } from './PastePreview';
import { SidePanel } from './SidePanel';
import { TotalStrip } from './TotalStrip';
import { useBlocks } from './use-blocks';
import { NoWork } from './NoWork';
import { isEmpty, useWork } from './use-work';
import { useWorkloadCommands } from './use-workload-commands';
import { WorkGrid } from './WorkGrid';
import { WorkTools } from './WorkTools';
import './workload.css';

/** What is processed and under which choices, with what it comes to always in view. */
export function WorkloadPage() {
  const work = useWork();
  const cursor = useGridCursor();
  const blocks = useBlocks(work, cursor);
  const [panel, setPanel] = useQueryFact('panel');
  const [adding, setAdding] = useState(false);
  const addCatalog = useCallback(() => setAdding(true), []);
  const [menu, setMenu] = useState<MenuPoint | undefined>();
  const commands = useWorkloadCommands({ work, cursor, blocks, setPanel, addCatalog });
  const open = useMemo(
    () => (work === undefined ? undefined : openValues(work.rows, work.columns, work.context)),
    [work],
  );
  if (work === undefined || open === undefined) return null;
  const goToNext = (tone: OpenTone): void => {
    const { at } = cursor.cursor;
    const places = open.places[tone];
    const next =
      places.find(({ row, col }) => row > at.row || (row === at.row && col > at.col)) ?? places[0];
    if (next !== undefined) cursor.focus(next);
  };
  return (
    <div className="workload">
      <TotalStrip open={open} empty={isEmpty(work)} onGo={goToNext} />
      <WorkTools commands={commands} panel={panel} onPanel={setPanel} scenario={work.scenario} />
      <div className="workload__body">
        <div className="workload__grid" data-pane="grid">
          <WorkGrid
            work={work}
            cursor={cursor}
            blocks={blocks}
            onDetails={() => setPanel('row')}
            onMenu={setMenu}
          />
          {isEmpty(work) ? <NoWork book={work.book} commands={commands} /> : null}
        </div>
        <SidePanel panel={panel} work={work} cursor={cursor} onClose={() => setPanel(undefined)} />
      </div>
      <PastePreview
        pasted={blocks.planned}
        columns={work.columns}
        onTake={blocks.takePlanned}
        onDrop={blocks.dropPlanned}
      />
      <ContextMenu at={menu} commands={commands} onClose={() => setMenu(undefined)} />
      {adding ? <AddCatalog work={work} onClose={() => setAdding(false)} /> : null}
    </div>
  );
}
