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

/**
 * A run before its first day: nothing granted, nothing charged. One literal: a run is made for every
 * plan and every draw, and putting it together from parts takes several times as long.
 */
// oxlint-disable-next-line max-lines-per-function -- one literal, as said above
export function createRun(program: Program, options: RunOptions): Run {
  const { scenario, workload, book } = program;
  const { start, end } = workload.horizon;
  const { account, choices } = scenario;
  const plan = termsOf(program, account?.plan ?? options.plan);
  const zeros = (): number[] => book.meters.map(() => 0);
  const byLine = (): undefined[] => workload.lines.map(() => undefined);
  return {
    program,
    purchasing: options.purchasing,
    recorder: options.recorder ?? null,
    trace: options.trace ?? null,
    lines: linesOfCase(program, options.case),
    columns: columnsOfCase(program, options.case),
    changes: inOrder(scenario.changes, book).filter(
      (change) => parseDay(change.on) >= start && parseDay(change.on) < end,
    ),
    day: start,
    start,
    end,
    plan,
    subscription: 'active',
    pendingPlan: null,
    seats: choices.seats,
    pendingSeats: null,
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
    grantIds: 0,
    onceGranted: [],
    claims: [...choices.claims],
    allowanceUsed: zeros(),
    cycleUsed: zeros(),
    usedBefore: zeros(),
    dayUsed: zeros(),
    included: zeros(),
    overageOn: choices.overage,
    overage: zeros(),
    overageRated: zeros(),
    overageRatedMinor: 0,
    overageEntries: [],
    overageTotal: 0,
    debt: zeros(),
    debtArisen: zeros(),
    entities: 0,
    entityEntries: [],
    topUp:
      choices.autoTopUp === undefined
        ? null
        : {
            choice: choices.autoTopUp,
            spentMinor: 0,
            count: 0,
            spent: false,
            capReached: false,
            capMonth: 0,
          },
    topUpTerms: null,
    standing: null,
    stock: stockOf(options.purchasing),
    owed: zeros(),
    demand: zeros(),
    ratchets: [],
    attempted: new Float64Array(workload.lines.length),
    served: 0,
    tasks: 0,
    tries: 0,
    gates: byLine(),
    waiting: [],
    unserved: new Map(),
    lastUnserved: byLine(),
    invoices: [],
    nextInvoice: [],
    purchases: new Map(),
    prices: new Map(),
    unknownPrices: new Set(),
    slotSeconds: slotsOf(plan),
    alertsUp: plan.policies.alerts.map(() => false),
    firstShortOn: null,
  };
}
