import { totalMinor } from '../../engine/simulate/money';
import { invoiceOverage } from '../../engine/simulate/overage';
import type { Run } from '../../engine/simulate/run';
import type { Day } from '../../engine/time/day';
import type { Label, WayEvent } from './label';

/** A window of days whose shortage is served together. */
export type Window = { readonly from: Day; readonly until: Day };

/** A way to its end, in minor units. */
export type Ended = {
  readonly cost: number;
  readonly value: number;
  readonly events: readonly WayEvent[];
};

/** How a search pays for what included credits leave short. */
export type Means = {
  /** Every way worth keeping after `short` credits by meter in a window; empty where none can serve them. */
  readonly settle: (
    run: Run,
    labels: readonly Label[],
    short: readonly number[],
    window: Window,
  ) => Label[];
  /** The same ways with the overage of the running cycle paid. */
  readonly bill: (run: Run, labels: readonly Label[]) => Label[];
  /** The least that a way will have cost at the end, net of leftovers, if nothing more falls due. */
  readonly least: (label: Label, day: Day) => number;
  /** What must still be bought is bought, what is left is valued. */
  readonly end: (label: Label, day: Day) => Ended;
  /** `least` grows by what each cycle costs at the best price, whatever came before: README, lower bound. */
  readonly isLinear: boolean;
};

/** The overage of a cycle as its invoice would have it, in minor units; null where its price is not known. */
export function overageMinor(run: Run, overage: readonly number[]): number | null {
  if (overage.every((credits) => credits === 0)) return 0;
  const bill: Run = {
    ...run,
    recorder: null,
    overage: [...overage],
    overageEntries: [],
    entities: 0,
    invoices: [],
    unknownPrices: new Set(),
  };
  invoiceOverage(bill, 'renewal');
  return bill.unknownPrices.size > 0 ? null : totalMinor(bill);
}

/** `bill` of every means: overage at the price of the plan in force. */
export function billOverage(run: Run, labels: readonly Label[]): Label[] {
  return labels.flatMap((label) => {
    const bill = overageMinor(run, label.overage);
    return bill === null
      ? []
      : [{ ...label, cost: label.cost + bill, overage: label.overage.map(() => 0) }];
  });
}
