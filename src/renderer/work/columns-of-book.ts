import type { Parameter } from '../../shared/contract/cost';
import type { ParameterValue } from '../../shared/contract/scenario-work';
import { formatParameter, optionNamed, parseParameter } from '../format/parameter';
import { readNumber } from '../format/parse-number';
import { formatCount } from '../format/credits';
import { changeCatalog, changeEntry, changeLine } from './scenario-edits';
import { bad, done, type CellFace, type WorkColumn, type WorkContext } from './work-column';
import { operationsOf, type WorkRow } from './work-rows';

/** Columns in the price book's own words: its parameters, cases and seconds. */

/** Whether a row's operations have the parameter. */
function hasParameter(row: WorkRow, id: string, { book }: WorkContext): boolean {
  const operations = operationsOf(row);
  return book.operations.some(
    (operation) => operations.includes(operation.id) && operation.parameters.includes(id),
  );
}

type Given = { readonly value: ParameterValue; readonly from: 'row' | 'catalog' | 'book' };

/** The value in force, and where it comes from: the row, its catalog, or the book's default. */
export function parameterInForce(row: WorkRow, parameter: Parameter): Given | undefined {
  if (row.kind === 'new') return undefined;
  const own =
    row.kind === 'catalog'
      ? row.catalog.parameters
      : row.kind === 'entry'
        ? row.entry.parameters
        : row.line.parameters;
  const value = own[parameter.id];
  if (value !== undefined) return { value, from: 'row' };
  const above = row.kind === 'entry' ? row.catalog.parameters[parameter.id] : undefined;
  if (above !== undefined) return { value: above, from: 'catalog' };
  const usual = parameter.default;
  if (usual === undefined) return undefined;
  return { value: parameter.kind === 'credits' ? { credits: String(usual) } : usual, from: 'book' };
}

/** Every operation of a catalog that has the parameter sets it for itself. */
function setBelow(row: WorkRow, id: string, { book }: WorkContext): boolean {
  if (row.kind !== 'catalog') return false;
  return row.catalog.operations.every(({ operation, parameters }) => {
    const has = book.operations.some(
      (each) => each.id === operation && each.parameters.includes(id),
    );
    return !has || parameters[id] !== undefined;
  });
}

function parameterFace(
  row: WorkRow,
  parameter: Parameter,
  context: WorkContext,
): CellFace | undefined {
  if (!hasParameter(row, parameter.id, context)) return undefined;
  const given = parameterInForce(row, parameter);
  if (given === undefined || (given.from === 'book' && setBelow(row, parameter.id, context))) {
    if (row.kind === 'catalog' && setBelow(row, parameter.id, context))
      return { shown: '', text: '' };
    return {
      shown: 'not set',
      text: '',
      tone: 'missing',
      note: `${parameter.label} is not set, so its cost is not known.`,
    };
  }
  const shown = formatParameter(given.value, parameter, context.locale);
  if (given.from === 'row') return { shown, text: shown };
  return given.from === 'catalog'
    ? { shown, text: '', tone: 'inherited', note: 'As its catalog' }
    : { shown, text: '', tone: 'assumed', note: 'Assumed: the price book’s default' };
}

function withParameter(
  parameters: Readonly<Record<string, ParameterValue>>,
  id: string,
  value: ParameterValue | undefined,
): Record<string, ParameterValue> {
  const { [id]: _gone, ...rest } = parameters;
  return value === undefined ? rest : { ...rest, [id]: value };
}

/** Sets or takes away one parameter of a row. */
export function putParameter(
  row: WorkRow,
  id: string,
  value: ParameterValue | undefined,
  { scenario }: WorkContext,
): WorkContext['scenario'] {
  switch (row.kind) {
    case 'catalog':
      return changeCatalog(scenario, row.at, {
        parameters: withParameter(row.catalog.parameters, id, value),
      });
    case 'entry':
      return changeEntry(scenario, row.catalogAt, row.at, {
        parameters: withParameter(row.entry.parameters, id, value),
      });
    case 'line':
      return changeLine(scenario, row.at, {
        parameters: withParameter(row.line.parameters, id, value),
      });
    case 'new':
    default:
      return scenario;
  }
}

