import { useEffect } from 'react';
import { createPortal } from 'react-dom';
import { findRule } from '../../../shared/price-book/rules';
import { formatUnits } from '../../format/credits';
import { formatDate } from '../../format/dates';
import { localWords } from '../../format/host-words';
import { formatMoney } from '../../format/money';
import { useDraft } from '../../stores/draft';
import { useLocale } from '../../stores/preferences';
import { REASON_WORDS, type InvoiceRow } from './invoice-rows';
import type { TimelineFacts } from './timeline-facts';

type PrintedInvoicesProps = {
  readonly facts: TimelineFacts;
  readonly rows: readonly InvoiceRow[];
  readonly caseLabel: (id: string) => string;
  readonly onDone: () => void;
};

/** All invoices as a plain table on paper; the screen shows only those that fit. */
export function PrintedInvoices({ facts, rows, caseLabel, onDone }: PrintedInvoicesProps) {
  const { simulation, book, say } = facts;
  const locale = useLocale();
  const name = useDraft((state) => state.scenario?.name);
  const amount = (money: string): string => formatMoney(money, { locale });
  useEffect(() => {
    window.addEventListener('afterprint', onDone);
    window.print();
    return () => window.removeEventListener('afterprint', onDone);
  }, [onDone]);
  return createPortal(
    <div className="printed">
      <h1>
        {name}: {simulation.summary.label}, {book.label} {book.version}
      </h1>
      <p>
        An estimate from {formatDate(simulation.start, locale)} for{' '}
        {formatUnits(simulation.months, 'month', 'months', locale)}, in
        {` ${simulation.currency}. Total `}
        {simulation.summary.total === null ? 'unknown' : say.money(simulation.summary.total)}.
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">Day</th>
            <th scope="col">Invoice and line</th>
            <th scope="col">How it comes about</th>
            <th scope="col">Rule</th>
            <th scope="col" className="number">
              {simulation.currency}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) =>
            row.kind === 'invoice' ? (
              <tr key={row.key} className="printed__invoice">
                <th scope="row">{formatDate(row.invoice.on, locale)}</th>
                <td colSpan={3}>
                  {row.invoice.case === undefined ? '' : `${caseLabel(row.invoice.case)}: `}
                  {REASON_WORDS[row.invoice.reason]}
                </td>
                <td className="number">{amount(row.invoice.total)}</td>
              </tr>
            ) : (
              <tr key={row.key}>
                <td colSpan={2} className="printed__line">
                  {localWords(row.line.label, locale)}
                </td>
                <td>{localWords(row.line.basis, locale)}</td>
                <td>{localWords(findRule(book, row.line.rule)?.words ?? row.line.rule, locale)}</td>
                <td className="number">{amount(row.line.amount)}</td>
              </tr>
            ),
          )}
        </tbody>
      </table>
    </div>,
    document.body,
  );
}
