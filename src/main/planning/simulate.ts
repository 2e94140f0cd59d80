import type { PriceBook } from '../../shared/contract/price-book';
import type {
  BalanceSeries,
  CycleUsage,
  Invoice,
  LedgerEntry,
  Simulation,
} from '../../shared/contract/result';
import { RESULT_FORMAT } from '../../shared/contract/result';
import type { Scenario } from '../../shared/contract/scenario';
import { formatTrimmed, formatUnits } from '../../shared/decimal';
import { AmountOverflow } from '../engine/amount/checked';
import { WorkTooLarge } from '../engine/workload/too-large';
import { causeText } from '../engine/ledger/causes';
import type { Ledger } from '../engine/ledger/ledger';
import { compileProgram, type Program } from '../engine/simulate/program';
import { basisText } from '../engine/simulate/money';
import type { MoneyLine, Run } from '../engine/simulate/run';
import { newRecorder, simulate } from '../engine/simulate/simulate';
import { formatDay } from '../engine/time/day';
import { choosePurchasing } from './purchasing';
import { summarise } from './summary';
import { assumptionsOf, readBook } from './readings';
import { TierwiseError } from '../../shared/errors';

/** A simulation with what it was made of: the page of a ledger and an explanation are read from it. */
export type Recorded = {
  readonly program: Program;
  readonly plan: string;
  readonly runs: readonly Run[];
  readonly cases: readonly (string | undefined)[];
};

/** An amount too large to hold exactly, or work too large to do, is the input's fault, said as such. */
export function withOverflow<T>(work: () => T): T {
  try {
    return work();
  } catch (cause) {
    if (cause instanceof WorkTooLarge) {
      throw new TierwiseError(
        'bad-input',
        [
          {
            code: 'work_too_large',
            path: '',
            found: cause.message,
            allowed: cause.allowed,
            remedy: cause.remedy,
          },
        ],
        { cause },
      );
    }
    if (!(cause instanceof AmountOverflow)) throw cause;
    throw new TierwiseError(
      'bad-input',
      [
        {
          code: 'amount_overflow',
          path: '',
          found: cause.message,
          allowed: 'amounts below 2^53 smallest units',
          remedy: 'Use smaller quantities, or fewer decimal places in credit costs.',
        },
      ],
      { cause },
    );
  }
}

export function casesOf(scenario: Scenario): (string | undefined)[] {
  return scenario.cases.length === 0 ? [undefined] : scenario.cases.map((row) => row.id);
}

/** Runs a plan with its ledger. `book` is the price book as it stands; the scenario's readings are applied here. */
export function recordScenario({
  scenario,
  book,
  plan,
}: {
  scenario: Scenario;
  book: PriceBook;
  plan: string;
}): Recorded {
  return withOverflow(() => {
    const program = compileProgram(readBook(book, scenario), scenario);
    const cases = casesOf(scenario);
    const runs = cases.map((caseId) =>
      simulate(program, {
        plan,
        purchasing: choosePurchasing(program, plan, caseId),
        recorder: newRecorder(program),
        case: caseId,
      }),
    );
    return { program, plan, runs, cases };
  });
}

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
    ledgerLength: ledgersOf(recorded).reduce((sum, ledger) => sum + ledger.length, 0),
    ...(withLedger ? { ledger: ledgerPage(recorded, 0, Number.POSITIVE_INFINITY) } : {}),
    assumptions: assumptionsOf(book, scenario, recorded),
  };
}

function ledgersOf(recorded: Recorded): Ledger[] {
  return recorded.runs.flatMap((run) => (run.recorder === null ? [] : [run.recorder.ledger]));
}

/** Entries of later cases follow those of earlier ones: positions are in the whole ledger. */
function baseOf({ runs }: Recorded, at: number): number {
  return runs.slice(0, at).reduce((sum, run) => sum + (run.recorder?.ledger.length ?? 0), 0);
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

/** Entries `offset` to `offset + limit` of a recorded run, cases one after the other. */
export function ledgerPage(recorded: Recorded, offset: number, limit: number): LedgerEntry[] {
  const rows: LedgerEntry[] = [];
  let base = 0;
  for (const [at, run] of recorded.runs.entries()) {
    const ledger = run.recorder?.ledger;
    if (ledger === undefined) continue;
    const from = Math.max(0, offset - base);
    for (let seq = from; seq < ledger.length && rows.length < limit; seq += 1)
      rows.push(entryAt(recorded, ledger, seq, base, recorded.cases[at]));
    base += ledger.length;
  }
  return rows;
}

export function entryAt(
  { program }: Recorded,
  ledger: Ledger,
  seq: number,
  base: number,
  caseId: string | undefined,
): LedgerEntry {
  const { book, scale, workload } = program;
  const meter = book.meters[ledger.meters[seq] ?? -1];
  const line = workload.lines[ledger.lines[seq] ?? -1];
  const money = ledger.money[seq] ?? 0;
  const held = ledger.held[seq] ?? 0;
  const concerns = ledger.concerns.get(seq);
  const grant = ledger.grants[seq] ?? -1;
  const units = ledger.units[seq] ?? -1;
  const kind = ledger.kinds[seq] ?? 'change';
  const credits = ledger.credits[seq] ?? 0;
  return {
    seq: base + seq,
    on: formatDay(ledger.days[seq] ?? 0),
    kind,
    ...(meter === undefined
      ? {}
      : {
          meter: meter.id,
          credits: formatTrimmed(credits, scale),
          balance: formatTrimmed(ledger.balances[seq] ?? 0, scale),
        }),
    ...(concerns === undefined ? {} : { concerns: formatTrimmed(concerns, scale) }),
    ...(held === 0 ? {} : { held: formatTrimmed(held, scale) }),
    ...(MONEY.has(kind) && meter === undefined
      ? { money: formatUnits(money, book.minorUnitPlaces) }
      : {}),
    ...(grant < 0 ? {} : { grant: `g${grant}` }),
    ...(line === undefined ? {} : { line: line.id }),
    ...(units < 0 ? {} : { units }),
    ...(caseId === undefined ? {} : { case: caseId }),
    cause: causeText(ledger, seq, workload),
    rule: ledger.rules[seq] ?? '',
  };
}

const MONEY = new Set(['fee', 'top-up', 'overage', 'proration', 'credit', 'entity', 'refund']);
