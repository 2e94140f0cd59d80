import type { PlanChangeFacts } from '../../../shared/contract/quote-figures';
import type { Plan, PriceBook } from '../../../shared/contract/price-book';
import { add, formatTrimmed, multiply, parseDecimal } from '../../../shared/decimal';
import { everyText, priceText } from '../../../shared/price-book/figure-text';
import { capital, creditsOf, labelOf, limitText } from '../../../shared/price-book/wording';

type Fact = PlanChangeFacts['facts'][number];

/** cap + days × refill, as the vendor states its monthly ceiling; undefined where it states none. */
function ceilingOf(plan: Plan, book: PriceBook): { meter: string; text: string } | undefined {
  const rule = plan.policies?.ceiling ?? book.policies.ceiling;
  const [reservoir] = plan.reservoirs;
  if (rule === undefined || reservoir === undefined) return undefined;
  const { meter, cap, dailyRefill } = reservoir;
  if (cap === 'unlimited' || dailyRefill === 'unlimited') return { meter, text: 'unlimited' };
  const days = { units: BigInt(rule.days), scale: 0 };
  const ceiling = add(parseDecimal(cap), multiply(parseDecimal(dailyRefill), days));
  return { meter, text: creditsOf(formatTrimmed(ceiling.units, ceiling.scale), meter, book) };
}

/** What a plan holds, by a name that the same thing has on every plan. */
function holdings(plan: Plan, book: PriceBook): Map<string, string> {
  const held = new Map<string, string>([['Price', priceText(plan.price, book)]]);
  for (const { meter, amount, every, perSeat, claim } of plan.allowances) {
    const seat = perSeat ? ' per seat' : '';
    const name =
      claim === undefined
        ? `${capital(labelOf(book.meters, meter))} included`
        : capital(claim.label);
    const text = `${creditsOf(amount, meter, book)}${seat} ${everyText(every)}`;
    const before = held.get(name);
    held.set(name, before === undefined ? text : `${before} and ${text}`);
  }
  for (const { meter, cap, dailyRefill } of plan.reservoirs) {
    const amount = (figure: string): string =>
      figure === 'unlimited' ? figure : creditsOf(figure, meter, book);
    held.set('Reservoir, at most', amount(cap));
    held.set('Daily refill', amount(dailyRefill));
  }
  const ceiling = ceilingOf(plan, book);
  if (ceiling !== undefined) held.set('Ceiling of a month', ceiling.text);
  if (plan.minimumTerm !== undefined) held.set('Minimum term', `${plan.minimumTerm.months} months`);
  for (const { limit, value } of plan.limits) {
    held.set(labelOf(book.limits, limit), limitText(limit, value, book));
  }
  return held;
}

const featuresOf = (plan: Plan | undefined): readonly string[] => plan?.features?.has ?? [];

/** Operations that a set of features opens and another does not. */
function opened(book: PriceBook, now: readonly string[], before: readonly string[]): string[] {
  return book.operations
    .filter(({ requires }) => {
      const needed = requires?.features ?? [];
      const serves = (has: readonly string[]): boolean => needed.every((id) => has.includes(id));
      return needed.length > 0 && serves(now) && !serves(before);
    })
    .map(({ label }) => label);
}

/**
 * What moving to a plan means: its price, ceiling and limits beside the former plan's, what it
 * unlocks and what is lost. Without a former plan everything of the new one is told.
 */
export function planChangeFacts(
  book: PriceBook,
  from: string | null,
  to: string,
): PlanChangeFacts | null {
  const plan = book.plans.find(({ id }) => id === to);
  if (plan === undefined) return null;
  const former = book.plans.find(({ id }) => id === from);
  const now = holdings(plan, book);
  const before = former === undefined ? undefined : holdings(former, book);
  const facts = [...new Set([...now.keys(), ...(before?.keys() ?? [])])].map((label): Fact => ({
    label,
    before: before === undefined ? null : (before.get(label) ?? 'none'),
    after: now.get(label) ?? 'none',
  }));
  const has = featuresOf(plan);
  const had = featuresOf(former);
  const named = (ids: readonly string[]): string[] => ids.map((id) => labelOf(book.features, id));
  return {
    from: former?.label ?? null,
    to: plan.label,
    facts,
    unlocks: [
      ...new Set([...named(has.filter((id) => !had.includes(id))), ...opened(book, has, had)]),
    ],
    loses: named(had.filter((id) => !has.includes(id))),
  };
}
