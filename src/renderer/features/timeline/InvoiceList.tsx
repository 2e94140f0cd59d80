import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useCallback, useMemo, useState } from 'react';
import { DataTable } from '../../components/data-table/DataTable';
import { formatDate } from '../../format/dates';
import { longestFigures } from '../../format/longest-figures';
import { useDraft } from '../../stores/draft';
import { useExplain } from '../../stores/explain';
import { useLocale } from '../../stores/preferences';
import { explainInvoice, invoiceColumns } from './invoice-columns';
import { firstInvoiceOn, invoiceRows } from './invoice-rows';
import { PrintedInvoices } from './PrintedInvoices';
import type { TimelineFacts } from './timeline-facts';

const MOST_ROWS = 14;

type InvoiceListProps = { readonly facts: TimelineFacts; readonly on: string | undefined };

/** Every invoice with its lines: how each amount comes about and the rule it follows. */
export function InvoiceList({ facts, on }: InvoiceListProps) {
  const { simulation } = facts;
  const locale = useLocale();
  const explain = useExplain((state) => state.open);
  const [printing, setPrinting] = useState(false);
  const cases = useDraft((state) => state.scenario?.cases);
  const rows = useMemo(() => invoiceRows(simulation.invoices), [simulation.invoices]);
  const caseLabel = useCallback(
    (id: string): string => cases?.find((each) => each.id === id)?.label ?? id,
    [cases],
  );
  const columns = useMemo(() => {
    const longest = longestFigures(facts.simulation, locale);
    return invoiceColumns(facts, caseLabel, (day) => formatDate(day, locale), longest);
  }, [facts, caseLabel, locale]);
  return (
    <section className="timeline__invoices" aria-labelledby="invoices-head">
      <div className="timeline__head">
        <h2 id="invoices-head">
          {simulation.invoices.length === 1
            ? '1 invoice'
            : `${simulation.invoices.length} invoices`}
        </h2>
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconPrinter size={14} />}
          disabled={rows.length === 0}
          onClick={() => setPrinting(true)}
        >
          Print
        </Button>
      </div>
      {rows.length === 0 ? (
        <p className="secondary">Nothing is invoiced in the horizon.</p>
      ) : (
        <div className="timeline__panel">
          <DataTable
            label="Invoices and their lines"
            columns={columns}
            keepsWidthsAs="invoices"
            rowCount={rows.length}
            rowAt={(index) => rows[index]}
            rowKey={({ key }) => key}
            maxRows={MOST_ROWS}
            reveal={on === undefined ? undefined : firstInvoiceOn(rows, on)}
            rowClass={({ kind }) => (kind === 'invoice' ? 'timeline__row--invoice' : undefined)}
            onOpen={(row) =>
              explain(explainInvoice(facts, row, formatDate(row.invoice.on, locale)))
            }
            selectsCells
          />
        </div>
      )}
      {printing ? (
        <PrintedInvoices
          facts={facts}
          rows={rows}
          caseLabel={caseLabel}
          onDone={() => setPrinting(false)}
        />
      ) : null}
    </section>
  );
}
