import type {
  BurnDownResult,
  BurnEnd,
  BurnEntry,
  BurnSegment,
  BurnSums,
  UsageResult,
} from '../../../shared/contract/parts/burn-down-result';
import type { BurnRun } from './burn-agenda';
import type { Cause, Segment } from './burn-run';
import type { BurnState, Draw, Entry, Lot, UsageOutcome } from './burn-state';
import type { InstantForm } from './instant';

/** Optional keys are left out rather than undefined, so that equal results are equal bytes. */
const present = <T extends object>(shape: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(shape).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };

const inBatches = ({ batches }: Lot): bigint => batches.reduce((sum, { left }) => sum + left, 0n);

/** An object by id whose keys are the ids and nothing inherited. */
const byId = <T>(entries: Iterable<readonly [string, T]>): Record<string, T> =>
  Object.fromEntries(entries);

/** Turns a finished run into the words and texts of the contract. */
export class BurnReport {
  constructor(
    private readonly run: BurnRun,
    private readonly form: InstantForm,
  ) {}

  private get state(): BurnState {
    return this.run.state;
  }

  private amount(units: bigint): string {
    return this.state.exact.write(units);
  }

  private cause({ kind, lot, usage }: Cause): BurnSegment['endedBy'][number] {
    return present({ kind, grant: lot?.name, usage: usage?.id });
  }

  segment({ from, to, balances, total, debt, overage, endedBy }: Segment): BurnSegment {
    return {
      from: this.form.write(from),
      to: this.form.write(to),
      balances: byId(balances.map(({ lot, left }) => [lot.name, this.amount(left)])),
      total: this.amount(total),
      debt: this.amount(debt),
      overage: this.amount(overage),
      endedBy: endedBy.map((cause) => this.cause(cause)),
    };
  }

  draws(draws: readonly Draw[]): UsageResult['burned'] {
    return draws.map(({ lot, amount }) => ({ grant: lot.name, amount: this.amount(amount) }));
  }

  usage({ usage, draws, overage, debt, unserved }: UsageOutcome): UsageResult {
    return present({
      id: usage.id,
      at: this.form.write(usage.at),
      operation: usage.operation,
      amount: this.amount(usage.amount),
      burned: this.draws(draws),
      overage: this.amount(overage),
      debt: this.amount(debt),
      unserved: this.amount(unserved),
    });
  }

  entry({ at, kind, lot, usage, operation, amount, total }: Entry): BurnEntry {
    return present({
      at: this.form.write(at),
      kind,
      grant: lot?.name,
      usage,
      operation,
      amount: this.amount(amount),
      total: this.amount(total),
    });
  }

  sums(): BurnSums {
    const { sums, lots, debt } = this.state;
    // From the batches, not from the balances kept beside them: the identity checks the one by the other.
    const remaining = lots.reduce((sum, lot) => sum + inBatches(lot), 0n);
    const {
      atStart,
      effective,
      recurred,
      lifted,
      atExpiry,
      atReset,
      replaced,
      voided,
      burnedByUsage,
      debtPaid,
    } = sums;
    const texts = byId(
      Object.entries(sums).map(([name, units]) => [name, this.amount(units)]),
    ) as Record<keyof typeof sums, string>;
    return {
      granted: this.amount(atStart + effective + recurred + lifted),
      remaining: this.amount(remaining),
      burned: this.amount(burnedByUsage + debtPaid),
      expired: this.amount(atExpiry + atReset + replaced),
      voided: this.amount(voided),
      atStart: texts.atStart,
      effective: texts.effective,
      recurred: texts.recurred,
      lifted: texts.lifted,
      atExpiry: texts.atExpiry,
      atReset: texts.atReset,
      replaced: texts.replaced,
      rolledOver: texts.rolledOver,
      spilled: texts.spilled,
      used: texts.used,
      burnedByUsage: texts.burnedByUsage,
      overage: texts.overage,
      unserved: texts.unserved,
      debtAtStart: texts.debtAtStart,
      debtMade: texts.debtMade,
      debtPaid: texts.debtPaid,
      debtForgiven: texts.debtForgiven,
      debtLeft: this.amount(debt),
    };
  }

  grant(lot: Lot): BurnDownResult['grants'][number] {
    const { name, granted, burned, expired, voided } = lot;
    return {
      id: name,
      granted: this.amount(granted),
      burned: this.amount(burned),
      expired: this.amount(expired),
      voided: this.amount(voided),
      remaining: this.amount(inBatches(lot)),
    };
  }

  balances(): Record<string, string> {
    return byId(this.state.lots.map((lot) => [lot.name, this.amount(lot.left)]));
  }

  /** State at `to`, in the form in which a run takes its start. */
  end(): BurnEnd {
    const divided = this.state.lots.filter(
      (lot) => lot.rollover?.cycles !== undefined && lot.left > 0n,
    );
    const debts = [...this.state.debts].toSorted(([a], [b]) => (a < b ? -1 : 1));
    return {
      balances: this.balances(),
      ...(divided.length > 0 && {
        batches: byId(
          divided.map((lot) => [
            lot.name,
            lot.batches
              .filter(({ left }) => left > 0n)
              .map(({ left, cycles }) => ({ amount: this.amount(left), cycles })),
          ]),
        ),
      }),
      debts: debts.map(([operation, amount]) => ({
        amount: this.amount(amount),
        ...(operation !== '' && { operation }),
      })),
      overage: this.amount(this.state.overage),
    };
  }

  result(history: readonly Segment[], usage: readonly UsageOutcome[]): BurnDownResult {
    const { run, state } = this;
    return {
      from: this.form.write(run.from),
      to: this.form.write(run.to),
      balances: this.balances(),
      total: this.amount(state.total),
      overage: this.amount(state.overage),
      debt: this.amount(state.debt),
      sums: this.sums(),
      grants: state.lots.map((lot) => this.grant(lot)),
      history: history.map((segment) => this.segment(segment)),
      usage: usage.map((outcome) => this.usage(outcome)),
      entries: (state.log ?? []).map((entry) => this.entry(entry)),
      outside: run.outside,
      notes: run.notes,
      end: this.end(),
    };
  }
}
