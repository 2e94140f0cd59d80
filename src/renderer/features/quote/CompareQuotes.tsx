import { Modal, Select } from '@mantine/core';
import { skipToken, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { quoteName, type QuoteHead } from '../../../shared/contract/quote';
import type { QuoteDifference } from '../../../shared/contract/quote-figures';
import { ErrorPanel } from '../../components/ErrorPanel';
import { MoneyText } from '../../components/MoneyText';
import { useTRPC } from '../../trpc/client';

type CompareQuotesProps = { readonly head: QuoteHead; readonly onClose: () => void };

const PARTS = [
  ['terms', 'Terms'],
  ['lines', 'Lines, net'],
  ['totals', 'Totals'],
] as const;

/** Another quote, of this scenario or any other, beside the open one. */
export function CompareQuotes({ head, onClose }: CompareQuotesProps) {
  const trpc = useTRPC();
  const heads = useQuery(trpc.quotes.list.queryOptions({})).data ?? [];
  const others = heads.filter(({ id }) => id !== head.id);
  const [chosen, choose] = useState<string>();
  const before = chosen ?? (others.find(({ id }) => id === head.parent) ?? others[0])?.id;
  const { data, error } = useQuery(
    trpc.quotes.compare.queryOptions(before === undefined ? skipToken : { before, after: head.id }),
  );
  const named = others.find(({ id }) => id === before);
  return (
    <Modal opened onClose={onClose} title={`${quoteName(head)} beside another quote`} size="56rem">
      {others.length === 0 ? (
        <p>There is no other quote yet.</p>
      ) : (
        <Select
          label="Compared with"
          searchable
          data={others.map((each) => ({
            value: each.id,
            label: `${quoteName(each)}, ${each.status}${each.customer === '' ? '' : `, ${each.customer}`}`,
          }))}
          value={before ?? null}
          onChange={(id) => choose(id ?? undefined)}
        />
      )}
      {error === null ? null : (
        <ErrorPanel title="The quotes could not be compared" error={error} />
      )}
      {data === undefined || named === undefined ? null : (
        <Differences rows={data} before={quoteName(named)} after={quoteName(head)} />
      )}
    </Modal>
  );
}

type DifferencesProps = {
  readonly rows: readonly QuoteDifference[];
  readonly before: string;
  readonly after: string;
};

function Differences({ rows, before, after }: DifferencesProps) {
  return (
    <div className="quote-compare" tabIndex={0} role="group" aria-label="Differences">
      <table>
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">{before}</th>
            <th scope="col">{after}</th>
            <th scope="col" className="number">
              Change
            </th>
          </tr>
        </thead>
        {PARTS.map(([part, title]) => (
          <tbody key={part}>
            <tr>
              <th scope="rowgroup" colSpan={4} className="quote-compare__part">
                {title}
              </th>
            </tr>
            {rows
              .filter((row) => row.part === part)
              .map((row) => (
                <Row key={`${row.part} ${row.label}`} row={row} />
              ))}
            {part === 'terms' && rows.every((row) => row.part !== 'terms') ? (
              <tr>
                <td colSpan={4}>The same in both.</td>
              </tr>
            ) : null}
          </tbody>
        ))}
      </table>
    </div>
  );
}

function Row({ row }: { readonly row: QuoteDifference }) {
  if (row.part === 'terms') {
    return (
      <tr>
        <th scope="row">{row.label}</th>
        <td>{row.before || 'none'}</td>
        <td>{row.after || 'none'}</td>
        <td className="number">–</td>
      </tr>
    );
  }
  return (
    <tr data-total={row.label === 'Total' ? '' : undefined}>
      <th scope="row">
        {row.label}
        {row.note === '' ? null : <small>{row.note}</small>}
      </th>
      <td className="number">
        <MoneyText amount={row.before} />
      </td>
      <td className="number">
        <MoneyText amount={row.after} />
      </td>
      <td className="number">
        <MoneyText amount={row.change} signed />
      </td>
    </tr>
  );
}
