import type { FactKind } from '../../../shared/contract/parts/burn-down-result';
import { scheduleRecurrence, scheduleReset, type BurnRun } from './burn-agenda';
import { applyToLots, payDebts } from './burn-facts';
import type { Fact, Lot, Usage } from './burn-state';
import type { Instant } from './instant';
import { PartLimit } from './outcome';

/** Facts and balances a run may produce before it is refused: far beyond any question, well below memory. */
const MOST_FACTS = 5_000_000;
const MOST_CELLS = 4_000_000;

export type Cause = {
  readonly kind: FactKind;
  readonly lot?: Lot | undefined;
  readonly usage?: Usage | undefined;
};

/** A stretch [from, to) of equal balances; `balances` hold the lots in force. */
export type Segment = {
  readonly from: Instant;
  readonly to: Instant;
  readonly balances: readonly { readonly lot: Lot; readonly left: bigint }[];
  readonly total: bigint;
  readonly debt: bigint;
  readonly overage: bigint;
  readonly endedBy: readonly Cause[];
};

/** What a caller does with usage and with its own appointments. */
export type Driver = {
  readonly use: (usage: Usage) => void;
  readonly wake?: (at: Instant) => void;
};

class History {
  readonly segments: Segment[] = [];
  private cells = 0;
  private open: Omit<Segment, 'to' | 'endedBy'>;

  constructor(
    private readonly run: BurnRun,
    private readonly wanted: boolean,
  ) {
    this.open = this.snapshot(run.from);
  }

  /** Closes the open segment at `at` and begins the next one after all that happened there. */
  cut(at: Instant, endedBy: readonly Cause[]): void {
    if (!this.wanted) return;
    if (at > this.open.from) this.segments.push({ ...this.open, to: at, endedBy });
    this.open = this.snapshot(at);
  }

  private snapshot(from: Instant): Omit<Segment, 'to' | 'endedBy'> {
    const { state } = this.run;
    const { total, debt, overage } = state;
    if (!this.wanted) return { from, balances: [], total, debt, overage };
    const balances = state.lots
      .filter((lot) => lot.inForce)
      .map((lot) => ({ lot, left: lot.left }));
    this.cells += balances.length;
    if (this.cells > MOST_CELLS)
      throw new PartLimit(
        tooMuch('history_too_long', `more than ${MOST_CELLS} balances over all segments`),
      );
    return { from, balances, total, debt, overage };
  }
}

const tooMuch = (code: string, found: string) => ({
  code,
  path: '',
  found,
  allowed: `at most ${MOST_CELLS} balances in the history and ${MOST_FACTS} facts`,
  remedy:
    'Set detail to "totals", shorten the period, or divide it into runs joined by `end` and `start`.',
});

/** Does one fact and schedules what follows from it; false where it was a reset already done at this instant. */
function perform(run: BurnRun, fact: Fact, driver: Driver, resetDone: boolean): boolean {
  const { kind, lot, at } = fact;
  if (fact.recurs) scheduleReset(run, at + 1);
  if (kind === 'reset' && resetDone) return false;
  if (kind === 'usage') {
    if (fact.usage !== undefined) driver.use(fact.usage);
  } else if (kind === 'wake') driver.wake?.(at);
  else applyToLots(run.state, fact, run.shortfall);
  if (lot !== undefined && (kind === 'recurrence' || kind === 'grant'))
    scheduleRecurrence(run, lot, at + 1);
  return true;
}

/**
 * Runs through everything due in [from, to), instant by instant. At each: what ends, what begins,
 * debts paid, what is used (BURN_RULES.rank). Returns the history; the state is left as at `to`.
 */
export function runThrough(run: BurnRun, driver: Driver): Segment[] {
  const { agenda, state, from, to } = run;
  const { rank, isWithin } = state.rules;
  const history = new History(run, state.log !== null);
  let facts = 0;
  let at = from;
  for (;;) {
    const causes: Cause[] = [];
    let unpaid = true;
    let resetDone = false;
    const pay = (): void => {
      if (unpaid && payDebts(state, at)) causes.push({ kind: 'debt-payment' });
      unpaid = false;
    };
    for (let fact = agenda.first; fact !== undefined && fact.at === at; fact = agenda.first) {
      agenda.take();
      facts += 1;
      if (facts > MOST_FACTS)
        throw new PartLimit(tooMuch('facts_too_many', `more than ${MOST_FACTS} facts`));
      const { kind, lot, usage } = fact;
      if (kind === 'wake' || rank[kind] > rank['debt-payment']) pay();
      const done = perform(run, fact, driver, resetDone);
      if (kind === 'reset') resetDone = true;
      if (done && kind !== 'wake') causes.push({ kind, lot, usage });
    }
    pay();
    history.cut(at, causes);
    const next = agenda.first;
    if (next === undefined || !isWithin(next.at, to)) break;
    at = next.at;
  }
  history.cut(to, [{ kind: 'end' }]);
  return history.segments;
}
