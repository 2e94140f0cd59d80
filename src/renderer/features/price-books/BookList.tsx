import { Button } from '@mantine/core';
import { IconFileImport, IconPlus } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { PriceBookHead } from '../../../shared/contract/library';
import { ErrorPanel } from '../../components/ErrorPanel';
import { RouteLink } from '../../components/RouteLink';
import { toPriceBooks } from '../../routing/route';
import { commandOf, useCommands, type Command } from '../../stores/commands';
import { ImportBookDialog } from './ImportBookDialog';
import { NewBookDialog } from './NewBookDialog';
import { SourceAge } from './SourceCard';
import { useBookActions, useHeads } from './use-books';

/** Every version of every price book; the newest of a book first. */
export function BookList() {
  const { data: heads, error, refetch } = useHeads();
  const actions = useBookActions();
  const [dialog, setDialog] = useState<'new' | 'import'>();
  useCommands(
    'price-books',
    useMemo(
      (): readonly Command[] => [
        commandOf('book.new', () => setDialog('new')),
        commandOf('book.import', () => setDialog('import')),
      ],
      [],
    ),
  );
  return (
    <div className="books">
      <header className="books__head">
        <h1 className="title">Price books</h1>
        <div className="books__actions">
          <Button
            variant="default"
            leftSection={<IconFileImport size={16} stroke={1.6} aria-hidden />}
            onClick={() => setDialog('import')}
          >
            Import
          </Button>
          <Button
            leftSection={<IconPlus size={16} stroke={1.6} aria-hidden />}
            onClick={() => setDialog('new')}
          >
            New price book
          </Button>
        </div>
      </header>
      {error === null ? null : (
        <ErrorPanel
          title="The price books could not be listed"
          error={error}
          onRetry={() => void refetch()}
        />
      )}
      {heads === undefined ? null : <Heads heads={byLabel(heads)} />}
      {dialog === 'new' ? (
        <NewBookDialog actions={actions} onClose={() => setDialog(undefined)} />
      ) : null}
      {dialog === 'import' ? (
        <ImportBookDialog actions={actions} onClose={() => setDialog(undefined)} />
      ) : null}
    </div>
  );
}

/** Books by name whatever the case of its letters, versions in the order in which they come. */
function byLabel(heads: readonly PriceBookHead[]): readonly PriceBookHead[] {
  const order = new Intl.Collator('en', { sensitivity: 'base' });
  return heads.toSorted((a, b) =>
    a.id === b.id ? 0 : order.compare(a.label, b.label) || order.compare(a.id, b.id),
  );
}

function Heads({ heads }: { readonly heads: readonly PriceBookHead[] }) {
  return (
    <div className="books__table" tabIndex={0} role="region" aria-label="List of price books">
      <table>
        <thead>
          <tr>
            <th scope="col">Price book</th>
            <th scope="col">Version</th>
            <th scope="col">Vendor</th>
            <th scope="col">Currency</th>
            <th scope="col" className="number">
              Plans
            </th>
            <th scope="col">Oldest source</th>
            <th scope="col">Origin</th>
            <th scope="col" className="number">
              Used by
            </th>
          </tr>
        </thead>
        <tbody>
          {heads.map((head, at) => (
            <Row
              key={`${head.id} ${head.version}`}
              head={head}
              isFirst={heads[at - 1]?.id !== head.id}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function originWords({ origin, parent }: PriceBookHead): string {
  if (origin === 'built-in') return 'built in';
  return parent === null ? 'your own' : `your own, from ${parent.id} ${parent.version}`;
}

function Row({ head, isFirst }: { readonly head: PriceBookHead; readonly isFirst: boolean }) {
  const { id, version, label, vendor, currency, planCount, readOn, usedBy } = head;
  return (
    <tr data-first={isFirst ? '' : undefined}>
      <th scope="row">
        <RouteLink to={toPriceBooks([id, version])} data-older={isFirst ? undefined : ''}>
          {label}
        </RouteLink>
      </th>
      <td>{version}</td>
      <td className="books__vendor">{vendor}</td>
      <td>{currency}</td>
      <td className="number">{planCount}</td>
      <td>
        <SourceAge readOn={readOn} />
      </td>
      <td className="books__origin">{originWords(head)}</td>
      <td className="number">{usedBy}</td>
    </tr>
  );
}
