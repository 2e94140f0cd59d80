import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { compareScenario } from '../../src/main/planning/compare';
import { simulateScenario } from '../../src/main/planning/simulate';
import type { PriceBook } from '../../src/shared/contract/price-book';
import type { PlanSummary, Simulation } from '../../src/shared/contract/result';
import type { Scenario } from '../../src/shared/contract/scenario';
import type { Fault } from '../../src/shared/errors';
import { applyChoices } from '../../src/shared/price-book/readings';
import { findRule } from '../../src/shared/price-book/rules';
import { builtInPriceBooks } from '../../src/shared/price-books/built-in';
import { checkScenario } from '../../src/shared/scenario/check';

/** Figures of one worked example, derived by hand beside them; none is written by the engine. */
type Expected = {
  readonly example: string;
  readonly derivation: readonly string[];
  readonly expect: {
    readonly mode: 'compare' | 'simulate' | 'refused';
    readonly plan?: string;
    readonly cheapest?: string;
    readonly currency?: string;
    readonly months?: number;
    readonly used?: string;
    readonly usedByCategory?: Readonly<Record<string, string>>;
    readonly usedByMeter?: Readonly<Record<string, string>>;
    readonly overageCredits?: string;
    readonly plans?: Readonly<Record<string, ExpectedPlan>>;
    readonly invoices?: readonly {
      readonly on: string;
      readonly total: string;
      readonly reason?: string;
      readonly lines?: readonly { readonly kind: string; readonly amount: string }[];
    }[];
    readonly balances?: readonly {
      readonly on: string;
      readonly meter?: string;
      readonly start?: string;
      readonly end?: string;
    }[];
    /** All entries of these kinds on these days, in their order. */
    readonly entries?: readonly {
      readonly on: string;
      readonly kind: string;
      readonly credits?: string;
      readonly units?: number;
    }[];
    readonly unserved?: readonly {
      readonly units: number;
      readonly reason?: string;
      readonly mentions?: readonly string[];
    }[];
    readonly faults?: readonly {
      readonly code: string;
      readonly path: string;
      readonly found: string;
      readonly mentions: readonly string[];
    }[];
  };
};

type ExpectedPlan = {
  readonly total: string | null;
  readonly feasible: boolean;
  readonly status?: string;
  readonly purchases?: readonly { readonly pack: string; readonly count: number }[];
  readonly servedUnits?: number;
  readonly unservedUnits?: number;
  readonly leftoverBought?: string;
  readonly months?: readonly string[];
  readonly firstShortOn?: string;
};

const folderOf = (folder: string): string => join(dirname(fileURLToPath(import.meta.url)), folder);

const readJson = (folder: string, name: string): unknown =>
  JSON.parse(readFileSync(join(folderOf(folder), name), 'utf8'));

/** Names of the worked examples in a folder beside this file. */
export function exampleNames(folder: string): string[] {
  return readdirSync(folderOf(folder))
    .filter((name) => name.endsWith('.scenario.json'))
    .map((name) => name.replace('.scenario.json', ''))
    .toSorted();
}

function bookOf(id: string): PriceBook | undefined {
  return builtInPriceBooks().find((book) => book.id === id);
}

/** "40,000" and "40 000" as "40000", so that the wording may group figures as it likes. */
const plain = (text: string): string => text.replaceAll(/(?<=\d)[,\u202f\u00a0 ](?=\d{3})/g, '');

const byPack = (a: { pack: string }, b: { pack: string }): number => (a.pack < b.pack ? -1 : 1);

