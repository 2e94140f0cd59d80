import type { PriceBook } from '../../shared/contract/price-book';
import { badInput, TierwiseError } from '../../shared/errors';
import { parseJson } from '../../shared/parse-json';
import { builtInPriceBooks } from '../../shared/price-books/built-in';
import { compareScenario } from '../planning/compare';
import { recommendScenario } from '../planning/recommend/recommend';
import { simulateScenario } from '../planning/simulate';
import { lookupAmong } from './book-lookup';
import type { OpenTask, Tasks } from './jobs';
import { readScenario, requirePlan, type PricedInput } from './scenario-input';

type Task = Tasks['batch'];

/** Most faults that stand in the place of a scenario. */
const MAX_FAULTS = 100;

/** Scenarios as lines of JSON in, results as lines of JSON out, one for each. */
export function batchTask({ what, plan, book }: Task['setup']): OpenTask<Task> {
  const known = book === null ? builtInPriceBooks() : [book, ...builtInPriceBooks()];
  const books = lookupAmong(known);
  const answer = (line: string): unknown => {
    const parsed = parseJson(line);
    if (!parsed.ok) throw parsed.error;
    const json = book === null ? parsed.value : pinnedTo(parsed.value, book);
    return resultOf(what, plan, readScenario(json, books));
  };
  return {
    answer: (lines) =>
      lines.map((line) => {
        try {
          return { text: JSON.stringify(answer(line)), ok: true };
        } catch (cause) {
          return { text: JSON.stringify({ error: errorOf(cause) }), ok: false };
        }
      }),
  };
}

function resultOf(what: Task['setup']['what'], told: string | null, input: PricedInput): unknown {
  switch (what) {
    case 'compare':
      return compareScenario(input);
    case 'simulate':
      return simulateScenario({ ...input, plan: planToSimulate(input, told) });
    case 'recommend': {
      const plan = told ?? undefined;
      requirePlan(input, plan);
      return recommendScenario({ ...input, plan });
    }
    default:
      return what satisfies never;
  }
}

/** The plan told for all lines, the account's own, or the one that the scenario names. */
function planToSimulate(input: PricedInput, told: string | null): string {
  const { account, plan: named } = input.scenario;
  const plan = told ?? account?.plan ?? named;
  requirePlan(input, plan);
  if (plan !== undefined) return plan;
  throw badInput([
    {
      code: 'plan_missing',
      path: 'plan',
      found: 'nothing',
      allowed: 'the plan to simulate',
      remedy: 'Name it in the scenario, or for all of them with --plan ID.',
    },
  ]);
}

function pinnedTo(json: unknown, { id, version }: PriceBook): unknown {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return json;
  return { ...json, priceBook: { id, version } };
}

/** What stands in the place of a result. */
export function errorOf(cause: unknown): Pick<TierwiseError, 'kind' | 'faults'> {
  if (cause instanceof TierwiseError) {
    return { kind: cause.kind, faults: cause.faults.slice(0, MAX_FAULTS) };
  }
  const found = cause instanceof Error ? cause.message : String(cause);
  const remedy = 'The other lines are not touched by it. Report this as a bug of Tierwise.';
  return {
    kind: 'bug',
    faults: [{ code: 'error_unexpected', path: '', found, allowed: 'no error here', remedy }],
  };
}
