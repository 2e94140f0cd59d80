import { counted, grouped } from '../../../shared/decimal';
import type { ExplainTarget, ExplainTerm } from '../../../shared/contract/explain';
import type { Invoice, InvoiceLine, PlanSummary } from '../../../shared/contract/result';

/** What an explanation is made of before rules and entries are looked up. */
export type Draft = {
  readonly title: string;
  readonly sentence: string;
  readonly figure: { readonly value: string; readonly unit: string } | null;
  readonly terms: readonly ExplainTerm[];
  /** Positions in the ledger. */
  readonly entries: readonly number[];
  readonly rules: readonly string[];
};

export type MoneyFacts = {
  readonly currency: string;
  readonly summary: PlanSummary;
  readonly invoices: readonly Invoice[];
};

const entriesOf = (invoice: Invoice): number[] => invoice.lines.flatMap((line) => line.entries);
const rulesOf = (invoices: readonly Invoice[]): string[] =>
  invoices.flatMap((invoice) => invoice.lines.map((line) => line.rule));

function invoiceTerm(invoice: Invoice): ExplainTerm {
  return {
    label: `Invoice of ${invoice.on}`,
    basis: invoice.lines.map((line) => `${line.label} ${grouped(line.amount)}`).join(' + '),
    value: invoice.total,
    entries: entriesOf(invoice),
    target: { kind: 'invoice', id: invoice.id },
  };
}

/** The total is the sum of its invoices. */
export function explainTotal({ currency, summary, invoices }: MoneyFacts): Draft {
  const { label, total, months } = summary;
  return {
    title: `Total of ${label}`,
    sentence:
      total === null
        ? `A price of ${label} is on request and not entered, so its total is unknown.`
        : `${label} costs ${grouped(total)} ${currency} over ${counted(months.length, 'month')}, in ${counted(invoices.length, 'invoice')}.`,
    figure: total === null ? null : { value: total, unit: currency },
    terms: invoices.map(invoiceTerm),
    entries: invoices.flatMap(entriesOf),
    rules: rulesOf(invoices),
  };
}

/** "One invoice falls", "24 invoices fall". */
function fallWords(count: number): string {
  if (count === 0) return 'No invoice falls';
  return count === 1 ? 'One invoice falls' : `${grouped(count)} invoices fall`;
}

/** A month's money: the invoices that fall into it, and in the last month those due after the end. */
export function explainMonth(
  { currency, summary, invoices }: MoneyFacts,
  from: string,
): Draft | null {
  const at = summary.months.findIndex((month) => month.from === from);
  const month = summary.months[at];
  if (month === undefined) return null;
  const last = at === summary.months.length - 1;
  const own = invoices.filter(
    (invoice) => invoice.on >= month.from && (last || invoice.on < month.to),
  );
  return {
    title: `Month from ${month.from}`,
    sentence: `${fallWords(own.length)} into the month from ${month.from}${last ? ', those due after the horizon included' : ''}.`,
    figure: { value: month.total, unit: currency },
    terms: own.map(invoiceTerm),
    entries: own.flatMap(entriesOf),
    rules: rulesOf(own),
  };
}

export function explainInvoice({ currency, invoices }: MoneyFacts, id: string): Draft | null {
  const invoice = invoices.find((candidate) => candidate.id === id);
  if (invoice === undefined) return null;
  const target = (line: number): ExplainTarget => ({ kind: 'invoice-line', id, line });
  return {
    title: `Invoice of ${invoice.on}`,
    sentence: `${invoice.lines.length === 1 ? 'One line comes' : `${grouped(invoice.lines.length)} lines add up`} to ${grouped(invoice.total)} ${currency}.`,
    figure: { value: invoice.total, unit: currency },
    terms: invoice.lines.map((line, at) => ({
      label: line.label,
      basis: line.basis,
      value: line.amount,
      rule: line.rule,
      entries: line.entries,
      target: target(at),
    })),
    entries: entriesOf(invoice),
    rules: rulesOf([invoice]),
  };
}

function invoiceLineOf(
  { invoices }: MoneyFacts,
  id: string,
  line: number,
): InvoiceLine | undefined {
  return invoices.find((candidate) => candidate.id === id)?.lines[line];
}

/** One line: its basis, and the ledger entries that make up its quantity. */
export function explainInvoiceLine(facts: MoneyFacts, id: string, at: number): Draft | null {
  const line = invoiceLineOf(facts, id, at);
  if (line === undefined) return null;
  return {
    title: line.label,
    sentence: `${line.label}: ${line.basis} = ${grouped(line.amount)} ${facts.currency}.`,
    figure: { value: line.amount, unit: facts.currency },
    terms: [
      {
        label: line.label,
        basis: line.basis,
        value: line.amount,
        rule: line.rule,
        entries: line.entries,
      },
    ],
    entries: line.entries,
    rules: [line.rule],
  };
}

/** "Why is this plan not feasible?" in one sentence, and every reason behind it. */
export function explainFeasibility({ summary }: MoneyFacts): Draft {
  const [first] = summary.reasons;
  const more = summary.reasons.length - 1;
  return {
    title: `Can ${summary.label} do it?`,
    sentence:
      first === undefined
        ? `${summary.label} serves everything that is planned and has every need.`
        : `${first}${more > 0 ? ` And ${more} more ${more === 1 ? 'reason' : 'reasons'}.` : ''}`,
    figure: null,
    terms: summary.unserved.map((row) => ({
      label: row.why,
      basis: `${grouped(row.units)} unserved from ${row.from} to ${row.until}`,
      value: String(row.units),
      rule: row.rule,
      entries: [],
      target: { kind: 'unserved', line: row.line, reason: row.reason },
    })),
    entries: [],
    rules: summary.unserved.map((row) => row.rule),
  };
}
