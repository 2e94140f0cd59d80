import type { Operation } from '../../../shared/contract/operation';
import type { PriceBook } from '../../../shared/contract/price-book';
import type { Quantity } from '../../../shared/contract/primitives';
import type { Catalog, Line, ParameterValue } from '../../../shared/contract/scenario-work';
import { compareRatios, ratio, ratioOf, type Ratio } from '../amount/ratio';
import type { Shape } from './spread';

export type WorkPart = { readonly operation: Operation; readonly operationAt: number };

/** Lines with the same key share one draw: the operations of one catalog. */
export type Origin = {
  readonly key: number;
  readonly quantity: Quantity;
  readonly share: Ratio | undefined;
  readonly shape: Shape;
};

/** A line of work before its costs and days are known. */
export type Draft = {
  readonly id: string;
  readonly label: string;
  readonly case: string | undefined;
  readonly parts: WorkPart[];
  /** Parameter values of each part. */
  readonly values: Readonly<Record<string, ParameterValue>>[];
  readonly origin: Origin;
  readonly success: string;
  readonly secondsPerUnit: number | undefined;
  /** Parts of other lines that run before on the same records: they are one entity (rulebook 3, A-8). */
  before: readonly WorkPart[];
};

function partOf(book: PriceBook, id: string): WorkPart {
  const operationAt = book.operations.findIndex((operation) => operation.id === id);
  const operation = book.operations[operationAt];
  // The contract has checked references; an unknown operation here is our own fault.
  if (operation === undefined) throw new RangeError(`unknown operation ${id}`);
  return { operation, operationAt };
}

export function draftLine(line: Line, key: number, book: PriceBook): Draft {
  const part = partOf(book, line.operation);
  return {
    id: line.id,
    label: line.label ?? part.operation.label,
    case: line.case,
    parts: [part],
    values: [line.parameters],
    origin: { key, quantity: line.quantity, share: undefined, shape: line },
    success: line.success,
    secondsPerUnit: line.secondsPerUnit,
    before: [],
  };
}

/**
 * Operations with the same schedule, success and share run together; the others apart, in their
 * order, and so does one that the vendor treats differently when it fails or finds no credits.
 */
export function draftCatalog(
  catalog: Catalog,
  key: number,
  book: PriceBook,
  servedWhole: boolean,
): Draft[] {
  const drafts: Draft[] = [];
  const groups = new Map<string, Draft>();
  const ingestions = new Map<string, Draft[]>();
  for (const [at, entry] of catalog.operations.entries()) {
    const part = partOf(book, entry.operation);
    const { failure, atZero, task } = part.operation;
    const values = { ...catalog.parameters, ...entry.parameters };
    const schedule = entry.schedule ?? catalog.schedule;
    const success = entry.success ?? catalog.success;
    const apart = !servedWhole || task !== undefined;
    const together = apart
      ? `apart ${at}`
      : JSON.stringify([schedule, success, entry.share ?? '1', failure?.rule, atZero?.rule]);
    const group = groups.get(together);
    if (group !== undefined) {
      group.parts.push(part);
      group.values.push(values);
      continue;
    }
    const draft: Draft = {
      id: catalog.id,
      label: catalog.label,
      case: catalog.case,
      parts: [part],
      values: [values],
      origin: {
        key,
        quantity: catalog.records,
        share: entry.share === undefined ? undefined : ratioOf(entry.share),
        shape: { ...catalog, schedule },
      },
      success,
      secondsPerUnit: undefined,
      before: [],
    };
    groups.set(together, draft);
    drafts.push(draft);
    const when = JSON.stringify(schedule);
    ingestions.set(when, [...(ingestions.get(when) ?? []), draft]);
  }
  for (const ingestion of ingestions.values()) shareEntities(ingestion);
  return drafts;
}

const ONE = ratio(1);

/** Lines that run on the same days run on the same records: a smaller share within the larger one. */
function shareEntities(drafts: readonly Draft[]): void {
  const bySize = drafts.toSorted((a, b) =>
    compareRatios(b.origin.share ?? ONE, a.origin.share ?? ONE),
  );
  let before: WorkPart[] = [];
  for (const draft of bySize) {
    draft.before = before;
    before = [...before, ...draft.parts];
  }
}
