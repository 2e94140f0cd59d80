import type { Quantity } from '../../shared/contract/primitives';
import type { Schedule } from '../../shared/contract/scenario-work';
import { compareAmounts } from '../format/exact';
import { parsePercent, parseQuantity, type QuantityReading } from '../format/parse-quantity';
import { formatPercent, percentOfShare } from '../format/percent';
import { formatQuantity, plainQuantity } from '../format/quantity';
import { scheduleOfPace, scheduleUnit } from '../format/schedule';
import { takePending } from './columns-of-work';
import { changeCatalog, changeEntry, changeLine } from './scenario-edits';
import {
  bad,
  done,
  type CellChange,
  type CellFace,
  type WorkColumn,
  type WorkContext,
} from './work-column';
import type { WorkRow } from './work-rows';

/** Columns that say how much: quantity, its unit, growth, success. */

function unitsOf({ book }: WorkContext, operation: string | undefined): string {
  const found = book.operations.find(({ id }) => id === operation);
  return found?.unitPlural ?? found?.unit ?? 'units';
}

/** "messages a day", "records once": what the number of a row counts. */
export function unitOfRow(row: WorkRow, context: WorkContext): string {
  switch (row.kind) {
    case 'catalog':
      return `records ${scheduleUnit(row.catalog.schedule)}`;
    case 'entry':
      return 'of the records';
    case 'line':
      return `${unitsOf(context, row.line.operation)} ${scheduleUnit(row.line.schedule)}`;
    case 'new':
    default: {
      const { operation, schedule } = context.pending;
      if (operation === undefined) return '';
      return `${unitsOf(context, operation)} ${scheduleUnit(schedule ?? { kind: 'per-month', spread: 'even' })}`;
    }
  }
}

function quantityFace(quantity: Quantity, { locale }: WorkContext): CellFace {
  const text = formatQuantity(quantity, locale);
  if (typeof quantity === 'number') return { shown: text, text };
  return {
    shown: text,
    text,
    note: 'Uncertain: 8 in 10 draws lie within the range; totals count the likely value.',
  };
}

const shownPercent = (share: string, locale: string): string =>
  formatPercent(percentOfShare(share), locale, { exact: true });

function readQuantity(text: string, context: WorkContext): QuantityReading {
  return parseQuantity(text, { marks: context.marks, seats: context.scenario.choices.seats });
}

function putQuantity(
  row: WorkRow,
  quantity: Quantity,
  paced: Schedule | undefined,
  context: WorkContext,
): CellChange | undefined {
  const schedule = paced === undefined ? {} : { schedule: paced };
  const { scenario } = context;
  const echo = (unit: string): string => `${formatQuantity(quantity, context.locale)} ${unit}`;
  switch (row.kind) {
    case 'catalog': {
      const unit = `records ${scheduleUnit(paced ?? row.catalog.schedule)}`;
      return done(changeCatalog(scenario, row.at, { records: quantity, ...schedule }), echo(unit));
    }
    case 'line': {
      const unit = `${unitsOf(context, row.line.operation)} ${scheduleUnit(paced ?? row.line.schedule)}`;
      return done(changeLine(scenario, row.at, { quantity, ...schedule }), echo(unit));
    }
    case 'new':
      return takePending(context, { quantity, ...schedule }, echo(unitOfRow(row, context)));
    case 'entry':
    default:
      return undefined;
  }
}

function writeQuantity(row: WorkRow, text: string, context: WorkContext): CellChange | undefined {
  if (row.kind === 'entry') return writeShare(row, text, context);
  const reading = readQuantity(text, context);
  switch (reading.kind) {
    case 'empty':
      return bad('A quantity is needed; delete the row to leave it out.');
    case 'bad':
      return bad(reading.problem);
    case 'unsure':
      return {
        kind: 'unsure',
        readings: reading.quantities.map((quantity) => ({
          text: plainQuantity(quantity),
          echo: formatQuantity(quantity, context.locale),
        })),
      };
    case 'quantity':
    default: {
      const paced =
        reading.pace === undefined
          ? undefined
          : scheduleOfPace(reading.pace, context.scenario.start);
      return putQuantity(row, reading.quantity, paced, context);
    }
  }
}

