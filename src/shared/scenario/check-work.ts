import type { Parameter } from '../contract/cost';
import type { Operation } from '../contract/operation';
import type { PriceBook } from '../contract/price-book';
import type { Scenario } from '../contract/scenario';
import type { Catalog, Line, ParameterValue, Schedule } from '../contract/scenario-work';
import { add, compareDecimals, parseDecimal, type Decimal } from '../decimal';
import { oneOf } from '../nearest';
import { inOrder } from '../price-book/check-operations';
import type { Findings } from '../price-book/findings';
import { horizonOf } from './horizon';

const ZERO: Decimal = { units: 0n, scale: 0 };
const ONE: Decimal = { units: 1n, scale: 0 };

const ids = (list: readonly { readonly id: string }[]): string[] => list.map((member) => member.id);

function checkMix(
  mix: readonly { option: string; share: string }[],
  options: readonly string[],
  path: string,
  findings: Findings,
): void {
  for (const [at, row] of mix.entries())
    findings.known('option', `${path}.mix[${at}].option`, row.option, options);
  findings.distinct(
    'option',
    `${path}.mix`,
    mix.map((row) => row.option),
    'option',
  );
  const sum = mix.reduce((total, row) => add(total, parseDecimal(row.share)), ZERO);
  if (compareDecimals(sum, ONE) !== 0) {
    const shares = mix.map((row) => row.share).join(' + ');
    findings.add(
      'mix_sum_wrong',
      `${path}.mix`,
      shares,
      'shares that sum to 1',
      'Change the shares until they sum to 1.',
    );
  }
}

type Kind<K extends Parameter['kind']> = Extract<Parameter, { kind: K }>;

function checkChoice(
  value: ParameterValue,
  parameter: Kind<'choice'>,
  path: string,
  findings: Findings,
): void {
  const options = ids(parameter.options);
  if (typeof value === 'string') findings.known('option', path, value, options);
  else if (typeof value === 'object' && 'mix' in value)
    checkMix(value.mix, options, path, findings);
  else {
    const allowed = `${oneOf(options)}, or a mix of them (${parameter.label})`;
    findings.add('parameter_value_wrong', path, value, allowed, 'Name an option or a mix.');
  }
}

function checkWhole(
  value: ParameterValue,
  parameter: Kind<'whole'>,
  path: string,
  findings: Findings,
): void {
  const { min, max, label } = parameter;
  if (typeof value === 'number' && value >= min && value <= max) return;
  const allowed = `a whole number from ${min} to ${max} (${label})`;
  findings.add('parameter_out_of_range', path, value, allowed, 'Use a number within the range.');
}

function checkCredits(
  value: ParameterValue,
  parameter: Kind<'credits'>,
  path: string,
  findings: Findings,
): void {
  if (typeof value === 'number') return;
  if (typeof value !== 'object' || !('credits' in value)) {
    const allowed = `a number, or { "credits": "…" } (${parameter.label})`;
    findings.add('parameter_value_wrong', path, value, allowed, 'Enter the credits.');
    return;
  }
  const { credits } = value;
  if (
    typeof credits === 'string' ||
    inOrder(credits.min, credits.likely ?? credits.min, credits.max)
  )
    return;
  findings.add(
    'range_order_wrong',
    `${path}.credits`,
    credits,
    'min ≤ likely ≤ max',
    'Put the three in order.',
  );
}

/** One value of a parameter: of the right kind, among its options or within its range. */
function checkValue(
  value: ParameterValue,
  parameter: Parameter,
  path: string,
  findings: Findings,
): void {
  switch (parameter.kind) {
    case 'choice':
      return checkChoice(value, parameter, path, findings);
    case 'whole':
      return checkWhole(value, parameter, path, findings);
    case 'credits':
      return checkCredits(value, parameter, path, findings);
    default:
      return parameter satisfies never;
  }
}

/** Parameters of some work: each one used by one of its operations, each value fit for it. */
export function checkParameters(
  values: Readonly<Record<string, ParameterValue>>,
  operations: readonly Operation[],
  book: PriceBook,
  path: string,
  findings: Findings,
): void {
  const names = [...new Set(operations.flatMap((operation) => operation.parameters))];
  for (const [id, value] of Object.entries(values)) {
    const parameter = book.parameters.find((candidate) => candidate.id === id);
    if (findings.known('parameter', `${path}.${id}`, id, names) && parameter !== undefined) {
      checkValue(value, parameter, `${path}.${id}`, findings);
    }
  }
}