/** The figures of a plan that an example names, in the example's own form. */
function figuresOf(summary: PlanSummary, expected: ExpectedPlan): ExpectedPlan {
  const found: Required<ExpectedPlan> = {
    total: summary.total,
    feasible: summary.feasible,
    status: summary.status,
    purchases: summary.purchases.map(({ pack, count }) => ({ pack, count })).toSorted(byPack),
    servedUnits: summary.servedUnits,
    unservedUnits: summary.unservedUnits,
    leftoverBought: summary.leftovers[0]?.bought ?? '0',
    months: summary.months.map((month) => month.total),
    firstShortOn: summary.firstShortOn ?? 'never',
  };
  return Object.fromEntries(
    Object.keys(expected).map((key) => [key, found[key as keyof ExpectedPlan]]),
  ) as ExpectedPlan;
}

const sorted = (plan: ExpectedPlan): ExpectedPlan =>
  plan.purchases === undefined ? plan : { ...plan, purchases: plan.purchases.toSorted(byPack) };

const dayBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

function usedIn(simulation: Simulation): string {
  return String(
    simulation.cycles
      .flatMap((cycle) => cycle.meters)
      .reduce((sum, meter) => sum + Number(meter.used), 0),
  );
}

function usedByMeter(simulation: Simulation): Record<string, string> {
  const sums: Record<string, number> = {};
  for (const { meter, used } of simulation.cycles.flatMap((cycle) => cycle.meters)) {
    sums[meter] = (sums[meter] ?? 0) + Number(used);
  }
  return Object.fromEntries(Object.entries(sums).map(([meter, sum]) => [meter, String(sum)]));
}

function usedByCategory(simulation: Simulation): Record<string, string> {
  const sums: Record<string, number> = {};
  for (const cell of simulation.cycles.flatMap((cycle) => cycle.cells)) {
    const category = cell.category ?? 'none';
    sums[category] = (sums[category] ?? 0) + Number(cell.credits);
  }
  return Object.fromEntries(Object.entries(sums).map(([category, sum]) => [category, String(sum)]));
}

function expectDays(simulation: Simulation, expected: Expected['expect']): void {
  const found = (expected.balances ?? []).map(({ on, meter, start, end }) => {
    const series = simulation.balances.find((row) => meter === undefined || row.meter === meter);
    const at = dayBetween(simulation.start, on);
    return {
      on,
      ...(meter === undefined ? {} : { meter }),
      ...(start === undefined ? {} : { start: series?.start[at] }),
      ...(end === undefined ? {} : { end: series?.end[at] }),
    };
  });
  expect(found).toEqual(expected.balances ?? []);
}

function expectEntries(simulation: Simulation, expected: Expected['expect']): void {
  const wanted = expected.entries ?? [];
  if (wanted.length === 0) return;
  const kinds = new Set(wanted.map((entry) => `${entry.on} ${entry.kind}`));
  const first = wanted[0];
  // A top-up is looked for over the whole run: none may come on another day. It is two entries, the
  // credits and the money owed for them.
  const everywhere = first?.kind === 'top-up';
  const found = (simulation.ledger ?? [])
    .filter((entry) => first?.credits === undefined || entry.credits !== undefined)
    .filter((entry) =>
      everywhere ? entry.kind === 'top-up' : kinds.has(`${entry.on} ${entry.kind}`),
    )
    .map(({ on, kind, credits, units }) => ({
      on,
      kind,
      ...(first?.credits === undefined ? {} : { credits }),
      ...(first?.units === undefined ? {} : { units }),
    }));
  expect(found).toEqual(wanted);
}

function expectInvoices(simulation: Simulation, expected: Expected['expect']): void {
  if (expected.invoices === undefined) return;
  const found = simulation.invoices
    .filter((invoice) => invoice.lines.length > 0)
    .map(({ on, total, reason, lines }, at) => {
      const wanted = expected.invoices?.[at];
      return {
        on,
        total,
        ...(wanted?.reason === undefined ? {} : { reason }),
        ...(wanted?.lines === undefined
          ? {}
          : { lines: lines.map(({ kind, amount }) => ({ kind, amount })) }),
      };
    });
  expect(found).toEqual(expected.invoices);
}

