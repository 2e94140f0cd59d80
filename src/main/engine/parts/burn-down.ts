import type { BurnDownInput } from '../../../shared/contract/parts/burn-down';
import type { BurnDownResult } from '../../../shared/contract/parts/burn-down-result';
import type { Outcome } from '../../../shared/errors';
import { burnFaults, missingBalances } from './burn-faults';
import { settle } from './burn-facts';
import { readyRun } from './burn-plan';
import { spanOf } from './burn-span';
import { BurnReport } from './burn-report';
import { BURN_RULES, type BurnRules } from './burn-rules';
import { runThrough } from './burn-run';
import type { UsageOutcome } from './burn-state';
import { InstantForm } from './instant';
import { outcomeOf, refused } from './outcome';

/**
 * Burns grants down by usage over [from, to): credits by grant at every boundary, why each segment
 * ended, what was burnt, lost, owed and left unserved. Input as parsed by the contract; amounts and
 * instants are texts. The order of the input never matters.
 */
export function burnDown(
  input: BurnDownInput,
  rules: BurnRules = BURN_RULES,
): Outcome<BurnDownResult> {
  return outcomeOf(() => {
    const faults = burnFaults(input);
    if (faults.length > 0) return refused(faults);
    const form = new InstantForm();
    const span = spanOf(input, form);
    if ('code' in span) return refused([span]);
    const missing = missingBalances(input, span.from);
    if (missing.length > 0) return refused(missing);
    const run = readyRun(input, span, form, rules);
    const outcomes: UsageOutcome[] = [];
    const history = runThrough(run, {
      use: (usage) => {
        const outcome = settle(run.state, usage, run.shortfall);
        if (run.state.log !== null) outcomes.push(outcome);
      },
    });
    return { ok: true, value: new BurnReport(run, form).result(history, outcomes) };
  });
}