/** Wide enough for its head and its options, within reason. */
function widthOf(parameter: Parameter): number {
  const options =
    parameter.kind === 'choice' ? parameter.options.map(({ label }) => label.length + 8) : [];
  return Math.max(110, Math.min(220, Math.max(parameter.label.length, ...options) * 6 + 20));
}

export function parameterColumn(parameter: Parameter): WorkColumn {
  return {
    id: `parameter ${parameter.id}`,
    head: parameter.label,
    width: widthOf(parameter),
    align: parameter.kind === 'choice' ? 'start' : 'end',
    opensDetails: true,
    face: (row, context) => parameterFace(row, parameter, context),
    write: (row, text, context) => {
      if (row.kind === 'new' || !hasParameter(row, parameter.id, context)) return undefined;
      if (text.trim() === '')
        return done(putParameter(row, parameter.id, undefined, context), 'not set here');
      const reading = parseParameter(text, parameter, context.marks);
      if (!reading.ok) return bad(reading.problem);
      const echo = formatParameter(reading.value, parameter, context.locale);
      return done(putParameter(row, parameter.id, reading.value, context), echo);
    },
    options: (row, context) =>
      parameter.kind === 'choice' && hasParameter(row, parameter.id, context)
        ? parameter.options.map(({ label }) => ({ text: label, label }))
        : undefined,
  };
}

export const caseColumn: WorkColumn = {
  id: 'case',
  head: 'Case',
  width: 140,
  face: (row, { scenario }) => {
    if (row.kind === 'entry' || row.kind === 'new') return undefined;
    const id = row.kind === 'catalog' ? row.catalog.case : row.line.case;
    const label = scenario.cases.find((each) => each.id === id)?.label;
    return label === undefined
      ? { shown: 'not set', text: '', tone: 'missing' }
      : { shown: label, text: label };
  },
  write: (row, text, { scenario }) => {
    if (row.kind === 'entry' || row.kind === 'new') return undefined;
    const found = optionNamed(text, scenario.cases);
    if (found === undefined && text.trim() !== '') {
      return bad(
        `“${text.trim()}” is no case of this scenario: ${scenario.cases.map(({ label }) => label).join(', ')}.`,
      );
    }
    const change = { case: found?.id };
    return row.kind === 'catalog'
      ? done(changeCatalog(scenario, row.at, change), found?.label ?? 'no case')
      : done(changeLine(scenario, row.at, change), found?.label ?? 'no case');
  },
  options: (row, { scenario }) =>
    row.kind === 'entry' || row.kind === 'new'
      ? undefined
      : scenario.cases.map(({ label }) => ({ text: label, label })),
};

function secondsDefault(row: WorkRow, { book }: WorkContext): number | undefined {
  const [operation] = operationsOf(row);
  const own = book.operations.find(({ id }) => id === operation)?.secondsPerUnit?.seconds;
  return own ?? book.policies.concurrency?.defaultSeconds;
}

export const secondsColumn: WorkColumn = {
  id: 'seconds',
  head: 'Seconds each',
  width: 110,
  align: 'end',
  face: (row, context) => {
    if (row.kind !== 'line') return undefined;
    const { secondsPerUnit } = row.line;
    if (secondsPerUnit !== undefined) {
      const text = formatCount(secondsPerUnit, context.locale);
      return { shown: text, text };
    }
    const usual = secondsDefault(row, context);
    if (usual === undefined) return { shown: '', text: '' };
    return {
      shown: formatCount(usual, context.locale),
      text: '',
      tone: 'assumed',
      note: 'Assumed: the price book’s default',
    };
  },
  write: (row, text, { scenario, marks, locale }) => {
    if (row.kind !== 'line') return undefined;
    if (text.trim() === '')
      return done(changeLine(scenario, row.at, { secondsPerUnit: undefined }), 'the default');
    const reading = readNumber(text.slice(0, 40).replace(/\s*s(ec(onds?)?)?$/i, ''), marks);
    const seconds =
      reading.kind === 'number' && !reading.value.includes('.') ? Number(reading.value) : 0;
    if (seconds < 1 || seconds > 86_400)
      return bad('Seconds that one unit takes: a whole number from 1 to 86,400.');
    return done(
      changeLine(scenario, row.at, { secondsPerUnit: seconds }),
      `${formatCount(seconds, locale)} seconds each`,
    );
  },
};
