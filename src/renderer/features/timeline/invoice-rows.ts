import type { Invoice, InvoiceLine } from '../../../shared/contract/result';

/** Rows of the invoice list: each invoice, then its lines. */
export type InvoiceRow =
  | { readonly kind: 'invoice'; readonly key: string; readonly invoice: Invoice }
  | {
      readonly kind: 'line';
      readonly key: string;
      readonly invoice: Invoice;
      readonly line: InvoiceLine;
      readonly at: number;
    };

export const REASON_WORDS: Readonly<Record<Invoice['reason'], string>> = {
  start: 'Start',
  renewal: 'Renewal',
  change: 'Change of plan',
  purchase: 'Purchase',
  'after-horizon': 'Due after the horizon',
};

const late = ({ reason }: Invoice): number => (reason === 'after-horizon' ? 1 : 0);

/** Invoices by day, those due after the horizon last, each followed by its lines. */
export function invoiceRows(invoices: readonly Invoice[]): InvoiceRow[] {
  return invoices
    .toSorted((a, b) => late(a) - late(b) || (a.on === b.on ? 0 : a.on < b.on ? -1 : 1))
    .flatMap((invoice): InvoiceRow[] => [
      { kind: 'invoice', key: invoice.id, invoice },
      ...invoice.lines.map((line, at): InvoiceRow => ({
        kind: 'line',
        key: `${invoice.id}:${at}`,
        invoice,
        line,
        at,
      })),
    ]);
}

export const firstInvoiceOn = (rows: readonly InvoiceRow[], on: string): number | undefined => {
  const at = rows.findIndex(({ invoice }) => invoice.on >= on);
  return at < 0 ? undefined : at;
};