/** An operation by its id; a fault where the book has none of that name. */
export function operationOf(
  id: string,
  book: PriceBook,
  path: string,
  findings: Findings,
): Operation | undefined {
  findings.known('operation', path, id, ids(book.operations));
  return book.operations.find((operation) => operation.id === id);
}

type Dated = Pick<Line, 'schedule' | 'from' | 'until' | 'growth' | 'case'>;

function checkSchedule(
  schedule: Schedule,
  path: string,
  scenario: Scenario,
  findings: Findings,
): void {
  const { from, to } = horizonOf(scenario);
  const dates =
    schedule.kind === 'once' ? [schedule.on] : schedule.kind === 'dates' ? schedule.on : [];
  for (const [at, date] of dates.entries()) {
    if (date >= from && date < to) continue;
    const place = schedule.kind === 'once' ? `${path}.on` : `${path}.on[${at}]`;
    findings.add(
      'date_outside_horizon',
      place,
      date,
      `a date from ${from} to before ${to}`,
      'Move the date, or lengthen the horizon.',
    );
  }
}

function checkTime(work: Dated, path: string, scenario: Scenario, findings: Findings): void {
  checkSchedule(work.schedule, `${path}.schedule`, scenario, findings);
  if (work.from !== undefined && work.until !== undefined && work.from >= work.until) {
    findings.add(
      'period_empty',
      `${path}.until`,
      work.until,
      `a date after ${work.from}`,
      'Let the period end after it begins.',
    );
  }
  if (
    work.growth !== undefined &&
    compareDecimals(parseDecimal(work.growth), { units: -1n, scale: 0 }) < 0
  ) {
    findings.add(
      'growth_below_nothing',
      `${path}.growth`,
      work.growth,
      'at least "-1" (−100 % a month)',
      'Use a smaller decline.',
    );
  }
  if (work.case !== undefined)
    findings.known('case', `${path}.case`, work.case, ids(scenario.cases));
}

function checkCatalog(
  catalog: Catalog,
  path: string,
  scenario: Scenario,
  book: PriceBook,
  findings: Findings,
): void {
  checkTime(catalog, path, scenario, findings);
  const operations = catalog.operations.flatMap((entry, at) => {
    const place = `${path}.operations[${at}]`;
    const operation = operationOf(entry.operation, book, `${place}.operation`, findings);
    if (entry.schedule !== undefined)
      checkSchedule(entry.schedule, `${place}.schedule`, scenario, findings);
    if (operation === undefined) return [];
    if (operation.runsOn === 'lines')
      notHere(operation, 'a free line', `${place}.operation`, findings);
    checkParameters(entry.parameters, [operation], book, `${place}.parameters`, findings);
    return [operation];
  });
  // Where an operation is unknown its parameters are as well: they are not blamed on the catalog.
  if (operations.length === catalog.operations.length) {
    checkParameters(catalog.parameters, operations, book, `${path}.parameters`, findings);
  }
}

function notHere(operation: Operation, place: string, path: string, findings: Findings): void {
  findings.add(
    'operation_misplaced',
    path,
    operation.id,
    `${place} for "${operation.label}"`,
    `Move it to ${place}.`,
  );
}

/** Catalogs and free lines against the price book: operations, parameters, dates, cases. */
export function checkWork(scenario: Scenario, book: PriceBook, findings: Findings): void {
  findings.distinct('case', 'cases', ids(scenario.cases));
  findings.distinct('catalog', 'catalogs', ids(scenario.catalogs));
  findings.distinct('line', 'lines', ids(scenario.lines));
  for (const [at, catalog] of scenario.catalogs.entries()) {
    checkCatalog(catalog, `catalogs[${at}]`, scenario, book, findings);
  }
  const catalogIds = new Set(ids(scenario.catalogs));
  for (const [at, line] of scenario.lines.entries()) {
    const path = `lines[${at}]`;
    if (catalogIds.has(line.id)) {
      findings.add(
        'line_doubled',
        `${path}.id`,
        line.id,
        'a name that no catalog has',
        'Rename one of the two.',
      );
    }
    checkTime(line, path, scenario, findings);
    const operation = operationOf(line.operation, book, `${path}.operation`, findings);
    if (operation === undefined) continue;
    if (operation.runsOn === 'records')
      notHere(operation, 'a catalog', `${path}.operation`, findings);
    checkParameters(line.parameters, [operation], book, `${path}.parameters`, findings);
  }
}
