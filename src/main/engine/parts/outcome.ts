import { badInput, type Fault, type Outcome } from '../../../shared/errors';
import { AmountOverflow } from '../amount/checked';

/** A bound of the parts that the input passes: a run too long to be worth its memory. */
export class PartLimit extends Error {
  override readonly name = 'PartLimit';
  constructor(readonly fault: Fault) {
    super(fault.code);
  }
}

/** Runs a part; overflow and passed bounds come out as faults, like any other bad input. */
export function outcomeOf<T>(run: () => Outcome<T>): Outcome<T> {
  try {
    return run();
  } catch (error) {
    if (error instanceof PartLimit) return { ok: false, error: badInput([error.fault]) };
    if (!(error instanceof AmountOverflow)) throw error;
    return refused([
      {
        code: 'amount_overflow',
        path: '',
        found: error.message,
        allowed: 'amounts whose sums stay exact',
        remedy: 'Use smaller amounts or a coarser unit, or divide the case into several.',
      },
    ]);
  }
}

export const refused = (
  faults: readonly Fault[],
): { readonly ok: false; readonly error: ReturnType<typeof badInput> } => ({
  ok: false,
  error: badInput(faults),
});
