import { simulate } from '../engine/simulate/simulate';
import { totalMinor } from '../engine/simulate/money';
import type { Program, Purchasing } from '../engine/simulate/program';
import { termsOf } from '../engine/simulate/program';
import type { Run } from '../engine/simulate/run';
import type { PackTerms } from '../engine/terms/terms';
import { wholePartUp } from '../engine/amount/checked';
import { overageCovers } from './overage-covers';
import { cheapestMix } from './pack-mix';
import { plannedPurchases } from './planned-purchases';

const NONE: Purchasing = { kind: 'none' };

/** Packs of one kind that a mix may hold. */
const MOST_PACKS = 100_000;

/** Purchases by the day to choose from, for what is short of each meter. */
export type PlannedFor = (short: readonly number[]) => readonly (Purchasing | null)[];

/**
 * How a plan gets credits beyond its own: the scenario's choice; without one, nothing where overage
 * or auto top-up covers it, and otherwise the book's way of comparing (rulebook 2, A-4). `planned` is
 * asked for purchases by the day where those may be cheapest.
 */
export function choosePurchasing(
  program: Program,
  plan: string,
  caseId?: string,
  planned: PlannedFor = () => [plannedPurchases(program, plan, caseId)],
): Purchasing {
  const { packs, autoTopUp } = program.scenario.choices;
  if (packs?.kind === 'none') return NONE;
  if (packs?.kind === 'when-short') return packs;
  if (packs === undefined && (autoTopUp !== undefined || overageCovers(program, plan))) return NONE;
  const onSale = termsOf(program, plan).packs.filter((pack) => pack.credits > 0);
  if (onSale.length === 0) return NONE;
  const policy = termsOf(program, plan).policies.packs.inComparison;
  if (packs === undefined && policy === 'when-short') {
    const smallest = onSale.reduce((least, pack) => (pack.credits < least.credits ? pack : least));
    return { kind: 'when-short', pack: smallest.source.id };
  }
  return cheapestPurchases(program, plan, onSale, planned, caseId);
}

/** Packs that would cover all that is short over the horizon, at the least money. */
function cheapestPurchases(
  program: Program,
  plan: string,
  onSale: readonly PackTerms[],
  planned: PlannedFor,
  caseId?: string,
): Purchasing {
  const measured = simulate(program, { plan, purchasing: { kind: 'measure' }, case: caseId });
  if (measured.demand.every((credits) => credits === 0)) return NONE;
  const candidates: Purchasing[] = onSale.map((pack) => ({
    kind: 'when-short',
    pack: pack.source.id,
  }));
  const mix = mixOf(measured, onSale);
  if (mix !== null) candidates.unshift({ kind: 'stock', packs: mix });
  // Where packs serve different operations, each kind is bought for its share as it is needed.
  if (onSale.some((pack) => pack.onlyFor !== undefined))
    candidates.push({ kind: 'stock', packs: everyKind(measured, onSale) });
  for (const byDay of planned(measured.demand)) if (byDay !== null) candidates.push(byDay);
  // Packs that serve nothing more than overage or nothing would are not bought.
  candidates.push(NONE);
  return bestOf(program, plan, candidates, caseId);
}

/** Smaller packs first, so that money is spent as late as the need allows. */
function mixOf(measured: Run, onSale: readonly PackTerms[]): string[] | null {
  const list: PackTerms[] = [];
  for (const [meter, credits] of measured.demand.entries()) {
    const packs = onSale.filter((pack) => pack.meter === meter);
    const counts = cheapestMix(
      packs.map((pack) => ({
        id: pack.source.id,
        credits: pack.credits,
        priceMinor: pack.priceMinor,
      })),
      credits,
    );
    if (counts === null) continue;
    for (const [at, count] of counts.entries()) {
      const pack = packs[at];
      if (pack === undefined || count > MOST_PACKS) return null;
      for (let n = 0; n < count; n += 1) list.push(pack);
    }
  }
  list.sort((a, b) => a.credits - b.credits);
  return list.map((pack) => pack.source.id);
}

/** Enough of every pack for all that is short on its meter, the best price per credit first. */
function everyKind(measured: Run, onSale: readonly PackTerms[]): string[] {
  return onSale
    .toSorted((a, b) => a.priceMinor * b.credits - b.priceMinor * a.credits)
    .flatMap((pack) =>
      Array.from(
        {
          length: Math.min(MOST_PACKS, wholePartUp(measured.demand[pack.meter] ?? 0, pack.credits)),
        },
        () => pack.source.id,
      ),
    );
}

/** The candidate that leaves least unserved, then costs least; the first among equals. */
function bestOf(
  program: Program,
  plan: string,
  candidates: readonly Purchasing[],
  caseId?: string,
): Purchasing {
  let best: { purchasing: Purchasing; unserved: number; total: number } | null = null;
  for (const purchasing of candidates) {
    const run = simulate(program, { plan, purchasing, case: caseId });
    let unserved = 0;
    for (const row of run.unserved.values()) unserved += row.units;
    const total = totalMinor(run);
    if (
      best === null ||
      unserved < best.unserved ||
      (unserved === best.unserved && total < best.total)
    ) {
      best = { purchasing, unserved, total };
    }
  }
  return best?.purchasing ?? NONE;
}
