import type { PriceBook } from '../../shared/contract/price-book';
import type { Alternative, Scenario } from '../../shared/contract/scenario';
import { badInput } from '../../shared/errors';
import { checkScenario } from '../../shared/scenario/check';
import type { WorkPartRef } from '../../shared/contract/explore';
import type { BookLookup } from './book-lookup';
import { refusal, unknownName } from './fault';

/** A checked scenario, pinned to the versions it is priced with, and those price books. */
export type PricedInput = {
  readonly scenario: Scenario;
  readonly book: PriceBook;
  /** The books of its alternatives. */
  readonly otherBooks: readonly PriceBook[];
};

/**
 * Checks a scenario from outside and finds the price books it names. A version that it leaves open
 * is filled in with the newest there is. Throws TierwiseError `bad-input` with all faults at once.
 */
export function readScenario(json: unknown, books: BookLookup): PricedInput {
  const checked = checkScenario(json, books);
  if (!checked.ok) throw badInput(checked.faults);
  const { scenario, book } = checked;
  const pinned = scenario.alternatives.map((alternative) => pinAlternative(alternative, books));
  return {
    scenario: {
      ...scenario,
      priceBook: { id: book.id, version: book.version },
      alternatives: pinned.map(({ alternative }) => alternative),
    },
    book,
    otherBooks: [...new Set(pinned.flatMap(({ other }) => (other === undefined ? [] : [other])))],
  };
}

function pinAlternative(
  alternative: Alternative,
  books: BookLookup,
): { readonly alternative: Alternative; readonly other: PriceBook | undefined } {
  const { id, version } = alternative.priceBook;
  const other = books(id, version);
  if (other === undefined) return { alternative, other };
  return { alternative: { ...alternative, priceBook: { id, version: other.version } }, other };
}

/**
 * Refuses, as `bad-input`, a plan that the price book does not have; undefined is any plan. An account
 * as it stands has its plan: told under the name of another, its figures would be wrong.
 */
export function requirePlan(
  input: Pick<PricedInput, 'scenario' | 'book'>,
  plan: string | undefined,
  path = 'plan',
): void {
  if (plan === undefined) return;
  const plans = input.book.plans.map(({ id }) => id);
  if (!plans.includes(plan)) throw unknownName('bad-input', 'plan', path, plan, plans);
  const { account } = input.scenario;
  if (account === undefined || account.plan === plan) return;
  throw refusal('bad-input', {
    code: 'plan_not_in_force',
    path,
    found: `"${plan}"`,
    allowed: `"${account.plan}", the plan of the account`,
    remedy: 'Ask for that plan, and put a change of plan into the scenario to see another one.',
  });
}

/** A checked scenario for one of its plans; undefined is any plan. */
export function readFor(json: unknown, plan: string | undefined, books: BookLookup): PricedInput {
  const input = readScenario(json, books);
  requirePlan(input, plan);
  return input;
}

/** Refuses, as `bad-input`, a catalog or line that the scenario does not have. */
export function requirePart(input: PricedInput, part: WorkPartRef, path: string): PricedInput {
  if (part.kind === 'all') return input;
  const { lines, catalogs } = input.scenario;
  const ids = (part.kind === 'line' ? lines : catalogs).map(({ id }) => id);
  if (!ids.includes(part.id)) throw unknownName('bad-input', part.kind, path, part.id, ids);
  return input;
}
