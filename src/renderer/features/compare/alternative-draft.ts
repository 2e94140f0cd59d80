import type { Operation } from '../../../shared/contract/operation';
import type { Parameter } from '../../../shared/contract/cost';
import type { PriceBook } from '../../../shared/contract/price-book';
import type { Alternative, Scenario } from '../../../shared/contract/scenario';
import type { ParameterValue } from '../../../shared/contract/scenario-work';
import { readCredits } from '../../components/fields/readings';
import type { NumberMarks } from '../../format/intl';
import { usedOperations } from './not-covered';

/** One operation of the scenario, and what does the same work at the other vendor. */
export type MappingDraft = {
  readonly from: Operation;
  /** Undefined leaves the work out; the plans then say that it is not mapped. */
  readonly to: string | undefined;
  /** Units of `to` for one unit of `from`, as typed. */
  readonly factor: string;
  /** Values of parameters that have no default, as typed or chosen, by parameter id. */
  readonly parameters: Readonly<Record<string, string>>;
};

export type AlternativeDraft = {
  readonly mappings: readonly MappingDraft[];
  readonly rate: string;
  readonly rateOn: string;
};

/** Operations of the same id or name are taken for the same work until the user says otherwise. */
function likeliest(operation: Operation, other: PriceBook): string | undefined {
  const name = operation.label.toLowerCase();
  return (
    other.operations.find(({ id }) => id === operation.id) ??
    other.operations.find(({ label }) => label.toLowerCase() === name)
  )?.id;
}

/** What the form starts with: the alternative as it stands, or a first guess for a new one. */
export function draftAlternative(
  scenario: Scenario,
  book: PriceBook,
  other: PriceBook,
  today: string,
): AlternativeDraft {
  const used = usedOperations(scenario);
  const known = scenario.alternatives.find(({ priceBook }) => priceBook.id === other.id);
  return {
    mappings: book.operations
      .filter(({ id }) => used.has(id))
      .map((from) => {
        const mapped = known?.map.find((row) => row.from === from.id);
        return {
          from,
          to: mapped?.to ?? (known === undefined ? likeliest(from, other) : undefined),
          factor: mapped?.factor ?? '1',
          parameters: textsOf(mapped?.parameters ?? {}),
        };
      }),
    rate: known?.rate?.value ?? '',
    rateOn: known?.rate?.on ?? today,
  };
}

const textsOf = (values: Readonly<Record<string, ParameterValue>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([id, value]) => {
      if (typeof value === 'object')
        return 'credits' in value && typeof value.credits === 'string' ? [[id, value.credits]] : [];
      return [[id, String(value)]];
    }),
  );

/** Parameters of an operation that must be given, as they have no default. */
export function openParameters(
  other: PriceBook,
  operation: string | undefined,
): readonly Parameter[] {
  const names = other.operations.find(({ id }) => id === operation)?.parameters ?? [];
  return other.parameters.filter(
    (parameter) => names.includes(parameter.id) && parameter.default === undefined,
  );
}

/** An exact number above or at 0 as the locale writes it; undefined where it is none or could be two. */
function numberOf(text: string, marks: NumberMarks): string | undefined {
  const typed = readCredits(text, marks);
  return typed.ok ? typed.value : undefined;
}

function valueOf(
  parameter: Parameter,
  text: string | undefined,
  marks: NumberMarks,
): ParameterValue | undefined {
  const plain = text?.trim() ?? '';
  switch (parameter.kind) {
    case 'choice':
      return parameter.options.some(({ id }) => id === plain) ? plain : undefined;
    case 'whole': {
      const count = /^\d{1,12}$/.test(plain) ? Number(plain) : undefined;
      return count !== undefined && count >= parameter.min && count <= parameter.max
        ? count
        : undefined;
    }
    case 'credits': {
      const credits = numberOf(plain, marks);
      return credits === undefined ? undefined : { credits };
    }
    default:
      return parameter satisfies never;
  }
}

/** What is missing, by place: `rate`, or the operation's id with the field. */
export type AlternativeFaults = Readonly<Record<string, string>>;

export type ReadAlternative =
  | { readonly ok: true; readonly alternative: Alternative }
  | { readonly ok: false; readonly faults: AlternativeFaults };

/** The form as an alternative of the scenario, or everything that keeps it from being one. */
export function readAlternative(
  draft: AlternativeDraft,
  book: PriceBook,
  other: PriceBook,
  former: Alternative | undefined,
  marks: NumberMarks,
): ReadAlternative {
  const faults: Record<string, string> = {};
  const needsRate = other.currency !== book.currency;
  const rate = numberOf(draft.rate, marks);
  if (needsRate && (rate === undefined || !/[1-9]/.test(rate)))
    faults['rate'] = 'A rate such as 0.92';
  const map = draft.mappings.flatMap(({ from, to, factor, parameters }) => {
    if (to === undefined) return [];
    const units = numberOf(factor, marks);
    if (units === undefined || !/[1-9]/.test(units))
      faults[`${from.id}.factor`] = 'A number above 0';
    const values = openParameters(other, to).map(
      (parameter) => [parameter, valueOf(parameter, parameters[parameter.id], marks)] as const,
    );
    for (const [parameter, value] of values) {
      if (value === undefined) faults[`${from.id}.${parameter.id}`] = 'Needed: it has no default';
    }
    const given = values.flatMap(([{ id }, value]) =>
      value === undefined ? [] : [[id, value] as const],
    );
    return [{ from: from.id, to, factor: units ?? '1', parameters: Object.fromEntries(given) }];
  });
  if (map.length === 0) faults['map'] = 'Map at least one operation.';
  if (Object.keys(faults).length > 0) return { ok: false, faults };
  const choices = former?.choices ?? {
    overage: false,
    atBlock: 'stay' as const,
    allowUpgradeAtBlock: true,
    seats: 1,
    claims: [],
    entered: [],
    readings: {},
  };
  return {
    ok: true,
    alternative: {
      priceBook: { id: other.id, version: other.version },
      map,
      choices,
      ...(needsRate && rate !== undefined ? { rate: { value: rate, on: draft.rateOn } } : {}),
    },
  };
}

/** The scenario with this alternative in the place of a former one of the same price book. */
export function withAlternative(scenario: Scenario, alternative: Alternative): Scenario {
  const at = scenario.alternatives.findIndex(
    ({ priceBook }) => priceBook.id === alternative.priceBook.id,
  );
  const alternatives =
    at < 0 ? [...scenario.alternatives, alternative] : scenario.alternatives.with(at, alternative);
  return { ...scenario, alternatives };
}

export const withoutAlternative = (scenario: Scenario, priceBook: string): Scenario => ({
  ...scenario,
  alternatives: scenario.alternatives.filter((each) => each.priceBook.id !== priceBook),
});
