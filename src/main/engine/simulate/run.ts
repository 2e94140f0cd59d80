import type { InvoiceLineKind, UnservedReason } from '../../../shared/contract/result';
import type { Change } from '../../../shared/contract/scenario';
import type { AutoTopUpChoice } from '../../../shared/contract/scenario-choices';
import { burnOrder } from '../grant/order';
import type { Grant } from '../grant/grant';
import { emptyPurse, type Purse } from '../grant/purse';
import type { Ledger } from '../ledger/ledger';
import type { PlanTerms } from '../terms/terms';
import type { Day } from '../time/day';
import type { WorkLine } from '../workload/workload';
import type { Columns } from './columns';
import type { Program, Purchasing } from './program';
import type { Standing } from './quiet';
import type { TopUpTerms } from './top-up';

export type InvoiceReason = 'start' | 'renewal' | 'change' | 'purchase' | 'after-horizon';

/** How a line comes about: in words, or as figures that are put into words when somebody reads them. */
export type Basis =
  | string
  /** So many times a price in minor units. */
  | { readonly count: number; readonly minor: number }
  /** Credits at a price for one, in blocks of many, or by tiers. */
  | { readonly credits: number; readonly unitPrice: string }
  | {
      readonly credits: number;
      readonly blocks: bigint;
      readonly per: string;
      readonly unitPrice: string;
    }
  | { readonly credits: number; readonly by: string };

export type MoneyLine = {
  readonly kind: InvoiceLineKind;
  readonly amountMinor: number;
  readonly label: string;
  readonly basis: Basis;
  readonly rule: string;
  readonly quantity?: string | undefined;
  readonly unitPrice?: string | undefined;
  readonly entries: number[];
  /** Nobody bought it on this day: a pack that stays in force for the term. */
  again?: boolean | undefined;
};

export type InvoiceDraft = {
  readonly on: Day;
  readonly reason: InvoiceReason;
  readonly lines: MoneyLine[];
};

/** Work that waits: for slots, for credits, for a refill or for the renewal. */
export type Waiting = {
  readonly line: WorkLine;
  /** Units still to run: planned ones, or useful results where failures are settled already. */
  units: number;
  readonly counts: 'planned' | 'useful';
  readonly until: 'tomorrow' | 'renewal' | 'credits' | 'refill';
  readonly since: Day;
  /** A task waiting whole may not be split. */
  readonly whole: boolean;
};

export type UnservedDraft = {
  readonly line: WorkLine;
  readonly reason: UnservedReason;
  units: number;
  readonly from: Day;
  until: Day;
  readonly why: string;
  readonly rule: string;
  /** Meter that could not pay, where credits were what was lacking. */
  readonly meter?: number | undefined;
};

export type PurchaseDraft = {
  readonly pack: number;
  count: number;
  credits: number;
  amountMinor: number;
};

/** Packs kept to be bought, `from` a day on. */
export type StockRow = { readonly pack: string; count: number; readonly from: Day };

export type TopUpState = {
  readonly choice: AutoTopUpChoice;
  spentMinor: number;
  count: number;
  /** Nothing more may be bought until the cap's month ends. */
  spent: boolean;
  /** Its cap has stopped a purchase at least once. */
  capReached: boolean;
  /** The cap's month: the cycle, or the calendar month as year × 12 + month. */
  capMonth: number;
};

/** Usage of the running cycle, by line and part, filled only while recording. */
export type CycleDraft = {
  readonly from: Day;
  /** Cut short where the cycle ends before its time. */
  to: Day;
  readonly plan: string;
  readonly cells: Map<
    number,
    { operationAt: number; meter: number; units: number; credits: number }
  >;
  readonly included: number[];
  readonly used: number[];
  readonly remaining: number[];
};

/** Why a line cannot run at all on the plan in force. */
export type Gate = { readonly reason: UnservedReason; readonly why: string; readonly rule: string };

/** What a run writes down beside its totals. */
export type Recorder = {
  readonly ledger: Ledger;
  /** By meter: balance before the day's work, at its end, and used on it. */
  readonly start: number[][];
  readonly end: number[][];
  readonly used: number[][];
  readonly cycles: CycleDraft[];
};

export type Subscription = 'active' | 'ending' | 'ended' | 'deactivated';

