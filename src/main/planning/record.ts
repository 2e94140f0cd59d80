import type { PriceBook } from '../../shared/contract/price-book';
import type { Scenario } from '../../shared/contract/scenario';
import { TierwiseError } from '../../shared/errors';
import { AmountOverflow } from '../engine/amount/checked';
import { compileProgram, type Program } from '../engine/simulate/program';
import type { Run } from '../engine/simulate/run';
import { newRecorder, simulate } from '../engine/simulate/simulate';
import { WorkTooLarge } from '../engine/workload/too-large';
import { choosePurchasing } from './purchasing';
import { readBook } from './readings';

/** A simulation with what it was made of: the page of a ledger and an explanation are read from it. */
export type Recorded = {
  readonly program: Program;
  readonly plan: string;
  readonly runs: readonly Run[];
  readonly cases: readonly (string | undefined)[];
};

/** An amount too large to hold exactly, or work too large to do, is the input's fault, said as such. */
export function withOverflow<T>(work: () => T): T {
  try {
    return work();
  } catch (cause) {
    if (cause instanceof WorkTooLarge) {
      throw new TierwiseError(
        'bad-input',
        [
          {
            code: 'work_too_large',
            path: '',
            found: cause.message,
            allowed: cause.allowed,
            remedy: cause.remedy,
          },
        ],
        { cause },
      );
    }
    if (!(cause instanceof AmountOverflow)) throw cause;
    throw new TierwiseError(
      'bad-input',
      [
        {
          code: 'amount_overflow',
          path: '',
          found: cause.message,
          allowed: 'amounts below 2^53 smallest units',
          remedy: 'Use smaller quantities, or fewer decimal places in credit costs.',
        },
      ],
      { cause },
    );
  }
}

export function casesOf(scenario: Scenario): (string | undefined)[] {
  return scenario.cases.length === 0 ? [undefined] : scenario.cases.map((row) => row.id);
}

/** Runs a plan with its ledger. `book` is the price book as it stands; the scenario's readings are applied here. */
export function recordScenario({
  scenario,
  book,
  plan,
}: {
  scenario: Scenario;
  book: PriceBook;
  plan: string;
}): Recorded {
  return withOverflow(() => {
    const program = compileProgram(readBook(book, scenario), scenario);
    const cases = casesOf(scenario);
    const runs = cases.map((caseId) =>
      simulate(program, {
        plan,
        purchasing: choosePurchasing(program, plan, caseId),
        recorder: newRecorder(program),
        case: caseId,
      }),
    );
    return { program, plan, runs, cases };
  });
}
