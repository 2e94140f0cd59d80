import type { PriceBook } from '../../shared/contract/price-book';
import type { BalanceSeries, CycleUsage, Invoice, Simulation } from '../../shared/contract/result';
import { RESULT_FORMAT } from '../../shared/contract/result';
import type { Scenario } from '../../shared/contract/scenario';
import { formatTrimmed, formatUnits } from '../../shared/decimal';
import { basisText } from '../engine/simulate/money';
import type { Program } from '../engine/simulate/program';
import type { MoneyLine, Run } from '../engine/simulate/run';
import { formatDay } from '../engine/time/day';
import { baseOf, ledgerLength, ledgerPage } from './ledger-entries';
import { assumptionsOf } from './readings';
import { recordScenario, type Recorded } from './record';
import { summarise } from './summary';

/** One plan simulated day by day, as the contract says it. `ledger` adds every entry. */
export function simulateScenario(input: {
  scenario: Scenario;
  book: PriceBook;
  plan: string;
  ledger?: boolean;
}): Simulation {
  return presentSimulation(recordScenario(input), input.book, input.ledger === true);
}

export function presentSimulation(
  recorded: Recorded,
  book: PriceBook,
  withLedger: boolean,
): Simulation {
  const { program, plan, runs, cases } = recorded;
  const { scenario } = program;
  const { start, end } = program.workload.horizon;
  return {
    format: RESULT_FORMAT,
    kind: 'simulation',
    scenario: scenario.name,
    priceBook: { id: book.id, version: book.version },
    currency: book.currency,
    start: formatDay(start),
    end: formatDay(end),
    months: scenario.months,
    summary: summarise(program, plan, runs),
    invoices: runs.flatMap((_, at) => invoicesOf(recorded, at)),
    balances: runs.flatMap((run, at) => balancesOf(program, run, cases[at])),
    cycles: runs.flatMap((run, at) => cyclesOf(program, run, cases[at])),
    ledgerLength: ledgerLength(recorded),
    ...(withLedger ? { ledger: ledgerPage(recorded, 0, Number.POSITIVE_INFINITY) } : {}),
    assumptions: assumptionsOf(book, scenario, recorded),
  };
}

function invoicesOf(recorded: Recorded, place: number): Invoice[] {
  const { program, runs, cases } = recorded;
  const run = runs[place];
  if (run === undefined) return [];
  const caseId = cases[place];
  const base = baseOf(recorded, place);
  const places = program.book.minorUnitPlaces;
  return run.invoices.map((invoice, at) => ({
    id: caseId === undefined ? `inv-${at + 1}` : `inv-${caseId}-${at + 1}`,
    on: formatDay(invoice.on),
    reason: invoice.reason,
    ...(caseId === undefined ? {} : { case: caseId }),
    lines: invoice.lines.map((line) => ({
      kind: line.kind,
      label: line.label,
      basis: basisText(run, line),
      ...priced(line, places, program.scale),
      amount: formatUnits(line.amountMinor, places),
      rule: line.rule,
      entries: line.entries.map((entry) => base + entry),
    })),
    total: formatUnits(
      invoice.lines.reduce((sum, line) => sum + line.amountMinor, 0),
      places,
    ),
  }));
}

function priced(
  { basis, quantity, unitPrice }: MoneyLine,
  places: number,
  scale: number,
): { quantity?: string; unitPrice?: string } {
  if (typeof basis === 'string')
    return {
      ...(quantity === undefined ? {} : { quantity }),
      ...(unitPrice === undefined ? {} : { unitPrice }),
    };
  if ('count' in basis)
    return { quantity: String(basis.count), unitPrice: formatUnits(basis.minor, places) };
  return {
    quantity: formatTrimmed(basis.credits, scale),
    ...('unitPrice' in basis ? { unitPrice: basis.unitPrice } : {}),
  };
}

function balancesOf(program: Program, run: Run, caseId: string | undefined): BalanceSeries[] {
  const { recorder } = run;
  if (recorder === null) return [];
  const text = (credits: number): string => formatTrimmed(credits, program.scale);
  return program.book.meters.map((meter, at) => ({
    meter: meter.id,
    ...(caseId === undefined ? {} : { case: caseId }),
    unlimited: run.unlimited[at] === true,
    start: (recorder.start[at] ?? []).map(text),
    end: (recorder.end[at] ?? []).map(text),
    used: (recorder.used[at] ?? []).map(text),
  }));
}

function cyclesOf(program: Program, run: Run, caseId: string | undefined): CycleUsage[] {
  const text = (credits: number | undefined): string => formatTrimmed(credits ?? 0, program.scale);
  return (run.recorder?.cycles ?? []).map((cycle) => ({
    from: formatDay(cycle.from),
    to: formatDay(Math.max(cycle.to, cycle.from)),
    plan: cycle.plan,
    ...(caseId === undefined ? {} : { case: caseId }),
    cells: [...cycle.cells.values()].flatMap((cell) => {
      const operation = program.book.operations[cell.operationAt];
      const meter = program.book.meters[cell.meter];
      if (operation === undefined || meter === undefined) return [];
      return [
        {
          operation: operation.id,
          ...(operation.category === undefined ? {} : { category: operation.category }),
          meter: meter.id,
          units: cell.units,
          credits: text(cell.credits),
        },
      ];
    }),
    meters: program.book.meters.map((meter, at) => ({
      meter: meter.id,
      included: text(cycle.included[at]),
      used: text(cycle.used[at]),
      percent: percentOf(cycle.used[at] ?? 0, cycle.included[at] ?? 0),
      remaining: text(cycle.remaining[at]),
    })),
  }));
}

/** Whole percent, halves up: 650 of 2,000 reads 33 (the vendor's own dashboard, rulebook 7). */
function percentOf(used: number, included: number): number {
  return included === 0
    ? 0
    : Number((200n * BigInt(used) + BigInt(included)) / (2n * BigInt(included)));
}
