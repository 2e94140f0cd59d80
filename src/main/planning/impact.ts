import type { Impact, ImpactRow } from '../../shared/contract/impact';
import type { PriceBook } from '../../shared/contract/price-book';
import type { Comparison, PlanSummary } from '../../shared/contract/result';
import type { Scenario } from '../../shared/contract/scenario';
import { atScale, formatUnits, grouped, parseDecimal } from '../../shared/decimal';
import { badInput, faultSentence, TierwiseError } from '../../shared/errors';
import { checkScenario } from '../../shared/scenario/check';
import { ratio, roundRatio } from '../engine/amount/ratio';
import { compareScenario } from './compare';
import { wholeOf, type Stepwise } from './stepwise';

const minus = (after: string, before: string, places: number): string =>
  formatUnits(atScale(parseDecimal(after), places) - atScale(parseDecimal(before), places), places);

/** Change in percent to a tenth, halves away from zero; null from nothing. */
function percentOf(change: string, before: string, places: number): string | null {
  const base = atScale(parseDecimal(before), places);
  return base === 0n
    ? null
    : formatUnits(roundRatio(ratio(atScale(parseDecimal(change), places) * 1_000n, base)), 1);
}

const rowOf = (comparison: Comparison, plan: string | null): PlanSummary | undefined =>
  comparison.plans.find((row) => row.plan === plan);

function planRows(before: Comparison, after: Comparison, places: number): ImpactRow['plans'] {
  const ids = [...new Set([...before.plans, ...after.plans].map(({ plan }) => plan))];
  return ids.map((plan) => {
    const old = rowOf(before, plan);
    const now = rowOf(after, plan);
    const [was, is] = [old?.total ?? null, now?.total ?? null];
    return {
      plan,
      label: now?.label ?? old?.label ?? plan,
      before: old?.total ?? null,
      after: now?.total ?? null,
      change: was === null || is === null ? null : minus(is, was, places),
      feasibleBefore: old?.feasible ?? false,
      feasibleAfter: now?.feasible ?? false,
    };
  });
}

const isUnknown = (row: PlanSummary | undefined): boolean => row?.status === 'price-unknown';

function verdictOf(
  old: PlanSummary | undefined,
  now: PlanSummary | undefined,
  change: string | null,
): ImpactRow['verdict'] {
  if (isUnknown(old) || isUnknown(now)) return 'unknown';
  if (old?.feasible === true && now?.feasible !== true) return 'becomes-infeasible';
  if (old?.feasible !== true && now?.feasible === true) return 'becomes-feasible';
  if (change === null) return 'unknown';
  const units = parseDecimal(change).units;
  return units > 0n ? 'more' : units < 0n ? 'less' : 'same';
}

function sentenceOf(
  verdict: ImpactRow['verdict'],
  old: PlanSummary | undefined,
  now: PlanSummary | undefined,
  change: string | null,
  currency: string,
): string {
  const label = now?.label ?? old?.label;
  if (label === undefined) return 'No plan serves it at a known price, before or after.';
  const money = `${grouped((change ?? '').replace('-', ''))} ${currency}`;
  switch (verdict) {
    case 'more':
      return `${label} costs ${money} more.`;
    case 'less':
      return `${label} costs ${money} less.`;
    case 'same':
      return `${label} costs the same.`;
    case 'becomes-infeasible':
      return now === undefined
        ? `${label} is not in the new version.`
        : `${label} no longer serves it: ${now.reasons[0] ?? ''}`;
    case 'becomes-feasible':
      return `${label} now serves everything.`;
    case 'unknown':
      return isUnknown(old) || isUnknown(now)
        ? `A price of ${label} is on request, so the change is unknown.`
        : `${label} is not in the new version.`;
    case 'refused':
      return 'The scenario does not fit the new price book.';
    default:
      return verdict satisfies never;
  }
}

/** What the scenario names that the new version does not have; a plan that is gone is told by its own verdict. */
function misfitOf(scenario: Scenario, after: PriceBook): TierwiseError | null {
  const { plan: _plan, alternatives: _alternatives, ...own } = scenario;
  const checked = checkScenario(own, () => after);
  return checked.ok ? null : badInput(checked.faults);
}

function impactOn(scenario: Scenario, before: PriceBook, after: PriceBook): ImpactRow {
  const places = before.minorUnitPlaces;
  const old = compareScenario({ scenario, book: before });
  const plan = scenario.plan ?? old.cheapest;
  const base = {
    scenario: scenario.name,
    currency: before.currency,
    plan,
    cheapestBefore: old.cheapest,
  };
  try {
    const misfit = misfitOf(scenario, after);
    if (misfit !== null) throw misfit;
    const now = compareScenario({ scenario, book: after });
    const was = rowOf(old, plan);
    const is = rowOf(now, plan);
    // What no plan served before is told by the plan that serves it now.
    const told = plan === null ? rowOf(now, now.cheapest) : is;
    const change =
      typeof was?.total === 'string' && typeof is?.total === 'string'
        ? minus(is.total, was.total, places)
        : null;
    const verdict = verdictOf(was, told, change);
    return {
      ...base,
      before: was?.total ?? null,
      after: is?.total ?? null,
      change,
      percent:
        change === null || typeof was?.total !== 'string'
          ? null
          : percentOf(change, was.total, places),
      verdict,
      cheapestAfter: now.cheapest,
      sentence: sentenceOf(verdict, was, told, change, before.currency),
      plans: planRows(old, now, places),
    };
  } catch (cause) {
    if (!(cause instanceof TierwiseError) || cause.kind !== 'bad-input') throw cause;
    const [fault] = cause.faults;
    const why = fault === undefined ? cause.message : faultSentence(fault);
    return {
      ...base,
      before: rowOf(old, plan)?.total ?? null,
      after: null,
      change: null,
      percent: null,
      verdict: 'refused',
      cheapestAfter: null,
      sentence: why,
      plans: [],
    };
  }
}

type ImpactInput = {
  readonly scenarios: readonly Scenario[];
  readonly before: PriceBook;
  readonly after: PriceBook;
};

/** Money of one currency is not taken from that of another. */
function refuseOtherCurrency(before: PriceBook, after: PriceBook): void {
  if (before.currency === after.currency && before.minorUnitPlaces === after.minorUnitPlaces)
    return;
  throw badInput([
    {
      code: 'currency_different',
      path: 'after.currency',
      found: after.currency,
      allowed: `${before.currency} with ${before.minorUnitPlaces} decimal places, as in the price book before`,
      remedy: 'Name two versions of one price book.',
    },
  ]);
}

/** Every scenario under both versions of one vendor. Throws TierwiseError `bad-input` where their currencies differ. */
export function impact(input: ImpactInput): Impact {
  return wholeOf(impactSteps(input));
}

/** The same, scenario by scenario. */
export function* impactSteps({ scenarios, before, after }: ImpactInput): Stepwise<Impact> {
  refuseOtherCurrency(before, after);
  const rows: ImpactRow[] = [];
  for (const [done, scenario] of scenarios.entries()) {
    yield { done, of: scenarios.length };
    rows.push(impactOn(scenario, before, after));
  }
  const count = (...verdicts: ImpactRow['verdict'][]): number =>
    rows.filter(({ verdict }) => verdicts.includes(verdict)).length;
  return {
    priceBook: after.id,
    before: before.version,
    after: after.version,
    rows,
    counts: {
      more: count('more'),
      less: count('less'),
      same: count('same'),
      infeasible: count('becomes-infeasible', 'refused'),
      other: count('unknown', 'becomes-feasible'),
    },
  };
}
