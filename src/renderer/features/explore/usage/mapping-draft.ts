import type { UsageLook, UsageMapping } from '../../../../shared/contract/usage';

/** A mapping while it is being chosen. */
export type MappingDraft = {
  readonly date: string | undefined;
  readonly dateOrder: UsageMapping['dateOrder'];
  /** `column NAME` or `always OPERATION`. */
  readonly operation: string | undefined;
  readonly quantity: string | undefined;
  readonly status: string | undefined;
  readonly case: string | undefined;
  readonly parameters: Readonly<Record<string, string | undefined>>;
  readonly succeeded: readonly string[];
  readonly failed: readonly string[];
};

/** As it was the last time for a file of this kind, else what the columns seem to be. */
export function draftOf({ remembered, suggested }: UsageLook): MappingDraft {
  const from = remembered ?? suggested;
  const { operation } = from;
  return {
    date: from.date,
    dateOrder: from.dateOrder,
    operation:
      operation === undefined
        ? undefined
        : 'column' in operation
          ? `column ${operation.column}`
          : `always ${operation.always}`,
    quantity: from.quantity,
    status: from.status,
    case: from.case,
    parameters: from.parameters ?? {},
    succeeded: from.succeeded ?? [],
    failed: from.failed ?? [],
  };
}

/** The mapping, or undefined while date or operation are not chosen. */
export function mappingOf(draft: MappingDraft): UsageMapping | undefined {
  const { date, operation, dateOrder, quantity, status, parameters } = draft;
  if (date === undefined || operation === undefined) return undefined;
  const name = operation.slice(operation.indexOf(' ') + 1);
  const told = Object.entries(parameters).flatMap(([id, column]) =>
    column === undefined ? [] : [[id, column] as const],
  );
  return {
    date,
    operation: operation.startsWith('column ') ? { column: name } : { always: name },
    ...(dateOrder === undefined ? {} : { dateOrder }),
    ...(quantity === undefined ? {} : { quantity }),
    ...(status === undefined ? {} : { status }),
    ...(draft.case === undefined ? {} : { case: draft.case }),
    succeeded: [...draft.succeeded],
    failed: [...draft.failed],
    parameters: Object.fromEntries(told),
  };
}