function expectUnserved(summary: PlanSummary, expected: Expected['expect']): void {
  for (const { units, reason, mentions = [] } of expected.unserved ?? []) {
    const rows = summary.unserved.filter((row) => reason === undefined || row.reason === reason);
    expect(rows.reduce((sum, row) => sum + row.units, 0)).toBe(units);
    const words = plain(rows.map((row) => row.why).join(' '));
    for (const mention of mentions) expect(words).toContain(mention);
  }
}

/** Whatever a result says, it names a rule of the price book as it was read. */
function expectRules(simulation: Simulation, scenario: Scenario, book: PriceBook): void {
  const read = applyChoices(book, scenario.choices).book;
  const ids = [
    ...(simulation.ledger ?? []).map((entry) => entry.rule),
    ...simulation.invoices.flatMap((invoice) => invoice.lines.map((line) => line.rule)),
    ...simulation.summary.unserved.map((row) => row.rule),
    ...simulation.summary.purchases.map((row) => row.rule),
  ];
  expect([...new Set(ids)].filter((id) => findRule(read, id) === undefined)).toEqual([]);
}

function compared(scenario: Scenario, book: PriceBook, expected: Expected['expect']): void {
  const comparison = compareScenario({ scenario, book });
  if (expected.cheapest !== undefined) expect(comparison.cheapest).toBe(expected.cheapest);
  if (expected.currency !== undefined) expect(comparison.currency).toBe(expected.currency);
  if (expected.months !== undefined) expect(comparison.months).toBe(expected.months);
  for (const [plan, figures] of Object.entries(expected.plans ?? {})) {
    const summary = comparison.plans.find((candidate) => candidate.plan === plan);
    expect(summary === undefined ? plan : { plan, ...figuresOf(summary, figures) }).toEqual({
      plan,
      ...sorted(figures),
    });
  }
}

function simulated(scenario: Scenario, book: PriceBook, expected: Expected['expect']): void {
  const plan = expected.plan ?? '';
  const simulation = simulateScenario({ scenario, book, plan, ledger: true });
  for (const figures of Object.values(expected.plans ?? {})) {
    expect(figuresOf(simulation.summary, figures)).toEqual(sorted(figures));
  }
  expectDays(simulation, expected);
  expectInvoices(simulation, expected);
  expectEntries(simulation, expected);
  expectUnserved(simulation.summary, expected);
  expectRules(simulation, scenario, book);
  if (expected.used !== undefined) expect(usedIn(simulation)).toBe(expected.used);
  if (expected.usedByMeter !== undefined)
    expect(usedByMeter(simulation)).toEqual(expected.usedByMeter);
  if (expected.usedByCategory !== undefined)
    expect(usedByCategory(simulation)).toEqual(expected.usedByCategory);
  if (expected.overageCredits !== undefined)
    expect(simulation.summary.overageCredits).toBe(expected.overageCredits);
}

function expectFaults(faults: readonly Fault[], expected: Expected['expect']): void {
  const wanted = expected.faults ?? [];
  expect(faults.map(({ code, path, found }) => ({ code, path, found }))).toEqual(
    wanted.map(({ code, path, found }) => ({ code, path, found })),
  );
  for (const [at, { mentions }] of wanted.entries()) {
    for (const mention of mentions) expect(faults[at]?.allowed).toContain(mention);
  }
}

/** Runs one worked example through the program's own doors and compares every figure it names. */
export function expectExample(folder: string, name: string): void {
  const { derivation, expect: expected } = readJson(folder, `${name}.expected.json`) as Expected;
  expect(derivation.length).toBeGreaterThan(0);
  const checked = checkScenario(readJson(folder, `${name}.scenario.json`), bookOf);
  if (!checked.ok) return expectFaults(checked.faults, expected);
  expect(expected.mode).not.toBe('refused');
  const run = expected.mode === 'compare' ? compared : simulated;
  return run(checked.scenario, checked.book, expected);
}
