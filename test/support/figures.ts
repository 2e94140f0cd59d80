import { expect } from 'vitest';
import { simulateScenario } from '../../src/main/planning/simulate';
import type { PriceBook } from '../../src/shared/contract/price-book';
import type { EntryKind, LedgerEntry, Simulation } from '../../src/shared/contract/result';
import type { Scenario } from '../../src/shared/contract/scenario';
import { book, scenario, type BookParts, type ScenarioParts } from './books';

/** What a user would see of a simulation, in words short enough to derive by hand. */
export type Expected = {
  /** Sum of everything owed; null where a price is unknown. */
  readonly total?: string | null;
  /** "2026-01-01 start: subscription 20.00" and further lines after " + ". */
  readonly invoices?: readonly string[];
  /** Totals of the months of the horizon. */
  readonly months?: readonly string[];
  /** Balance at the end of a day, by date; of another meter by "date meter". */
  readonly end?: Readonly<Record<string, string>>;
  /** Balance before a day's work, likewise. */
  readonly start?: Readonly<Record<string, string>>;
  readonly served?: number;
  /** "line units reason". */
  readonly unserved?: readonly string[];
  /** "3 × pack". */
  readonly packs?: readonly string[];
  /** Credits left over, "bought/allowance", of the first meter. */
  readonly left?: string;
  /** Entries of these kinds: "2026-01-01 charge -5". */
  readonly entries?: readonly string[];
  /** Each cycle of the usage view: "from to plan used/included percent% remaining". */
  readonly cycles?: readonly string[];
  readonly overage?: string;
};

export type Row = {
  readonly rule: string;
  readonly book?: BookParts;
  readonly scenario?: ScenarioParts;
  /** The first plan of the book where absent. */
  readonly plan?: string;
  /** Kinds of entries that `expected.entries` lists. */
  readonly kinds?: readonly EntryKind[];
  readonly expected: Expected;
};

const entryText = (entry: LedgerEntry): string =>
  [entry.on, entry.kind, entry.credits ?? entry.money ?? '', entry.case ?? '']
    .filter((part) => part !== '')
    .join(' ');

function balanceOn(simulation: Simulation, key: string, column: 'start' | 'end'): string {
  const [date = '', meter] = key.split(' ');
  const series =
    simulation.balances.find((row) => row.meter === meter || row.case === meter) ??
    simulation.balances[0];
  const at = Math.round((Date.parse(date) - Date.parse(simulation.start)) / 86_400_000);
  return series?.[column][at] ?? `no balance on ${key}`;
}

/** The figures of a simulation that an expectation names, in the same form. */
export function figuresOf(
  simulation: Simulation,
  expected: Expected,
  kinds: readonly EntryKind[] = [],
): Expected {
  const { summary } = simulation;
  const balances = (
    asked: Readonly<Record<string, string>> | undefined,
    column: 'start' | 'end',
  ): Record<string, string> =>
    Object.fromEntries(
      Object.keys(asked ?? {}).map((key) => [key, balanceOn(simulation, key, column)]),
    );
  const [first] = summary.leftovers;
  const all: Required<Expected> = {
    total: summary.total,
    invoices: simulation.invoices.map(
      (invoice) =>
        `${invoice.on} ${invoice.reason}: ${invoice.lines.map((row) => `${row.kind} ${row.amount}`).join(' + ')}`,
    ),
    months: summary.months.map((month) => month.total),
    end: balances(expected.end, 'end'),
    start: balances(expected.start, 'start'),
    served: summary.servedUnits,
    unserved: summary.unserved.map((row) => `${row.line} ${row.units} ${row.reason}`),
    packs: summary.purchases.map((row) => `${row.count} × ${row.pack}`),
    left: `${first?.bought}/${first?.allowance}`,
    entries: (simulation.ledger ?? []).filter((entry) => kinds.includes(entry.kind)).map(entryText),
    cycles: simulation.cycles.map(
      (cycle) =>
        `${cycle.from} ${cycle.to} ${cycle.plan} ${cycle.meters[0]?.used}/${cycle.meters[0]?.included} ${cycle.meters[0]?.percent}% ${cycle.meters[0]?.remaining}`,
    ),
    overage: summary.overageCredits,
  };
  return Object.fromEntries(Object.entries(all).filter(([key]) => key in expected));
}

export function simulationOf(priceBook: PriceBook, given: Scenario, planId?: string): Simulation {
  return simulateScenario({
    scenario: given,
    book: priceBook,
    plan: planId ?? priceBook.plans[0]?.id ?? '',
    ledger: true,
  });
}

/** Simulates a row and compares every figure that it names. */
export function check(row: Row): void {
  const simulation = simulationOf(book(row.book), scenario(row.scenario), row.plan);
  expect(figuresOf(simulation, row.expected, row.kinds)).toEqual(row.expected);
}
