import type { Operation } from '../../shared/contract/operation';
import { nearest } from '../../shared/nearest';
import { formatCount } from '../format/credits';
import { optionNamed } from '../format/parameter';
import {
  addLine,
  changeCatalog,
  changeEntry,
  changeLine,
  fittingParameters,
} from './scenario-edits';
import {
  bad,
  done,
  type CellChange,
  type PendingLine,
  type WorkColumn,
  type WorkContext,
} from './work-column';
import type { WorkRow } from './work-rows';

/** Columns that say what the work is: its name and its operation. */

/** Takes what a new line has so far, and makes it a line once it is whole. */
export function takePending(context: WorkContext, more: PendingLine, echo: string): CellChange {
  const pending = { ...context.pending, ...more };
  const { operation, quantity } = pending;
  if (operation === undefined || quantity === undefined) return { kind: 'pending', pending, echo };
  return done(addLine(context.scenario, { ...pending, operation, quantity }), echo);
}

const operationById = ({ book }: WorkContext, id: string): Operation | undefined =>
  book.operations.find((operation) => operation.id === id);

export const operationLabel = (context: WorkContext, id: string): string =>
  operationById(context, id)?.label ?? id;

function writeLabel(row: WorkRow, text: string, context: WorkContext): CellChange | undefined {
  const label = text.trim().slice(0, 200);
  switch (row.kind) {
    case 'catalog':
      if (label === '') return bad('A catalog needs a name.');
      return done(changeCatalog(context.scenario, row.at, { label }), label);
    case 'line':
      return done(
        changeLine(context.scenario, row.at, { label: label === '' ? undefined : label }),
        label,
      );
    case 'new':
      return takePending(context, { label }, label);
    case 'entry':
    default:
      return undefined;
  }
}

export const labelColumn: WorkColumn = {
  id: 'work',
  head: 'Work',
  width: 140,
  grows: true,
  face: (row, context) => {
    switch (row.kind) {
      case 'catalog':
        return { shown: row.catalog.label, text: row.catalog.label };
      case 'line': {
        const { label } = row.line;
        if (label !== undefined) return { shown: label, text: label };
        return { shown: operationLabel(context, row.line.operation), text: '', tone: 'inherited' };
      }
      case 'new': {
        const { label } = context.pending;
        return label === undefined
          ? { shown: 'Add a line here', text: '', tone: 'quiet' }
          : { shown: label, text: label };
      }
      case 'entry':
      default:
        return undefined;
    }
  },
  write: writeLabel,
};

/** Operations that can stand in a row: some run on records only, some by themselves only. */
export function fittingOperations(row: WorkRow, { book }: WorkContext): readonly Operation[] {
  const inCatalog = row.kind === 'entry' || row.kind === 'catalog';
  return book.operations.filter(
    ({ runsOn }) => runsOn === 'both' || (runsOn === 'records') === inCatalog,
  );
}

function writeOperation(row: WorkRow, text: string, context: WorkContext): CellChange | undefined {
  if (row.kind === 'catalog') return undefined;
  const fitting = fittingOperations(row, context);
  const found = optionNamed(text, fitting);
  if (found === undefined) {
    const near = nearest(
      text.trim(),
      fitting.map(({ label }) => label),
      2,
    );
    const hint = near.length > 0 ? ` Did you mean ${near.join(' or ')}?` : '';
    return bad(`“${text.trim()}” is no operation of ${context.book.label}.${hint}`);
  }
  const { id: operation, label } = found;
  if (row.kind === 'new') return takePending(context, { operation }, label);
  if (row.kind === 'entry') {
    const parameters = fittingParameters(row.entry.parameters, [operation], context.book);
    const entries = row.catalog.operations.map((entry, at) =>
      at === row.at ? operation : entry.operation,
    );
    const scenario = changeEntry(context.scenario, row.catalogAt, row.at, {
      operation,
      parameters,
    });
    const shared = fittingParameters(row.catalog.parameters, entries, context.book);
    return done(changeCatalog(scenario, row.catalogAt, { parameters: shared }), label);
  }
  const parameters = fittingParameters(row.line.parameters, [operation], context.book);
  return done(changeLine(context.scenario, row.at, { operation, parameters }), label);
}

export const operationColumn: WorkColumn = {
  id: 'operation',
  head: 'Operation',
  width: 196,
  grows: true,
  face: (row, context) => {
    switch (row.kind) {
      case 'catalog': {
        const count = row.catalog.operations.length;
        const shown = `${formatCount(count, context.locale)} ${count === 1 ? 'operation' : 'operations'} on each record`;
        return { shown, text: '', tone: 'quiet' };
      }
      case 'entry': {
        const label = operationLabel(context, row.entry.operation);
        return { shown: label, text: label };
      }
      case 'line': {
        const label = operationLabel(context, row.line.operation);
        return { shown: label, text: label };
      }
      case 'new':
      default: {
        const { operation, quantity, label: name } = context.pending;
        if (operation !== undefined) {
          const label = operationLabel(context, operation);
          return { shown: label, text: label };
        }
        const begun = quantity !== undefined || name !== undefined;
        return begun ? { shown: 'not set', text: '', tone: 'missing' } : { shown: '', text: '' };
      }
    }
  },
  write: writeOperation,
  options: (row, context) =>
    row.kind === 'catalog'
      ? undefined
      : fittingOperations(row, context).map(({ label, unitPlural, unit }) => ({
          text: label,
          label,
          detail: unitPlural ?? unit,
        })),
};
