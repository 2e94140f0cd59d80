import type { Plan, PriceBook } from '../../../shared/contract/price-book';
import type { Scenario } from '../../../shared/contract/scenario';

type EnteredField = 'price' | 'overagePrice' | 'entityPrice';

/** A figure of a plan that only the user can know. */
export type Ask = { readonly field: EnteredField; readonly label: string; readonly hint: string };

const INTERVAL = { month: 'a month', year: 'a year' } as const;

/** What is missing for a plan to have a total, in the order it is asked. */
export function asksOf(book: PriceBook, plan: Plan): Ask[] {
  const asks: Ask[] = [];
  if (plan.price.kind === 'on-request') {
    const from =
      plan.price.from === undefined ? '' : ` The page names ${plan.price.from} as a start.`;
    asks.push({
      field: 'price',
      label: `Price ${INTERVAL[plan.price.interval]}`,
      hint: `Per ${plan.price.per}, as offered to you.${from}`,
    });
  }
  if (plan.perEntity?.price === 'entered') {
    asks.push({
      field: 'entityPrice',
      label: 'Price per entity',
      hint: 'Charged once for each record ingested.',
    });
  }
  const overage = plan.policies?.overage ?? book.policies.overage;
  if (overage.price === 'entered' && overage.mode !== 'off') {
    asks.push({ field: 'overagePrice', label: 'Overage per credit', hint: 'The contracted rate.' });
  }
  return asks;
}

/** The scenario with figures of one plan as entered; what was entered before for it stays otherwise. */
export function enterFigures(
  scenario: Scenario,
  plan: string,
  figures: Readonly<Partial<Record<EnteredField, string>>>,
): Scenario {
  const { entered } = scenario.choices;
  const before = entered.find((each) => each.plan === plan) ?? { plan, allowances: [] };
  const after = { ...before, ...figures };
  return {
    ...scenario,
    choices: {
      ...scenario.choices,
      entered: [...entered.filter((each) => each.plan !== plan), after],
    },
  };
}
