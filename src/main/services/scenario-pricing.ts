import type { ComparisonDigest, ScenarioRow } from '../../shared/contract/library';
import { TierwiseError } from '../../shared/errors';
import { inputHash } from './input-hash';
import type { PlanningService } from './planning';
import type { Ambient, Storage } from './ports';
import type { PricedInput } from './scenario-input';

/** Scenarios priced in one call, so that a long library is brought up to date in steps. */
const PRICED_AT_ONCE = 25;

type Priced = { readonly inputHash: string; readonly digest: ComparisonDigest };

type PricingParts = {
  readonly storage: Storage;
  readonly ambient: Ambient;
  readonly planning: PlanningService;
};

/** Prices a scenario and remembers what its comparison came to; within a write's transaction. */
export function keepPriced(
  { storage, ambient, planning }: PricingParts,
  input: PricedInput,
): Priced {
  const priced = planning.digest(input);
  storage.results.keep(priced.inputHash, priced.digest, ambient.now());
  return priced;
}

/**
 * Prices some of the rows that have no figures under the rules in force; says how many remain. The
 * work is done before the transaction, so that other hosts never wait for it.
 */
export function priceSome(
  parts: PricingParts,
  rows: readonly ScenarioRow[],
  inputOf: (id: string) => PricedInput,
): { readonly remaining: number } {
  const { storage, ambient } = parts;
  const unpriced = rows.filter((row) => row.digest === null);
  const priced = unpriced
    .slice(0, PRICED_AT_ONCE)
    .map((row) => ({ ...digestOf(parts, row, inputOf), id: row.id, revision: row.revision }));
  return storage.remember(() => {
    for (const { id, revision, ...result } of priced) {
      storage.results.keep(result.inputHash, result.digest, ambient.now());
      // Named only where nobody has edited it meanwhile.
      storage.scenarios.setInputHash(id, revision, result.inputHash);
    }
    return { remaining: unpriced.length - priced.length };
  });
}

/** One scenario that this version cannot read must not keep the others from their figures. */
function digestOf(
  { planning, ambient }: PricingParts,
  { id, revision }: ScenarioRow,
  inputOf: (id: string) => PricedInput,
): Priced {
  try {
    return planning.digest(inputOf(id));
  } catch (cause) {
    if (!(cause instanceof TierwiseError)) throw cause;
    const why = cause.message.slice(0, 2000);
    return {
      inputHash: inputHash(ambient.programVersion, id, revision),
      digest: { kind: 'failed', why },
    };
  }
}
