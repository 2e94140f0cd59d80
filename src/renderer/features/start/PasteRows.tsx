import { Button, Textarea } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { PriceBook } from '../../../shared/contract/price-book';
import type { Scenario } from '../../../shared/contract/scenario';
import { planPaste } from '../../work/pasted';
import { workColumns } from '../../work/work-columns';
import { workRows } from '../../work/work-rows';
import { changeStarting } from './starting';
import { useStartContext } from './use-start-context';

/** Rows from a sheet: an operation and how many in each, with a name and a schedule where there is one. */
export function PasteRows({
  book,
  scenario,
}: {
  readonly book: PriceBook;
  readonly scenario: Scenario;
}) {
  const [text, setText] = useState('');
  const context = useStartContext(book, scenario);
  const pasted = useMemo(
    () =>
      planPaste(
        text,
        { row: workRows(context.scenario).length - 1, col: 1 },
        workColumns(context.scenario, book),
        context,
      ),
    [text, book, context],
  );
  const [first] = pasted?.refused ?? [];
  const added = pasted?.added ?? 0;
  return (
    <div className="start__paste">
      <Textarea
        label="Or paste rows from a sheet"
        description="An operation and how many in each row; a name and when, if you have them."
        placeholder={`${book.operations[0]?.label ?? 'Operation'}\t1200\tmonthly`}
        minRows={3}
        maxRows={8}
        autosize
        value={text}
        error={
          first === undefined
            ? undefined
            : `Row ${first.row - workRows(scenario).length + 2}: ${first.problem}`
        }
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Tab' || event.shiftKey || text === '') return;
          event.preventDefault();
          const { selectionStart: at } = event.currentTarget;
          setText(`${text.slice(0, at)}\t${text.slice(at)}`);
        }}
      />
      <Button
        variant="default"
        disabled={added === 0}
        onClick={() => {
          if (pasted === undefined) return;
          changeStarting(() => pasted.scenario);
          setText('');
        }}
      >
        {added === 0 ? 'Add rows' : `Add ${added} ${added === 1 ? 'line' : 'lines'}`}
      </Button>
    </div>
  );
}
