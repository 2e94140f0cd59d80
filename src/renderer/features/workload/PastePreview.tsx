import { Button, Group, Modal } from '@mantine/core';
import type { Pasted } from '../../work/pasted';
import type { WorkColumn } from '../../work/work-column';

type PastePreviewProps = {
  readonly pasted: Pasted | undefined;
  readonly columns: readonly WorkColumn[];
  readonly onTake: () => void;
  readonly onDrop: () => void;
};

const MOST_SHOWN = 50;

/** What of a pasted block cannot be taken, before anything changes. */
export function PastePreview({ pasted, columns, onTake, onDrop }: PastePreviewProps) {
  if (pasted === undefined) return null;
  const { refused, accepted } = pasted;
  const head = (id: string): string => columns.find((column) => column.id === id)?.head ?? id;
  return (
    <Modal
      opened
      onClose={onDrop}
      size="lg"
      title={`${refused.length} of ${refused.length + accepted} cells cannot be taken`}
    >
      <table className="paste-preview">
        <thead>
          <tr>
            <th scope="col" className="number">
              Row
            </th>
            <th scope="col">Column</th>
            <th scope="col">Text</th>
            <th scope="col">Why not</th>
          </tr>
        </thead>
        <tbody>
          {refused.slice(0, MOST_SHOWN).map(({ row, column, text, problem }) => (
            <tr key={`${row} ${column}`}>
              <td className="number">{row + 1}</td>
              <td>{head(column)}</td>
              <td>{text}</td>
              <td>{problem}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {refused.length > MOST_SHOWN ? (
        <p className="secondary">and {refused.length - MOST_SHOWN} more</p>
      ) : null}
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onDrop}>
          Paste nothing
        </Button>
        <Button disabled={accepted === 0} onClick={onTake} data-autofocus>
          {accepted === 0 ? 'Nothing can be pasted' : `Paste the other ${accepted}`}
        </Button>
      </Group>
    </Modal>
  );
}