function writeShare(
  row: Extract<WorkRow, { kind: 'entry' }>,
  text: string,
  context: WorkContext,
): CellChange {
  const { scenario, marks, locale } = context;
  if (text.trim() === '') {
    return done(changeEntry(scenario, row.catalogAt, row.at, { share: undefined }), 'all records');
  }
  const share = parsePercent(text, marks);
  if (share === undefined || share.startsWith('-') || !(share === '1' || share.startsWith('0'))) {
    return bad('The share of the records is a percentage from 0 to 100.');
  }
  const kept = share === '1' ? undefined : share;
  return done(
    changeEntry(scenario, row.catalogAt, row.at, { share: kept }),
    `${shownPercent(share, locale)} of the records`,
  );
}

export const quantityColumn: WorkColumn = {
  id: 'quantity',
  head: 'How many',
  width: 112,
  align: 'end',
  face: (row, context) => {
    switch (row.kind) {
      case 'catalog':
        return quantityFace(row.catalog.records, context);
      case 'line':
        return quantityFace(row.line.quantity, context);
      case 'entry': {
        const { share } = row.entry;
        const text = shownPercent(share ?? '1', context.locale);
        return share === undefined ? { shown: text, text, tone: 'quiet' } : { shown: text, text };
      }
      case 'new':
      default: {
        const { quantity, operation, label } = context.pending;
        if (quantity !== undefined) return quantityFace(quantity, context);
        const begun = operation !== undefined || label !== undefined;
        return begun ? { shown: 'not set', text: '', tone: 'missing' } : { shown: '', text: '' };
      }
    }
  },
  write: writeQuantity,
};

export const unitColumn: WorkColumn = {
  id: 'unit',
  head: 'Of what',
  width: 124,
  face: (row, context) => ({ shown: unitOfRow(row, context), text: '', tone: 'quiet' }),
};

const GROWTH_FORM = 'Growth is a percentage a month, such as 2% or -1.5%; it compounds.';

export const growthColumn: WorkColumn = {
  id: 'growth',
  head: 'Growth',
  width: 60,
  align: 'end',
  face: (row, { locale }) => {
    if (row.kind === 'entry' || row.kind === 'new') return undefined;
    const growth = row.kind === 'catalog' ? row.catalog.growth : row.line.growth;
    if (growth === undefined) return { shown: '', text: '' };
    const text = shownPercent(growth, locale);
    return { shown: growth.startsWith('-') ? text : `+${text}`, text };
  },
  write: (row, text, { scenario, marks, locale }) => {
    if (row.kind === 'entry' || row.kind === 'new') return undefined;
    const empty = text.trim() === '';
    const growth = empty ? undefined : parsePercent(text.replace(/^\+/, ''), marks);
    if (!empty && (growth === undefined || compareAmounts(growth, '-1') < 0))
      return bad(GROWTH_FORM);
    const kept = growth === undefined || growth === '0' ? undefined : growth;
    const echo = kept === undefined ? 'no growth' : `${shownPercent(kept, locale)} more each month`;
    return row.kind === 'catalog'
      ? done(changeCatalog(scenario, row.at, { growth: kept }), echo)
      : done(changeLine(scenario, row.at, { growth: kept }), echo);
  },
};

function successFace(success: string, locale: string): CellFace {
  const text = shownPercent(success, locale);
  return success === '1' ? { shown: text, text, tone: 'quiet' } : { shown: text, text };
}

export const successColumn: WorkColumn = {
  id: 'success',
  head: 'Success',
  width: 78,
  align: 'end',
  face: (row, { locale }) => {
    switch (row.kind) {
      case 'catalog':
        return successFace(row.catalog.success, locale);
      case 'line':
        return successFace(row.line.success, locale);
      case 'entry': {
        const { success } = row.entry;
        if (success !== undefined) return successFace(success, locale);
        const text = shownPercent(row.catalog.success, locale);
        return { shown: text, text: '', tone: 'inherited', note: 'As its catalog' };
      }
      case 'new':
      default:
        return undefined;
    }
  },
  write: (row, text, { scenario, marks, locale }) => {
    if (row.kind === 'new') return undefined;
    const empty = text.trim() === '';
    const success = empty ? '1' : parsePercent(text, marks);
    if (success === undefined || !/^(0(\.\d+)?|1)$/.test(success)) {
      return bad(
        'Success is a percentage from 0 to 100; what fails costs what the price book says.',
      );
    }
    const echo = `${shownPercent(success, locale)} succeed`;
    if (row.kind === 'entry') {
      const own = empty ? undefined : success;
      return done(changeEntry(scenario, row.catalogAt, row.at, { success: own }), echo);
    }
    return row.kind === 'catalog'
      ? done(changeCatalog(scenario, row.at, { success }), echo)
      : done(changeLine(scenario, row.at, { success }), echo);
  },
};
