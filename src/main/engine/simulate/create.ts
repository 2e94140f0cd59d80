import { emptyPurse } from '../grant/purse';
import { recurrence } from '../time/cycle';
import { parseDay } from '../time/day';
import { inOrder } from './changes';
import { columnsOfCase } from './columns';
import { linesOfCase, termsOf, type Program, type Purchasing } from './program';
import type { Run, RunOptions, StockRow } from './run';
import { slotsOf } from './slots';

function stockOf(purchasing: Purchasing): StockRow[] {
  if (purchasing.kind === 'lots') return purchasing.lots.map((lot) => ({ ...lot }));
  if (purchasing.kind !== 'stock') return [];
  const rows: StockRow[] = [];
  for (const pack of purchasing.packs) {
    const last = rows[rows.length - 1];
    if (last?.pack === pack) last.count += 1;
    else rows.push({ pack, count: 1, from: 0 });
  }
  return rows;
}

type Lists =
  | 'onceGranted' | 'overageEntries' | 'entityEntries' | 'ratchets' | 'attempted' | 'gates' | 'waiting' | 'queued'
  | 'unserved' | 'lastUnserved' | 'invoices' | 'nextInvoice' | 'purchases' | 'prices' | 'unknownPrices';

function emptyLists({ workload }: Program): Pick<Run, Lists> {
  const { lines } = workload;
  return {
    onceGranted: [],
    overageEntries: [],
    entityEntries: [],
    ratchets: [],
    attempted: new Float64Array(lines.length),
    gates: lines.map(() => undefined),
    waiting: [],
    queued: lines.map(() => undefined),
    unserved: new Map(),
    lastUnserved: lines.map(() => undefined),
    invoices: [],
    nextInvoice: [],
    purchases: new Map(),
    prices: new Map(),
    unknownPrices: new Set(),
  };
}

type Counters =
  | 'allowanceUsed' | 'cycleUsed' | 'usedBefore' | 'dayUsed' | 'included' | 'overage' | 'overageRated' | 'overageRatedMinor' | 'debt' | 'debtArisen' | 'owed' | 'demand'
  | 'overageTotal' | 'entities' | 'served' | 'tasks' | 'tries' | 'grantIds';

function emptyCounters(meters: readonly unknown[]): Pick<Run, Counters> {
  const zeros = (): number[] => meters.map(() => 0);
  return {
    allowanceUsed: zeros(),
    cycleUsed: zeros(),
    usedBefore: zeros(),
    dayUsed: zeros(),
    included: zeros(),
    overage: zeros(),
    overageRated: zeros(),
    overageRatedMinor: 0,
    debt: zeros(),
    debtArisen: zeros(),
    owed: zeros(),
    demand: zeros(),
    overageTotal: 0,
    entities: 0,
    served: 0,
    tasks: 0,
    tries: 0,
    grantIds: 0,
  };
}

/** A run before its first day: nothing granted, nothing charged. */
export function createRun(program: Program, options: RunOptions): Run {
  const { scenario, workload, book } = program;
  const { start, end } = workload.horizon;
  const { account, choices } = scenario;
  const plan = termsOf(program, account?.plan ?? options.plan);
  return {
    ...emptyLists(program),
    ...emptyCounters(book.meters),
    program,
    lines: linesOfCase(program, options.case),
    columns: columnsOfCase(program, options.case),
    changes: inOrder(scenario.changes, book).filter((change) => parseDay(change.on) >= start && parseDay(change.on) < end),
    purchasing: options.purchasing,
    recorder: options.recorder ?? null,
    day: start,
    start,
    end,
    plan,
    subscription: 'active',
    seats: choices.seats,
    pendingSeats: null,
    pendingPlan: null,
    anchor: start,
    cycleIndex: 0,
    cycleFrom: start,
    cycleTo: recurrence(start, 1),
    priceFrom: start,
    priceTo: recurrence(start, plan.monthsPerPrice),
    paid: 0,
    filledOn: start,
    termEnds: start,
    purses: book.meters.map((_, meter) => emptyPurse(meter)),
    reservoirs: book.meters.map(() => null),
    unlimited: book.meters.map(() => false),
    claims: [...choices.claims],
    overageOn: choices.overage,
    topUp: choices.autoTopUp === undefined ? null : { choice: choices.autoTopUp, spentMinor: 0, count: 0, spent: false, capReached: false, capMonth: 0 },
    topUpTerms: null,
    standing: null,
    stock: stockOf(options.purchasing),
    trace: options.trace ?? null,
    slotSeconds: slotsOf(plan),
    alertsUp: plan.policies.alerts.map(() => false),
    firstShortOn: null,
  };
}
