import type { Plan, PriceBook } from '../../../shared/contract/price-book';
import { everyText, rolloverText } from '../../../shared/price-book/figure-text';
import {
  amountText,
  capital,
  labelOf,
  limitText,
  listed,
  money,
} from '../../../shared/price-book/wording';

/** One figure of a price list and the rule that it is. */
export type ListCell = { readonly text: string; readonly rule: string | undefined };

export type ListRow = { readonly label: string; readonly cells: readonly ListCell[] };

/** Rows that belong together under a heading, one cell for each plan. */
export type ListGroup = { readonly title: string; readonly rows: readonly ListRow[] };

/** The plan has none of it; a dash would say that nobody knows. */
const NONE: ListCell = { text: 'none', rule: undefined };

/** The page says nothing of it. */
const NOT_SAID: ListCell = { text: '–', rule: undefined };

function priceCell(plan: Plan, book: PriceBook): ListCell {
  const { price } = plan;
  const rule = `plans.${plan.id}.price`;
  if (price.kind === 'fixed') return { text: money(price.amount, book), rule };
  return {
    text: price.from === undefined ? 'on request' : `from ${money(price.from, book)}`,
    rule,
  };
}

function perText({ price }: Plan, book: PriceBook): string {
  const whom =
    price.per === 'account'
      ? book.per === 'account'
        ? ''
        : ` and ${book.per}`
      : ` and ${price.per}`;
  return `a ${price.interval}${whom}`;
}

/** A row for each thing of a kind that any plan has, in the order in which the plans name them. */
function rowsOf<T>(
  book: PriceBook,
  itemsOf: (plan: Plan) => readonly T[],
  labelOfItem: (item: T) => string,
  cellOf: (plan: Plan, item: T) => ListCell,
  absent = NONE,
): ListRow[] {
  const labels = [...new Set(book.plans.flatMap((plan) => itemsOf(plan).map(labelOfItem)))];
  return labels.map((label) => ({
    label,
    cells: book.plans.map((plan) => {
      const item = itemsOf(plan).find((each) => labelOfItem(each) === label);
      return item === undefined ? absent : cellOf(plan, item);
    }),
  }));
}

function priceRows(book: PriceBook): ListRow[] {
  const rows: ListRow[] = [
    { label: 'Price', cells: book.plans.map((plan) => priceCell(plan, book)) },
    {
      label: 'Per',
      cells: book.plans.map((plan) => ({ text: perText(plan, book), rule: undefined })),
    },
  ];
  if (book.plans.every((plan) => plan.minimumTerm === undefined)) return rows;
  const cells = book.plans.map(({ id, minimumTerm }) =>
    minimumTerm === undefined
      ? NONE
      : { text: `${minimumTerm.months} months`, rule: `plans.${id}.minimumTerm` },
  );
  return [...rows, { label: 'Minimum term', cells }];
}

function allowanceRows(book: PriceBook): ListRow[] {
  const several = book.meters.length > 1;
  return rowsOf(
    book,
    (plan) => plan.allowances,
    ({ meter, every, claim, perSeat }) => {
      const what = several ? `${capital(labelOf(book.meters, meter))}, ` : '';
      const seat = perSeat ? ' per seat' : '';
      return claim === undefined
        ? capital(`${what}${everyText(every)}${seat}`)
        : capital(claim.label);
    },
    (plan, allowance) => ({
      text: `${amountText(allowance.amount)}${allowance.rollover.kind === 'lost' ? '' : `, ${rolloverText(allowance.rollover)}`}`,
      rule: `plans.${plan.id}.allowances.${allowance.id}`,
    }),
  );
}

const figure = (amount: string): string => (amount === 'unlimited' ? amount : amountText(amount));

function reservoirRows(book: PriceBook): ListRow[] {
  const rows = (label: string, pick: (plan: Plan, at: number) => string): ListRow => ({
    label,
    cells: book.plans.map((plan) => {
      const [reservoir] = plan.reservoirs;
      return reservoir === undefined
        ? NONE
        : { text: figure(pick(plan, 0)), rule: `plans.${plan.id}.reservoirs.${reservoir.id}` };
    }),
  });
  if (book.plans.every((plan) => plan.reservoirs.length === 0)) return [];
  return [
    rows('Reservoir, at most', (plan) => plan.reservoirs[0]?.cap ?? ''),
    rows('Daily refill', (plan) => plan.reservoirs[0]?.dailyRefill ?? ''),
  ];
}

function entityRows(book: PriceBook): ListRow[] {
  if (book.plans.every((plan) => plan.perEntity === undefined)) return [];
  const cells = book.plans.map(({ id, perEntity }) =>
    perEntity === undefined
      ? NONE
      : {
          text: perEntity.price === 'entered' ? 'yours to enter' : money(perEntity.price, book),
          rule: `plans.${id}.perEntity`,
        },
  );
  return [{ label: 'Price per entity', cells }];
}

const limitRows = (book: PriceBook): ListRow[] =>
  rowsOf(
    book,
    (plan) => plan.limits,
    ({ limit }) => labelOf(book.limits, limit),
    (plan, { limit, value }) => ({
      text: limitText(limit, value, book),
      rule: `plans.${plan.id}.limits.${limit}`,
    }),
    NOT_SAID,
  );

const featureRows = (book: PriceBook): ListRow[] =>
  book.features
    .filter(({ id }) => book.plans.some((plan) => plan.features?.has.includes(id) === true))
    .map(({ id, label }) => ({
      label,
      cells: book.plans.map((plan) =>
        plan.features?.has.includes(id) === true
          ? { text: 'yes', rule: `plans.${plan.id}.features` }
          : { text: 'no', rule: undefined },
      ),
    }));

/** The plans of a price book as its price list: prices, what is included, limits, features. */
export function planMatrix(book: PriceBook): readonly ListGroup[] {
  const unit = listed(book.meters.map(({ unitPlural }) => unitPlural));
  const groups: readonly ListGroup[] = [
    { title: 'Price', rows: priceRows(book) },
    { title: `Included ${unit}`, rows: [...allowanceRows(book), ...reservoirRows(book)] },
    { title: 'Charged by entity', rows: entityRows(book) },
    { title: 'Limits', rows: limitRows(book) },
    { title: 'Features', rows: featureRows(book) },
  ];
  return groups.filter(({ rows }) => rows.length > 0);
}
