import * as fc from 'fast-check';
import { describe } from 'vitest';
import { recommendScenario } from '../../src/main/planning/recommend/recommend';
import { asScenario, drawnCases, VALUED, WIDE, type Drawn } from '../support/brute-case';
import { bruteForce } from '../support/brute-force';
import { law } from '../support/law';

const inCents = (money: string): number => Math.round(Number(money) * 100);

/** What is recommended costs what the cheapest of all ways costs, and says that it is proven. */
function isOptimal(drawn: Drawn): boolean {
  const { book, scenario } = asScenario(drawn);
  const answer = recommendScenario({
    scenario,
    book,
    leftovers: drawn.leftovers,
    plan: drawn.only === null ? undefined : `p${drawn.only}`,
    shortStays: drawn.shortStays,
    robustness: false,
  });
  const least = bruteForce(drawn);
  if (least === Number.POSITIVE_INFINITY) return !answer.feasible;
  if (!answer.feasible || answer.choice?.net === null || answer.choice === null) return false;
  if (inCents(answer.choice.net) !== least) throw new Error(`recommended ${answer.choice.net}: ${answer.choice.sentence}; least ${least}`);
  return answer.proof === 'optimal';
}

describe('the recommendation is the cheapest of all ways', () => {
  law('plans, schedules, expiring and tiered packs, overage and its cap', fc.property(drawnCases(WIDE), isOptimal), 2000);
  law('with what is left over valued', fc.property(drawnCases(VALUED), isOptimal), 400);
});
