import * as fc from 'fast-check';
import { describe } from 'vitest';
import type { Recommendation } from '../../src/shared/contract/decisions';
import { compareScenario } from '../../src/main/planning/compare';
import { recommendScenario } from '../../src/main/planning/recommend/recommend';
import { asScenario, drawnCases, VALUED, WIDE, type Drawn } from '../support/brute-case';
import { bruteForce } from '../support/brute-force';
import { bestTopUp, topUpCases, topUpScenario, type TopUpCase } from '../support/brute-top-up';
import { law, notices } from '../support/law';

const inCents = (money: string | null | undefined): number =>
  Math.round(Number(money ?? Number.NaN) * 100);

function recommended(drawn: Drawn, only = drawn.only): Recommendation {
  const { book, scenario } = asScenario(drawn);
  return recommendScenario({
    scenario,
    book,
    leftovers: drawn.leftovers,
    plan: only === null ? undefined : `p${only}`,
    shortStays: drawn.shortStays,
    robustness: false,
  });
}

/** What is recommended costs what the cheapest of all ways costs, and says that it is proven. */
function isOptimal(drawn: Drawn): boolean {
  const answer = recommended(drawn);
  const least = bruteForce(drawn);
  if (least === Number.POSITIVE_INFINITY) return !answer.feasible;
  return answer.feasible && inCents(answer.choice?.net) === least && answer.proof === 'optimal';
}

/** A recommendation that never changes plans. */
function staysOptimal(drawn: Drawn): boolean {
  const least = bruteForce(drawn);
  const nets = drawn.plans.flatMap((_, at) => {
    const answer = recommended(drawn, drawn.only ?? at);
    return answer.feasible ? [inCents(answer.choice?.net)] : [];
  });
  return Math.min(...nets) === least || (nets.length === 0 && least === Number.POSITIVE_INFINITY);
}

/** Each plan compared costs what is recommended on it; the switch of overage is the scenario's, not the recommendation's. */
function comparedAsRecommended(drawn: Drawn): boolean {
  const { book, scenario } = asScenario({ ...drawn, leftovers: 'worthless' });
  return compareScenario({ scenario, book }).plans.every(({ plan, feasible, total }) => {
    const { choice, feasible: served } = recommendScenario({
      scenario,
      book,
      plan,
      robustness: false,
    });
    return feasible === served && (!feasible || inCents(total) === inCents(choice?.total));
  });
}

/** The best auto top-up under the user's cap leaves least unserved, then costs least. */
function isBestTopUp(given: TopUpCase): boolean {
  const { book, scenario } = topUpScenario(given);
  const { choice } = recommendScenario({ scenario, book, robustness: false });
  const best = bestTopUp(given);
  return choice?.summary.unservedUnits === best.unserved && inCents(choice.total) === best.cents;
}

describe('the recommendation is the cheapest of all ways', () => {
  law(
    'plans, schedules, expiring and tiered packs, overage and its cap',
    fc.property(drawnCases(WIDE), isOptimal),
    2500,
  );
  law('with what is left over valued', fc.property(drawnCases(VALUED), isOptimal), 400);
  law('by auto top-up under a cap', fc.property(topUpCases, isBestTopUp), 1000);
  law(
    'a comparison finds it as well, plan by plan: packs that end, in bulk, beside overage',
    fc.property(
      drawnCases(WIDE).filter(({ overage }) => overage.mode !== 'user'),
      comparedAsRecommended,
    ),
    1500,
  );
  notices('plans never change', fc.property(drawnCases(WIDE), staysOptimal), 400);
});
