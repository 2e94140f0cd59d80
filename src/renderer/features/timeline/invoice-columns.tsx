import { findRule } from '../../../shared/price-book/rules';
import { figureWidth } from '../../components/data-table/figure-width';
import type { GridColumn } from '../../components/data-table/grid-column';
import { DateText } from '../../components/DateText';
import { HostWords } from '../../components/HostWords';
import { MoneyText } from '../../components/MoneyText';
import type { LongestFigures } from '../../format/longest-figures';
import type { ExplainTarget } from '../../stores/explain';
import { REASON_WORDS, type InvoiceRow } from './invoice-rows';
import type { TimelineFacts } from './timeline-facts';

type Column = GridColumn<InvoiceRow>;

const amountOf = (row: InvoiceRow): string =>
  row.kind === 'invoice' ? row.invoice.total : row.line.amount;

/** What an invoice or one of its lines is explained by. */
export function explainInvoice(
  { simulation, say }: TimelineFacts,
  row: InvoiceRow,
  date: string,
): ExplainTarget {
  return {
    title: row.kind === 'invoice' ? `Invoice of ${date}` : row.line.label,
    shown: say.money(amountOf(row)),
    subject: {
      kind: 'invoice',
      plan: simulation.summary.plan,
      invoice: row.invoice.id,
      ...(row.kind === 'line' ? { line: row.at } : {}),
    },
  };
}

const dayColumn: Column = {
  id: 'on',
  head: 'Day',
  name: 'Day',
  width: 104,
  cell: ({ kind, invoice }) => (kind === 'invoice' ? <DateText date={invoice.on} /> : ''),
  copies: ({ invoice }) => invoice.on,
};

const basisColumn: Column = {
  id: 'basis',
  head: 'How it comes about',
  name: 'How it comes about',
  width: 190,
  cell: (row) => (row.kind === 'line' ? <HostWords>{row.line.basis}</HostWords> : ''),
  copies: (row) => (row.kind === 'line' ? row.line.basis : ''),
};

function whatColumn(caseLabel: (id: string) => string): Column {
  const what = (row: InvoiceRow): string => {
    if (row.kind === 'line') return row.line.label;
    const reason = REASON_WORDS[row.invoice.reason];
    return row.invoice.case === undefined ? reason : `${caseLabel(row.invoice.case)}: ${reason}`;
  };
  return {
    id: 'what',
    head: 'Invoice and line',
    name: 'Invoice and line',
    width: 200,
    cell: (row) => (
      <span className={row.kind === 'line' ? 'timeline__indent' : undefined}>
        <HostWords>{what(row)}</HostWords>
      </span>
    ),
    copies: what,
  };
}

function ruleColumn({ book }: TimelineFacts): Column {
  const rule = (row: InvoiceRow): string =>
    row.kind === 'line' ? (findRule(book, row.line.rule)?.words ?? row.line.rule) : '';
  return {
    id: 'rule',
    head: 'Rule',
    name: 'Rule',
    width: 200,
    grows: true,
    cell: (row) => <HostWords>{rule(row)}</HostWords>,
    copies: rule,
  };
}

function amountColumn(
  facts: TimelineFacts,
  date: (on: string) => string,
  longest: LongestFigures,
): Column {
  const { currency } = facts.simulation;
  const explain = (row: InvoiceRow): ExplainTarget =>
    explainInvoice(facts, row, date(row.invoice.on));
  return {
    id: 'amount',
    head: currency,
    name: `Amount (${currency})`,
    width: figureWidth(104, longest.money),
    align: 'end',
    cell: (row) => <MoneyText amount={amountOf(row)} explain={explain(row)} inGrid />,
    copies: amountOf,
    explain,
  };
}

/** Columns of the invoice list; `date` sets a day as the locale does. */
export function invoiceColumns(
  facts: TimelineFacts,
  caseLabel: (id: string) => string,
  date: (on: string) => string,
  longest: LongestFigures,
): readonly Column[] {
  return [
    dayColumn,
    whatColumn(caseLabel),
    basisColumn,
    ruleColumn(facts),
    amountColumn(facts, date, longest),
  ];
}
