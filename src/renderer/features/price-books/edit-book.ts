import type { Operation } from '../../../shared/contract/operation';
import type { Cite } from '../../../shared/contract/primitives';
import type { Pack, Plan, PriceBook, Source } from '../../../shared/contract/price-book';

/** Changes of a price book, each giving a new one; what does not change is shared. */
export type BookChange = (book: PriceBook) => PriceBook;

type List = 'plans' | 'operations' | 'packs' | 'sources';
type MemberOf = { plans: Plan; operations: Operation; packs: Pack; sources: Source };

export function changeMember<L extends List>(
  list: L,
  id: string,
  change: (member: MemberOf[L]) => MemberOf[L],
): BookChange {
  return (book) => ({
    ...book,
    [list]: (book[list] as MemberOf[L][]).map((member) =>
      member.id === id ? change(member) : member,
    ),
  });
}

export const removeMember =
  (list: List, id: string): BookChange =>
  (book) => ({ ...book, [list]: book[list].filter((member) => member.id !== id) });

/** One place up or down; plans go from the smallest to the largest. */
export const moveMember =
  (list: List, id: string, by: -1 | 1): BookChange =>
  (book) => {
    const members: { readonly id: string }[] = [...book[list]];
    const at = members.findIndex((member) => member.id === id);
    const [moved] = members.splice(at, 1);
    if (at < 0 || moved === undefined || at + by < 0 || at + by > members.length) return book;
    members.splice(at + by, 0, moved);
    return { ...book, [list]: members };
  };

/** `base`, or with the first number behind it that nobody has. */
export function freeId(base: string, taken: readonly { readonly id: string }[]): string {
  const ids = new Set(taken.map(({ id }) => id));
  let id = base;
  for (let number = 2; ids.has(id); number += 1) id = `${base}-${number}`;
  return id;
}

function ownCite(book: PriceBook): Cite {
  const of = book.sources.find(({ id }) => id === 'own')?.id ?? book.sources[0]?.id ?? 'own';
  return { of, section: 'Entered by hand' };
}

const zeroMoney = ({ minorUnitPlaces: places }: PriceBook): string =>
  places === 0 ? '0' : `0.${'0'.repeat(places)}`;

/** A plan like the last one, as the next larger. */
export function addPlan(book: PriceBook): PriceBook {
  const id = freeId('plan', book.plans);
  const source = ownCite(book);
  const last = book.plans.at(-1);
  const plan: Plan =
    last === undefined
      ? {
          id,
          label: 'New plan',
          price: {
            kind: 'fixed',
            amount: zeroMoney(book),
            per: 'account',
            interval: 'month',
            source,
          },
          allowances: [],
          reservoirs: [],
          limits: [],
        }
      : { ...structuredClone(last), id, label: 'New plan' };
  return { ...book, plans: [...book.plans, plan] };
}

export function addOperation(book: PriceBook): PriceBook {
  const [meter] = book.meters;
  const source = ownCite(book);
  const operation: Operation = {
    id: freeId('operation', book.operations),
    label: 'New operation',
    unit: 'unit',
    unitPlural: 'units',
    costs:
      meter === undefined
        ? []
        : [{ meter: meter.id, formula: { kind: 'fixed', amount: '1' }, source }],
    parameters: [],
    runsOn: 'both',
  };
  return { ...book, operations: [...book.operations, operation] };
}

export function addPack(book: PriceBook): PriceBook {
  const pack: Pack = {
    id: freeId('pack', book.packs),
    label: 'New pack',
    meter: book.meters[0]?.id ?? 'credits',
    credits: '1000',
    price: zeroMoney(book),
    anyQuantity: false,
    expires: null,
    buyableOn: 'any',
    ratchets: false,
    bonus: false,
    priority: 0,
    source: ownCite(book),
  };
  return { ...book, packs: [...book.packs, pack] };
}

export const addSource =
  (today: string): BookChange =>
  (book) => ({
    ...book,
    sources: [
      ...book.sources,
      { id: freeId('source', book.sources), title: 'New source', readOn: today },
    ],
  });

/** Whether a plan has a feature; the first one it gets brings its source along. */
export function switchFeature(plan: Plan, feature: string, on: boolean, book: PriceBook): Plan {
  const features = plan.features ?? { has: [], source: ownCite(book) };
  const others = features.has.filter((id) => id !== feature);
  return { ...plan, features: { ...features, has: on ? [...others, feature] : others } };
}

/** The limit of a plan; undefined takes it away. */
export function setLimit(
  plan: Plan,
  limit: string,
  value: string | undefined,
  book: PriceBook,
): Plan {
  const known = plan.limits.find((each) => each.limit === limit);
  const others = plan.limits.filter((each) => each.limit !== limit);
  if (value === undefined) return { ...plan, limits: others };
  return {
    ...plan,
    limits: [...others, { ...(known ?? { source: ownCite(book) }), limit, value }],
  };
}

export function addAllowance(plan: Plan, book: PriceBook): Plan {
  return {
    ...plan,
    allowances: [
      ...plan.allowances,
      {
        id: freeId('allowance', plan.allowances),
        meter: book.meters[0]?.id ?? 'credits',
        amount: '0',
        every: 'cycle',
        perSeat: false,
        rollover: { kind: 'lost' },
        recurrence: 'adds',
        bonus: false,
        priority: 0,
        source: ownCite(book),
      },
    ],
  };
}

/** The first citation of a figure; further ones stay as they are. */
export function firstCite(source: Cite | readonly Cite[] | undefined): Cite | undefined {
  if (source === undefined) return undefined;
  return 'of' in source ? source : source[0];
}

export function withFirstCite(
  source: Cite | readonly Cite[] | undefined,
  cite: Cite,
): Cite | Cite[] {
  if (source === undefined || 'of' in source || source.length < 2) return cite;
  return [cite, ...source.slice(1)];
}

/** A text that a member may have or not; empty takes it away. */
export function withText<T extends object>(member: T, key: string, value: string): T {
  const { [key]: _gone, ...rest } = member as Record<string, unknown>;
  return (value === '' ? rest : { ...rest, [key]: value }) as T;
}
