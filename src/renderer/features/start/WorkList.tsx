import { ActionIcon, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { PriceBook } from '../../../shared/contract/price-book';
import type { Scenario } from '../../../shared/contract/scenario';
import { quantityColumn, unitOfRow } from '../../work/columns-of-amount';
import { operationLabel } from '../../work/columns-of-work';
import type { WorkContext } from '../../work/work-column';
import { withoutRows, workRows, type WorkRow } from '../../work/work-rows';
import { changeStarting } from './starting';
import { useStartContext } from './use-start-context';

type Shown = Extract<WorkRow, { kind: 'catalog' | 'line' }>;

/** The work so far with its quantities to change; everything else waits for the workload grid. */
export function WorkList({
  book,
  scenario,
}: {
  readonly book: PriceBook;
  readonly scenario: Scenario;
}) {
  const context = useStartContext(book, scenario);
  const rows = workRows(scenario).filter(
    (row): row is Shown => row.kind === 'catalog' || row.kind === 'line',
  );
  if (rows.length === 0)
    return <p className="secondary">Nothing yet: choose usual work, or paste rows.</p>;
  return (
    <ul className="start__work">
      {rows.map((row) => (
        <li key={row.key}>
          <div>
            <p>
              {row.kind === 'catalog'
                ? row.catalog.label
                : (row.line.label ?? operationLabel(context, row.line.operation))}
            </p>
            <p className="caption">{operationsText(row, context)}</p>
          </div>
          <QuantityField row={row} context={context} />
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={`Leave out ${row.kind === 'catalog' ? row.catalog.label : (row.line.label ?? row.line.operation)}`}
            onClick={() => changeStarting((before) => withoutRows(before, [row]))}
          >
            <IconX size={14} aria-hidden />
          </ActionIcon>
        </li>
      ))}
    </ul>
  );
}

function operationsText(row: Shown, context: WorkContext): string {
  const operations =
    row.kind === 'catalog'
      ? row.catalog.operations.map(({ operation }) => operation)
      : [row.line.operation];
  return operations.map((operation) => operationLabel(context, operation)).join(', ');
}

function QuantityField({ row, context }: { readonly row: Shown; readonly context: WorkContext }) {
  const [text, setText] = useState<string | undefined>();
  const face = quantityColumn.face(row, context);
  const change = text === undefined ? undefined : quantityColumn.write?.(row, text, context);
  const type = (next: string): void => {
    setText(next);
    const made = quantityColumn.write?.(row, next, context);
    if (made?.kind === 'done') changeStarting(() => made.scenario);
  };
  const echo =
    change?.kind === 'done'
      ? `= ${change.echo}`
      : change?.kind === 'unsure'
        ? `Either ${change.readings.map((reading) => reading.echo).join(' or ')}`
        : unitOfRow(row, context);
  return (
    <TextInput
      aria-label={`How many ${unitOfRow(row, context)}`}
      description={echo}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      error={change?.kind === 'bad' ? change.problem : undefined}
      value={text ?? face?.text ?? ''}
      autoComplete="off"
      onChange={(event) => type(event.currentTarget.value)}
      onBlur={() => {
        if (change?.kind !== 'bad' && change?.kind !== 'unsure') setText(undefined);
      }}
    />
  );
}
