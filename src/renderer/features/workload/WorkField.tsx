import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { commitCell, leaveUnsure, previewCell } from './edit-cell';
import type { Work } from './use-work';
import type { CellChange, WorkColumn } from '../../work/work-column';
import type { WorkRow } from '../../work/work-rows';
import { cellKey, useWorkState } from './work-state';

type WorkFieldProps = {
  readonly work: Work;
  readonly row: WorkRow;
  readonly column: WorkColumn;
  readonly label?: string;
  readonly description?: string | undefined;
};

/** One cell of a row as a field of the panel: the same reading, the same undo. */
export function WorkField({ work, row, column, label, description }: WorkFieldProps) {
  const { context } = work;
  const [text, setText] = useState<string | undefined>();
  const bad = useWorkState((state) => state.bad.get(cellKey(row.key, column.id)));
  const face = column.face(row, context);
  if (face === undefined || column.write === undefined) return null;
  const change = text === undefined ? undefined : column.write(row, text, context);
  const finish = (): void => {
    if (text === undefined) return;
    setText(undefined);
    if (text === face.text && bad === undefined) return previewCell(undefined);
    if (change?.kind === 'unsure') leaveUnsure(row, column, text, change);
    else commitCell(row, column, text, context);
  };
  return (
    <TextInput
      label={label ?? column.head}
      description={change === undefined ? (description ?? face.note) : echoOf(change)}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      error={
        change?.kind === 'bad' ? change.problem : text === undefined ? bad?.problem : undefined
      }
      placeholder={face.text === '' ? face.shown : undefined}
      value={text ?? bad?.text ?? face.text}
      autoComplete="off"
      {...(text === undefined ? { 'data-kept': '' } : {})}
      onChange={(event) => {
        const next = event.currentTarget.value;
        setText(next);
        previewCell(column.write?.(row, next, context));
      }}
      onBlur={finish}
      onKeyDown={(event) => {
        if (event.key === 'Enter') finish();
        if (event.key !== 'Escape' || text === undefined) return;
        event.preventDefault();
        event.stopPropagation();
        setText(undefined);
        previewCell(undefined);
      }}
    />
  );
}

function echoOf(change: CellChange): string | undefined {
  if (change.kind === 'done' || change.kind === 'pending') return `= ${change.echo}`;
  if (change.kind === 'bad') return undefined;
  return `Either ${change.readings.map(({ echo }) => echo).join(' or ')}: type it so that it can only mean one.`;
}
