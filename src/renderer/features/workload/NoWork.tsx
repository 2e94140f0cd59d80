import { Button } from '@mantine/core';
import type { CommandId } from '../../../shared/commands';
import type { PriceBook } from '../../../shared/contract/price-book';
import { EmptyState } from '../../components/EmptyState';
import { runCommand, type Command } from '../../stores/commands';

type NoWorkProps = { readonly book: PriceBook; readonly commands: readonly Command[] };

const NEXT: readonly CommandId[] = ['workload.add-catalog', 'workload.add-line'];

/** Below a sheet with nothing on it: what can be written there, and how. */
export function NoWork({ book, commands }: NoWorkProps) {
  const [first] = book.operations;
  return (
    <EmptyState
      title="What do you process?"
      actions={NEXT.map((id, at) => (
        <Button key={id} variant={at === 0 ? 'filled' : 'default'} onClick={() => runCommand(id)}>
          {commands.find((each) => each.id === id)?.title}
        </Button>
      ))}
    >
      Write an operation into the row above{first === undefined ? '' : `, such as ${first.label}`},
      and how many: 12k, 3.5 M, 10/day or 20 to 60. Rows from a spreadsheet can be pasted. A catalog
      runs several operations on each of its records; usual ones of {book.label} are offered to
      begin with.
    </EmptyState>
  );
}
