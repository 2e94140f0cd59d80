import type { PriceBook } from '../../../shared/contract/price-book';
import type { Quantity } from '../../../shared/contract/primitives';
import type { Scenario } from '../../../shared/contract/scenario';
import type { WorkPartRef } from '../../../shared/contract/explore';
import { likelyQuantity } from '../../format/quantity';

/** A quantity of the workload that a slider can move. */
export type Lever = {
  readonly key: string;
  readonly part: Exclude<WorkPartRef, { kind: 'all' }>;
  readonly label: string;
  readonly quantity: Quantity;
  /** What the plain simulation counts with. */
  readonly likely: number;
};

export const partKey = (part: WorkPartRef): string =>
  part.kind === 'all' ? 'all' : `${part.kind}:${part.id}`;

export function readPart(text: string | undefined): WorkPartRef {
  const [kind, ...rest] = (text ?? '').split(':');
  const id = rest.join(':');
  if ((kind === 'line' || kind === 'catalog') && id !== '') return { kind, id };
  return { kind: 'all' };
}

/** Every quantity with a likely value, catalogs first; a list of past values has none to move. */
export function leversOf(scenario: Scenario, book: PriceBook): Lever[] {
  const lever = (part: Lever['part'], label: string, quantity: Quantity): Lever[] => {
    const likely = likelyQuantity(quantity);
    return likely === undefined ? [] : [{ key: partKey(part), part, label, quantity, likely }];
  };
  return [
    ...scenario.catalogs.flatMap(({ id, label, records }) =>
      lever({ kind: 'catalog', id }, label, records),
    ),
    ...scenario.lines.flatMap(({ id, label, operation, quantity }) =>
      lever(
        { kind: 'line', id },
        label ?? book.operations.find((each) => each.id === operation)?.label ?? id,
        quantity,
      ),
    ),
  ];
}

/** A quantity moved to another likely value; a range keeps its shape around it. */
export function movedQuantity(quantity: Quantity, likely: number): Quantity {
  if (typeof quantity === 'number') return likely;
  if ('past' in quantity) return quantity;
  if ('value' in quantity) return { ...quantity, value: likely };
  const before = likelyQuantity(quantity) ?? 0;
  const scaled = (end: number): number =>
    before === 0 ? likely : Math.round((end * likely) / before);
  return {
    min: Math.min(likely, scaled(quantity.min)),
    likely,
    max: Math.max(likely, scaled(quantity.max)),
  };
}

/** The scenario with one quantity moved. */
export function withLever(scenario: Scenario, { part }: Lever, likely: number): Scenario {
  if (part.kind === 'catalog') {
    return {
      ...scenario,
      catalogs: scenario.catalogs.map((row) =>
        row.id === part.id ? { ...row, records: movedQuantity(row.records, likely) } : row,
      ),
    };
  }
  return {
    ...scenario,
    lines: scenario.lines.map((row) =>
      row.id === part.id ? { ...row, quantity: movedQuantity(row.quantity, likely) } : row,
    ),
  };
}

/** Where a slider ends: at least twice the base, on a round number. */
export function sliderEnd(base: number): number {
  const least = Math.max(10, base * 2);
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(least)) - 1);
  return Math.ceil(least / unit) * unit;
}
