import { useEffect, useState } from 'react';
import { useRoute } from '../routing/use-route';
import { useDropTaker } from '../stores/drop-taker';
import { notify } from '../stores/notices';
import { useViewOnly } from '../stores/place';
import { failureOf } from '../trpc/call-error';
import { useTakeFile } from './use-take-file';

const hasFiles = (event: DragEvent): boolean =>
  event.dataTransfer?.types.includes('Files') === true;

const ONE_AT_A_TIME = 'One file at a time: drop them one after the other.';

/** How many files are held over the window; their names are not told before they are dropped. */
const filesOver = (event: DragEvent): number =>
  [...(event.dataTransfer?.items ?? [])].filter(({ kind }) => kind === 'file').length;

/** Outlines the window while a file is held over it, and says before the drop what becomes of it. */
export function DropTarget() {
  const [over, setOver] = useState(0);
  const take = useTakeFile();
  const taker = useDropTaker((state) => state.taker);
  const viewOnly = useViewOnly();
  const inScenario = useRoute().screen === 'scenario';
  useEffect(() => {
    const onDragOver = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      const count = Math.max(1, filesOver(event));
      if (event.dataTransfer !== null) event.dataTransfer.dropEffect = count > 1 ? 'none' : 'copy';
      setOver(count);
    };
    const onDragLeave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(0);
    };
    const onDrop = (event: DragEvent): void => {
      setOver(0);
      const [file, ...more] = event.dataTransfer?.files ?? [];
      if (file === undefined) return;
      event.preventDefault();
      if (more.length > 0) return notify(ONE_AT_A_TIME, { tone: 'problem' });
      if (useDropTaker.getState().taker?.take(file) === true) return;
      take(file).catch((error: unknown) =>
        notify(`${file.name}: ${failureOf(error).message}`, { tone: 'problem' }),
      );
    };
    window.addEventListener('dragover', onDragOver);
    window.addEventListener('dragleave', onDragLeave);
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('dragover', onDragOver);
      window.removeEventListener('dragleave', onDragLeave);
      window.removeEventListener('drop', onDrop);
    };
  }, [take]);
  if (over === 0) return null;
  const words = viewOnly
    ? 'Drop a .tierwise file to look into it; nothing can be saved here'
    : inScenario
      ? 'Drop a scenario, a price book or a .tierwise file to open it, or this scenario’s real usage'
      : 'Drop a scenario, a price book or a .tierwise file to open it';
  return (
    <div className="drop-target" data-refused={over > 1 || undefined}>
      <p className="lead">{over > 1 ? ONE_AT_A_TIME : (taker?.words ?? words)}</p>
    </div>
  );
}
