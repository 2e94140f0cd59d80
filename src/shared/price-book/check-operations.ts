import type { CostFormula, Parameter } from '../contract/cost';
import type { Operation } from '../contract/operation';
import type { PriceBook } from '../contract/price-book';
import { compareDecimals, parseDecimal } from '../decimal';
import { oneOf } from '../nearest';
import type { Names } from './check-references';
import type { Findings } from './findings';

type Context = {
  readonly book: PriceBook;
  readonly operation: Operation;
  readonly findings: Findings;
};

const KINDS: Readonly<Record<Parameter['kind'], string>> = {
  choice: 'a parameter with options',
  whole: 'a parameter that is a whole number',
  credits: 'a parameter in which the user enters credits',
};

/** The parameter a formula names: known, listed by the operation, and of the kind the formula needs. */
function named<K extends Parameter['kind']>(
  id: string,
  kind: K,
  path: string,
  { book, operation, findings }: Context,
): Extract<Parameter, { kind: K }> | undefined {
  const known = book.parameters.map((parameter) => parameter.id);
  if (!findings.known('parameter', path, id, known)) return undefined;
  if (!operation.parameters.includes(id)) {
    const remedy = `Add "${id}" to the parameters of the operation "${operation.id}".`;
    findings.add('parameter_not_listed', path, id, oneOf(operation.parameters), remedy);
  }
  const parameter = book.parameters.find((candidate) => candidate.id === id);
  if (parameter?.kind === kind) return parameter as Extract<Parameter, { kind: K }>;
  findings.add(
    'parameter_kind_wrong',
    path,
    `${id} (${parameter?.kind})`,
    KINDS[kind],
    'Name another parameter, or change its kind.',
  );
  return undefined;
}

function checkTable(
  formula: Extract<CostFormula, { kind: 'table' }>,
  path: string,
  context: Context,
): void {
  const { findings } = context;
  const parameter = named(formula.parameter, 'choice', `${path}.parameter`, context);
  const rows = formula.rows.map((row) => row.option);
  findings.distinct('option', `${path}.rows`, rows, 'option');
  for (const [at, row] of formula.rows.entries())
    checkFormula(row.cost, `${path}.rows[${at}].cost`, context);
  if (parameter === undefined) return;
  const options = parameter.options.map((option) => option.id);
  for (const [at, option] of rows.entries())
    findings.known('option', `${path}.rows[${at}].option`, option, options);
  const open = options.filter((option) => !rows.includes(option));
  if (open.length > 0) {
    const remedy = `Add a row for ${oneOf(open)}.`;
    findings.add(
      'option_without_row',
      `${path}.rows`,
      rows,
      `a row for each of ${oneOf(options)}`,
      remedy,
    );
  }
}

/** Whether decimals stand in order, equal ones allowed. */
export function inOrder(...figures: readonly string[]): boolean {
  const values = figures.map(parseDecimal);
  return values.every(
    (value, at) => at === 0 || compareDecimals(values[at - 1] ?? value, value) <= 0,
  );
}

function checkFormula(formula: CostFormula, path: string, context: Context): void {
  const { findings } = context;
  switch (formula.kind) {
    case 'fixed':
      return;
    case 'range':
      if (!inOrder(formula.min, formula.likely ?? formula.min, formula.max)) {
        findings.add(
          'range_order_wrong',
          path,
          formula,
          'min ≤ likely ≤ max',
          'Put the three in order.',
        );
      }
      return;
    case 'entered':
      named(formula.parameter, 'credits', `${path}.parameter`, context);
      return;
    case 'table':
      checkTable(formula, path, context);
      return;
    case 'steps':
    case 'per':
      named(formula.parameter, 'whole', `${path}.parameter`, context);
      return;
    case 'sum':
      for (const [at, part] of formula.of.entries())
        checkFormula(part, `${path}.of[${at}]`, context);
      return;
    case 'times':
      checkFormula(formula.cost, `${path}.cost`, context);
      return;
    default:
      formula satisfies never;
  }
}

function checkTask(path: string, names: Names, context: Context): void {
  const { operation, findings } = context;
  const { task } = operation;
  if (task === undefined) return;
  if (task.unitsLimit !== undefined)
    findings.known('limit', `${path}.unitsLimit`, task.unitsLimit, names.limits);
  if (typeof task.reserve === 'object' && 'dearestOf' in task.reserve) {
    named(task.reserve.dearestOf, 'choice', `${path}.reserve.dearestOf`, context);
  }
}

/** Every name an operation uses exists, and its cost formulas cover what they may meet. */
export function checkOperations(book: PriceBook, names: Names, findings: Findings): void {
  for (const [at, operation] of book.operations.entries()) {
    const path = `operations[${at}]`;
    const context: Context = { book, operation, findings };
    if (operation.category !== undefined) {
      findings.known('category', `${path}.category`, operation.category, names.categories);
    }
    for (const [n, parameter] of operation.parameters.entries()) {
      findings.known('parameter', `${path}.parameters[${n}]`, parameter, names.parameters);
    }
    for (const [n, feature] of (operation.requires?.features ?? []).entries()) {
      findings.known('feature', `${path}.requires.features[${n}]`, feature, names.features);
    }
    for (const [n, cost] of operation.costs.entries()) {
      findings.known('meter', `${path}.costs[${n}].meter`, cost.meter, names.meters);
      checkFormula(cost.formula, `${path}.costs[${n}].formula`, context);
    }
    checkTask(`${path}.task`, names, context);
  }
}