/** The state of one account on the morning of `day`: plain data, so that a run can stop, be copied and go on. */
export type Run = {
  readonly program: Program;
  readonly lines: readonly WorkLine[];
  readonly columns: Columns;
  readonly changes: readonly Change[];
  readonly purchasing: Purchasing;
  readonly recorder: Recorder | null;
  day: Day;
  readonly start: Day;
  readonly end: Day;
  plan: PlanTerms;
  subscription: Subscription;
  seats: number;
  pendingSeats: number | null;
  pendingPlan: number | null;
  anchor: Day;
  cycleIndex: number;
  cycleFrom: Day;
  cycleTo: Day;
  priceFrom: Day;
  priceTo: Day;
  /** What the running period's price came to, in minor units; null where it is not known. */
  paid: number | null;
  /** Day on which the reservoir was last filled: the daily refill starts the day after. */
  filledOn: Day;
  termEnds: Day;
  readonly purses: Purse[];
  readonly reservoirs: (Grant | null)[];
  readonly unlimited: boolean[];
  grantIds: number;
  readonly onceGranted: string[];
  readonly claims: string[];
  /** Drawn from the allowance, and from anything, since the cycle began; by meter. */
  readonly allowanceUsed: number[];
  readonly cycleUsed: number[];
  /** Used in the cycles that have ended, by meter; what an account had used before the start is taken off. */
  readonly usedBefore: number[];
  /** Used since the morning, by meter. */
  readonly dayUsed: number[];
  readonly included: number[];
  overageOn: boolean;
  /** Of the running cycle, by meter, and over the whole run. */
  readonly overage: number[];
  readonly overageEntries: number[];
  /** Of the running cycle as well, but rated already at a plan that was left: credits by meter, and their money. */
  readonly overageRated: number[];
  overageRatedMinor: number;
  overageTotal: number;
  readonly debt: number[];
  /** Debt that has arisen in the running cycle, paid since or not. */
  readonly debtArisen: number[];
  entities: number;
  readonly entityEntries: number[];
  topUp: TopUpState | null;
  /** Compiled from the choice and the plan in force; null until asked, and again after a change. */
  topUpTerms: { readonly terms: TopUpTerms | null } | null;
  /** What quiet days may take for granted; null until asked, and again after a change. */
  standing: Standing | null;
  /** Stocked packs not bought yet, in the order of buying. */
  readonly stock: StockRow[];
  /** Measured, by meter: what packs would have to cover now, and at most. */
  readonly owed: number[];
  readonly demand: number[];
  /** Packs in force until a day, by position in the book. */
  readonly ratchets: { readonly pack: number; count: number; readonly until: Day }[];
  readonly attempted: Float64Array;
  served: number;
  /** Tasks started, so that a run of too many ends with a word instead of not at all. */
  tasks: number;
  /** Times waiting work was tried again, for the same reason. */
  tries: number;
  /** By line: null where it may run; undefined until asked, and again after a change. */
  gates: (Gate | null | undefined)[];
  waiting: Waiting[];
  readonly unserved: Map<string, UnservedDraft>;
  /** By line: where its latest unserved work was counted. */
  readonly lastUnserved: (UnservedDraft | undefined)[];
  readonly invoices: InvoiceDraft[];
  readonly nextInvoice: MoneyLine[];
  readonly purchases: Map<number, PurchaseDraft>;
  readonly prices: Map<number, number>;
  readonly unknownPrices: Set<string>;
  /** Balance of the first meter at the end of each day, where somebody asked for it. */
  readonly trace: Float64Array | null;
  /** Slot-seconds left today, where concurrency bounds throughput. */
  slotSeconds: number;
  readonly alertsUp: boolean[];
  firstShortOn: Day | null;
};

export type RunOptions = {
  readonly plan: string;
  readonly purchasing: Purchasing;
  readonly recorder?: Recorder | null;
  readonly trace?: Float64Array | null;
  readonly case?: string | undefined;
};

/** The comparison of two grants in the order the plan in force burns them. */
export function orderOf(run: Run): (a: Grant, b: Grant) => number {
  return burnOrder(run.plan.policies.burnOrder.keys);
}

/** The grants of a meter, in burn order; an empty purse for a meter the run does not hold. */
export function purseOf(run: Run, meter: number): Purse {
  return run.purses[meter] ?? emptyPurse(meter);
}
