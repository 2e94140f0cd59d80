import type { ExtraLine } from '../../../shared/contract/quote';
import type { QuoteLine } from '../../../shared/contract/quote-figures';
import type { Invoice, InvoiceLine, InvoiceLineKind } from '../../../shared/contract/result';
import { addQuantities, priceTimes, toMinor, type Minor } from './money';

/** A line before discounts and tax. */
export type ListLine = Pick<
  QuoteLine,
  'key' | 'kind' | 'label' | 'detail' | 'quantity' | 'unitPrice'
> & {
  readonly list: Minor;
};

const ORDER: readonly InvoiceLineKind[] = [
  'subscription',
  'entity',
  'pack',
  'overage',
  'proration',
  'credit',
  'refund',
];

/** Lines that say in their own words how they come about; each stays a line of its own. */
const OF_ITS_OWN: readonly InvoiceLineKind[] = ['proration', 'credit', 'refund'];

/** What kind of charge it is, in the rulebook's words; the others say how they come about. */
const KIND_WORDS: Readonly<Record<InvoiceLineKind, string>> = {
  subscription: 'Subscription',
  entity: 'Charged by entity',
  pack: 'Top-up',
  overage: 'Overage',
  proration: 'Proration',
  credit: 'Credit',
  refund: 'Refund',
};

type Placed = { readonly line: InvoiceLine; readonly case: string | undefined };

/** What a line is priced at: its unit price, or as a whole where it has none. */
function unitOf(line: InvoiceLine): { quantity: string; unitPrice: string } {
  const { quantity, unitPrice, amount } = line;
  return quantity === undefined || unitPrice === undefined
    ? { quantity: '1', unitPrice: amount }
    : { quantity, unitPrice };
}

function groupName({ line, case: caseId }: Placed): string {
  const own = OF_ITS_OWN.includes(line.kind) ? line.basis : '';
  return JSON.stringify([line.kind, line.rule, line.label, caseId, unitOf(line).unitPrice, own]);
}

/**
 * The invoices of a simulation as lines of a quote: equal charges of one rule, case and price stand
 * once with their number. Keys name kind, rule and case, with a number where one rule has several
 * prices, so that a discount finds its line again when figures change.
 */
export function linesOfInvoices(
  invoices: readonly Invoice[],
  labelOfCase: (id: string) => string,
  places: number,
): ListLine[] {
  const placed = invoices.flatMap((invoice) =>
    invoice.lines.map((line): Placed => ({ line, case: invoice.case })),
  );
  const groups = new Map<string, Placed[]>();
  for (const each of placed) {
    const name = groupName(each);
    groups.set(name, [...(groups.get(name) ?? []), each]);
  }
  const taken = new Map<string, number>();
  return [...groups.values()]
    .toSorted((a, b) => orderOf(a) - orderOf(b))
    .map((group) => lineOf(group, labelOfCase, places, taken));
}

function orderOf(group: readonly Placed[]): number {
  const [first] = group;
  return first === undefined ? 0 : ORDER.indexOf(first.line.kind);
}

function lineOf(
  group: readonly Placed[],
  labelOfCase: (id: string) => string,
  places: number,
  taken: Map<string, number>,
): ListLine {
  const [first] = group;
  if (first === undefined) throw new RangeError('a group of lines holds at least one');
  const { line, case: caseId } = first;
  const base = `${line.kind}:${line.rule}${caseId === undefined ? '' : `:${caseId}`}`;
  const number = (taken.get(base) ?? 0) + 1;
  taken.set(base, number);
  const isOwn = OF_ITS_OWN.includes(line.kind);
  return {
    key: number === 1 ? base : `${base}#${number}`,
    kind: line.kind,
    label: caseId === undefined ? line.label : `${line.label}, ${labelOfCase(caseId)}`,
    detail: isOwn ? line.basis : KIND_WORDS[line.kind],
    quantity: group.map((each) => unitOf(each.line).quantity).reduce(addQuantities),
    unitPrice: unitOf(line).unitPrice,
    list: group.reduce((sum, each) => sum + toMinor(each.line.amount, places), 0n),
  };
}

export function linesOfExtras(extras: readonly ExtraLine[], places: number): ListLine[] {
  return extras.map(({ id, label, detail, quantity, unitPrice }) => ({
    key: `extra:${id}`,
    kind: 'extra',
    label,
    detail,
    quantity: addQuantities(quantity, '0'),
    unitPrice,
    list: priceTimes(quantity, unitPrice, places),
  }));
}
