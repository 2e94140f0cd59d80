import type { Parameter } from '../../../shared/contract/cost';
import type { Operation } from '../../../shared/contract/operation';
import type { PriceBook } from '../../../shared/contract/price-book';
import type { ReplayQuery, UnmatchedUsage } from '../../../shared/contract/replay';
import type { Scenario } from '../../../shared/contract/scenario';
import type { ParameterValue } from '../../../shared/contract/scenario-work';
import { nearest, oneOf } from '../../../shared/nearest';
import type { UsageKind } from './usage';

/** Usage of one kind as the book knows it; `key` is the same where the work is. */
export type Matched = {
  readonly key: string;
  readonly operation: Operation;
  readonly parameters: Record<string, ParameterValue>;
  readonly case: string | undefined;
};
export type Match = Matched | Unmatched;

type Unmatched = Pick<UnmatchedUsage, 'what' | 'code' | 'remedy'>;

const squeezed = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');

/** The one whose id or label it is, without case and marks. */
function byName<T extends { readonly id: string; readonly label: string }>(
  list: readonly T[],
  name: string,
): T | undefined {
  const plain = squeezed(name);
  return (
    list.find(({ id }) => id === name) ??
    list.find(({ id, label }) => squeezed(id) === plain || squeezed(label) === plain)
  );
}

function unknownName(
  noun: string,
  code: UnmatchedUsage['code'],
  name: string,
  known: readonly { readonly id: string; readonly label: string }[],
): Unmatched {
  const words = known.flatMap(({ id, label }) => [id, label]);
  const near = nearest(name, words).flatMap(
    (word) => known.find(({ id, label }) => id === word || label === word)?.id ?? [],
  );
  const ids = [...new Set(near)];
  const remedy =
    ids.length > 0
      ? `Did you mean ${oneOf(ids)}?`
      : `Say which one it is: ${oneOf(known.map(({ id }) => id))}.`;
  return { what: `${noun} ${name}`, code, remedy };
}

export const isMatched = (match: Match | undefined): match is Matched =>
  match !== undefined && 'key' in match;

/** Words of the file become those of the book; what cannot is told with its reason. */
export class Matching {
  readonly #book: PriceBook;
  readonly #scenario: Scenario;
  readonly #names: ReplayQuery['operations'];

  constructor(book: PriceBook, scenario: Scenario, names: ReplayQuery['operations']) {
    this.#book = book;
    this.#scenario = scenario;
    this.#names = names;
  }

  match(kind: UsageKind): Match {
    const { operations } = this.#book;
    const chosen = Object.hasOwn(this.#names, kind.operation)
      ? this.#names[kind.operation]
      : undefined;
    const operation = byName(operations, chosen ?? kind.operation);
    if (operation === undefined)
      return unknownName('operation', 'operation_unknown', kind.operation, operations);
    const { cases } = this.#scenario;
    const named = kind.case === null || cases.length === 0 ? undefined : byName(cases, kind.case);
    if (named === undefined && kind.case !== null && cases.length > 0)
      return unknownName('case', 'case_unknown', kind.case, cases);
    const told = this.#parametersOf(operation, kind);
    if ('what' in told) return told;
    const values = Object.fromEntries(
      Object.entries(told.parameters).toSorted(([a], [b]) => (a < b ? -1 : 1)),
    );
    return {
      key: JSON.stringify([operation.id, named?.id, values]),
      operation,
      parameters: values,
      case: named?.id,
    };
  }

  /** What the file says, above what the scenario says of the same operation. */
  #parametersOf(
    operation: Operation,
    kind: UsageKind,
  ): { readonly parameters: Record<string, ParameterValue> } | Unmatched {
    const known = new Set(operation.parameters);
    const values: Record<string, ParameterValue> = {};
    for (const [id, value] of Object.entries(this.#standing(operation.id)))
      if (known.has(id)) values[id] = value;
    for (const [id, text] of Object.entries(kind.parameters)) {
      const parameter = known.has(id)
        ? this.#book.parameters.find((one) => one.id === id)
        : undefined;
      if (parameter === undefined) continue;
      const value = valueOf(parameter, text);
      if (typeof value === 'object' && 'what' in value) return value;
      values[id] = value;
    }
    return { parameters: values };
  }

  #standing(operation: string): Readonly<Record<string, ParameterValue>> {
    const line = this.#scenario.lines.find((one) => one.operation === operation);
    if (line !== undefined) return line.parameters;
    for (const catalog of this.#scenario.catalogs) {
      const entry = catalog.operations.find((one) => one.operation === operation);
      if (entry !== undefined) return { ...catalog.parameters, ...entry.parameters };
    }
    return {};
  }
}

function valueOf(parameter: Parameter, text: string): ParameterValue | Unmatched {
  const what = `${parameter.label} ${text}`;
  const code = 'parameter_value_unknown';
  if (parameter.kind === 'choice') {
    return (
      byName(parameter.options, text)?.id ??
      unknownName(parameter.label, code, text, parameter.options)
    );
  }
  if (parameter.kind === 'whole') {
    const value = /^\d{1,12}(\.0{1,9})?$/.test(text) ? Number(text) : Number.NaN;
    if (value >= parameter.min && value <= parameter.max) return value;
    return { what, code, remedy: `Use a whole number from ${parameter.min} to ${parameter.max}.` };
  }
  if (/^\d{1,15}(\.\d{1,9})?$/.test(text)) return { credits: text };
  return { what, code, remedy: 'Use credits as a number, such as 2 or 0.25.' };
}
