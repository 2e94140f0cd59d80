import type { CostFormula, Parameter } from '../contract/cost';
import type { FailureRule, AtZero, Operation } from '../contract/operation';
import type { PriceBook } from '../contract/price-book';
import { costText } from './figure-text';
import type { RuleDraft } from './rules';
import { amountText, creditsOf, labelOf, listed } from './wording';

export const FAILURE: Readonly<Record<FailureRule, string>> = {
  free: 'cost nothing',
  charged: 'cost as much as a success',
  refunded: 'are deducted and then given back',
};

export const AT_ZERO: Readonly<Record<AtZero, string>> = {
  stop: 'stops',
  'queue-until-renewal': 'waits and runs at the next renewal',
  'queue-until-credits': 'waits and runs as soon as credits arrive',
};

function costWords(
  operation: Operation,
  meter: string,
  formula: CostFormula,
  book: PriceBook,
): string {
  const each = `per ${operation.unit}`;
  if (formula.kind === 'fixed')
    return `${operation.label} costs ${creditsOf(formula.amount, meter, book)} ${each}.`;
  const credits = book.meters.find((candidate) => candidate.id === meter)?.unitPlural ?? meter;
  if (formula.kind === 'range') {
    const likely = formula.likely === undefined ? 'the middle' : amountText(formula.likely);
    return `${operation.label} costs ${amountText(formula.min)} to ${amountText(formula.max)} ${credits} ${each}, counted with ${likely}.`;
  }
  return `${operation.label} costs, in ${credits} ${each}: ${costText(formula, book)}.`;
}

function taskWords(operation: Operation, book: PriceBook): string {
  const { task } = operation;
  if (task === undefined) return '';
  const plural = operation.unitPlural ?? operation.unit;
  const { reserve } = task;
  const holds =
    reserve === 'actual'
      ? 'what it costs'
      : 'perUnit' in reserve
        ? amountText(reserve.perUnit)
        : `what the dearest ${labelOf(book.parameters, reserve.dearestOf).toLowerCase()} costs`;
  const limit =
    task.unitsLimit === undefined
      ? ''
      : ` "${labelOf(book.limits, task.unitsLimit)}" bounds one task.`;
  return `${operation.label} runs as one task: each of its ${plural} reserves ${holds}, successes are charged and the rest is released.${limit}`;
}

function rulesOfOperation(operation: Operation, book: PriceBook): RuleDraft[] {
  const id = `operations.${operation.id}`;
  const { requires, failure, atZero, task, secondsPerUnit } = operation;
  const drafts: RuleDraft[] = operation.costs.map((cost) => ({
    id: `${id}.costs.${cost.meter}`,
    words: costWords(operation, cost.meter, cost.formula, book),
    node: cost,
  }));
  if (requires !== undefined) {
    const labels = requires.features.map((feature) => labelOf(book.features, feature));
    drafts.push({
      id: `${id}.requires`,
      words: `${operation.label} needs a plan with ${listed(labels)}.`,
      node: requires,
    });
  }
  if (failure !== undefined) {
    drafts.push({
      id: `${id}.failure`,
      words: `Failed units of ${operation.label} ${FAILURE[failure.rule]}.`,
      node: failure,
    });
  }
  if (atZero !== undefined) {
    drafts.push({
      id: `${id}.atZero`,
      words: `Without credits ${operation.label} ${AT_ZERO[atZero.rule]}.`,
      node: atZero,
    });
  }
  if (task !== undefined)
    drafts.push({ id: `${id}.task`, words: taskWords(operation, book), node: task });
  if (secondsPerUnit !== undefined) {
    const words = `One ${operation.unit} of ${operation.label} takes ${secondsPerUnit.seconds} seconds.`;
    drafts.push({ id: `${id}.secondsPerUnit`, words, node: secondsPerUnit });
  }
  return drafts;
}

function parameterWords(parameter: Parameter): string {
  switch (parameter.kind) {
    case 'choice':
      return `${parameter.label} is ${listed(parameter.options.map((option) => option.label)).replace(/ and (?!.* and )/, ' or ')}.`;
    case 'whole':
      return `${parameter.label} is a whole number from ${parameter.min} to ${amountText(String(parameter.max))}.`;
    case 'credits':
      return `${parameter.label} is yours to enter, as a number of at least 0 or a range.`;
    default:
      return parameter satisfies never;
  }
}

export function operationRules(book: PriceBook): RuleDraft[] {
  const operations = book.operations.flatMap((operation) => rulesOfOperation(operation, book));
  const parameters = book.parameters
    .filter((parameter) => parameter.source !== undefined)
    .map((parameter) => ({
      id: `parameters.${parameter.id}`,
      words: parameterWords(parameter),
      node: parameter,
    }));
  return [...operations, ...parameters];
}
