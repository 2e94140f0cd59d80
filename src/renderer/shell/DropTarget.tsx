import { useEffect, useState } from 'react';
import { useDropTaker } from '../stores/drop-taker';
import { notify } from '../stores/notices';
import { failureOf } from '../trpc/call-error';
import { useTakeFile } from './use-take-file';

const hasFiles = (event: DragEvent): boolean =>
  event.dataTransfer?.types.includes('Files') === true;

/** Outlines the window while a file is held over it. */
export function DropTarget() {
  const [over, setOver] = useState(false);
  const take = useTakeFile();
  const taker = useDropTaker((state) => state.taker);
  useEffect(() => {
    const onDragOver = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const onDragLeave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent): void => {
      setOver(false);
      const [file] = event.dataTransfer?.files ?? [];
      if (file === undefined) return;
      event.preventDefault();
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
  if (!over) return null;
  return (
    <div className="drop-target">
      <p className="lead">
        {taker?.words ?? 'Drop a scenario, a price book or a .tierwise file to open it'}
      </p>
    </div>
  );
}
