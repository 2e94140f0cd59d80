import type { MonteCarloResult, PlanOdds } from '../../../shared/contract/uncertainty';

/** Runs as people count them: of a hundred, rounded; a run that happened is never "0". */
export function ofHundred(runs: number, all: number): string {
  const share = Math.round((100 * runs) / Math.max(1, all));
  if (share === 0 && runs > 0) return 'fewer than 1 of 100';
  if (share === 100 && runs < all) return 'more than 99 of 100';
  return `${share} of 100`;
}

/** Below this share the cheapest plan is told as a tie. */
const TIE_SHARE = 0.6;

/** Which plan wins most often, in one sentence. */
export function oddsSentence({ plans, runs }: MonteCarloResult): string {
  const ranked = plans.toSorted((a, b) => b.cheapest - a.cheapest);
  const [best, second] = ranked;
  if (best === undefined || best.cheapest === 0) return 'In no run did a plan serve everything.';
  if (best.cheapest < TIE_SHARE * runs && second !== undefined && second.cheapest > 0) {
    return `A tie: ${best.label} is the cheapest in ${ofHundred(best.cheapest, runs)} runs, ${second.label} in ${ofHundred(second.cheapest, runs)}.`;
  }
  return `${best.label} is the cheapest in ${ofHundred(best.cheapest, runs)} runs.`;
}

/** What may go wrong with one plan, in one sentence. */
export function riskSentence({ label, ranOut, hitCap }: PlanOdds, runs: number): string {
  const parts = [
    ranOut === 0 ? undefined : `something stays unserved in ${ofHundred(ranOut, runs)} runs`,
    hitCap === 0 ? undefined : `the auto top-up reaches its cap in ${ofHundred(hitCap, runs)}`,
  ].filter((part) => part !== undefined);
  return parts.length === 0
    ? `${label} serves everything in every run.`
    : `On ${label} ${parts.join(', and ')}.`;
}
