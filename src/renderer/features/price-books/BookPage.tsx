import { ActionIcon, Button, Menu, Select } from '@mantine/core';
import { IconCopy, IconDots, IconPencil, IconVersions } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { PriceBookHead } from '../../../shared/contract/library';
import type { PriceBook } from '../../../shared/contract/price-book';
import { ErrorPanel } from '../../components/ErrorPanel';
import { RouteLink } from '../../components/RouteLink';
import { toPriceBooks } from '../../routing/route';
import { navigate } from '../../routing/use-route';
import { AssumptionTable, PackTable, RuleList, SourceList } from './BookParts';
import { OperationTable } from './OperationTable';
import { PlanMatrix } from './PlanMatrix';
import { SourceAge, SourceCardProvider } from './SourceCard';
import { useBookActions, useHeads, useStoredBook, type BookActions } from './use-books';

type BookPageProps = { readonly id: string; readonly version: string | undefined };

/** A price book as a well-set price list. */
export function BookPage({ id, version }: BookPageProps) {
  const { data, error, refetch } = useStoredBook({
    id,
    ...(version === undefined ? {} : { version }),
  });
  if (error !== null) {
    return (
      <div className="book">
        <ErrorPanel
          title="The price book could not be opened"
          error={error}
          onRetry={() => void refetch()}
        />
        <RouteLink to={toPriceBooks()}>Back to the price books</RouteLink>
      </div>
    );
  }
  if (data === undefined) return null;
  return (
    <div className="book">
      <BookHead head={data.head} book={data.book} />
      <SourceCardProvider book={data.book}>
        <BookSections book={data.book} />
      </SourceCardProvider>
    </div>
  );
}

function BookHead({ head, book }: { readonly head: PriceBookHead; readonly book: PriceBook }) {
  const heads = useHeads().data ?? [];
  const actions = useBookActions();
  const versions = heads.filter((each) => each.id === head.id).map((each) => each.version);
  const isOwn = head.origin === 'own';
  return (
    <header className="book__head">
      <div className="book__line">
        <RouteLink to={toPriceBooks()} className="book__back">
          Price books
        </RouteLink>
        <h1 className="title">{head.label}</h1>
        <Select
          aria-label="Version"
          data={versions.length === 0 ? [head.version] : versions}
          value={head.version}
          onChange={(next) => {
            if (next !== null) navigate(toPriceBooks([head.id, next]));
          }}
          w="10rem"
        />
        <span className="book__space" />
        <Button
          variant="default"
          leftSection={<IconVersions size={16} stroke={1.6} aria-hidden />}
          onClick={() => navigate(toPriceBooks([head.id, head.version, 'versions']))}
        >
          Compare versions
        </Button>
        {isOwn ? (
          <Button
            leftSection={<IconPencil size={16} stroke={1.6} aria-hidden />}
            onClick={() => navigate(toPriceBooks([head.id, head.version, 'edit']))}
          >
            Edit
          </Button>
        ) : (
          <Button
            leftSection={<IconCopy size={16} stroke={1.6} aria-hidden />}
            onClick={() => void actions.copy(head)}
          >
            Make a copy to edit
          </Button>
        )}
        <MoreMenu head={head} actions={actions} />
      </div>
      <p className="book__facts">
        <span>{head.vendor}</span>
        <span>
          {book.currency} per {book.per}
        </span>
        <span>{isOwn ? 'your own' : 'built in'}</span>
        <span>
          sources
          <SourceAge readOn={head.readOn} />
        </span>
        <span>
          used by {head.usedBy} {head.usedBy === 1 ? 'scenario or quote' : 'scenarios and quotes'}
        </span>
      </p>
      {book.summary === undefined ? null : <p className="book__summary">{book.summary}</p>}
    </header>
  );
}

function MoreMenu({
  head,
  actions,
}: {
  readonly head: PriceBookHead;
  readonly actions: BookActions;
}) {
  const isOwn = head.origin === 'own';
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label="More for this price book">
          <IconDots size={18} stroke={1.6} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void actions.exportJson(head, head.label)}>
          Export as JSON
        </Menu.Item>
        {isOwn ? <Menu.Item onClick={() => void actions.copy(head)}>Make a copy</Menu.Item> : null}
        {isOwn ? (
          <Menu.Item
            disabled={head.usedBy > 0}
            title={head.usedBy > 0 ? 'Scenarios or sent quotes use it.' : undefined}
            onClick={() => void actions.remove({ id: head.id, version: head.version })}
          >
            Delete this version
          </Menu.Item>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="book__section" aria-label={title}>
      <h2 className="book__heading">{title}</h2>
      {children}
    </section>
  );
}

/** The whole book in the order in which one reads a price list. */
function BookSections({ book }: { readonly book: PriceBook }) {
  return (
    <>
      <Section title="Plans">
        <PlanMatrix book={book} />
      </Section>
      <Section title="Operations">
        <OperationTable book={book} />
      </Section>
      {book.packs.length === 0 ? null : (
        <Section title="Packs">
          <PackTable book={book} />
        </Section>
      )}
      <Section title="Rules">
        <RuleList book={book} />
      </Section>
      {book.assumptions.length === 0 ? null : (
        <Section title="Assumptions">
          <AssumptionTable book={book} />
        </Section>
      )}
      <Section title="Sources">
        <SourceList book={book} />
      </Section>
    </>
  );
}
