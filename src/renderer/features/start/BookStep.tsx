import { Button, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { PriceBookHead } from '../../../shared/contract/library';
import { newestVersion } from '../../../shared/price-book/versions';
import { DateText } from '../../components/DateText';
import { ErrorPanel } from '../../components/ErrorPanel';
import { today } from '../../format/dates';
import { notify } from '../../stores/notices';
import { failureOf } from '../../trpc/call-error';
import { useTRPC, useTRPCClient } from '../../trpc/client';
import { emptyScenario, nextMonth } from '../../work/new-scenario';
import { chooseBook, useStarting } from './starting';
import type { MakeScenario } from './use-make-scenario';

type BookStepProps = { readonly onChosen: () => void; readonly make: MakeScenario };

/** Only the newest version of each book: an older one can be chosen later, on purpose. */
function newestHeads(heads: readonly PriceBookHead[]): readonly PriceBookHead[] {
  const byId = Map.groupBy(heads, ({ id }) => id);
  return [...byId.values()]
    .flatMap((versions) => {
      const newest = newestVersion(versions.map(({ version }) => version));
      return versions.find(({ version }) => version === newest) ?? [];
    })
    .toSorted((a, b) => a.label.localeCompare(b.label));
}

/** The first step: whose prices hold. */
export function BookStep({ onChosen, make }: BookStepProps) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const { data = [], error } = useQuery(trpc.priceBooks.list.queryOptions());
  const chosen = useStarting((state) => state.book);
  const [search, setSearch] = useState('');
  const words = search.toLowerCase();
  const heads = newestHeads(data).filter(({ label, vendor }) =>
    `${label} ${vendor}`.toLowerCase().includes(words),
  );
  const choose = async (head: PriceBookHead): Promise<void> => {
    try {
      const { book } = await client.priceBooks.get.query({ id: head.id, version: head.version });
      chooseBook(book);
      onChosen();
    } catch (failure) {
      notify(failureOf(failure).message, { tone: 'problem' });
    }
  };
  const blank = (head: PriceBookHead): void =>
    make.mutate({
      scenario: emptyScenario(`${head.label} plan`, head, nextMonth(today())),
      view: 'workload',
    });
  return (
    <section className="start__single">
      <div className="start__lead">
        <h2 className="lead">Whose prices do you want to plan with?</h2>
        <TextInput
          aria-label="Find a price book"
          placeholder="Find"
          leftSection={<IconSearch size={14} aria-hidden />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
      </div>
      {error === null ? null : (
        <ErrorPanel title="The price books could not be read" error={error} />
      )}
      <ul className="start__books">
        {heads.map((head) => (
          <Book
            key={head.id}
            head={head}
            chosen={chosen?.id === head.id}
            onChoose={() => void choose(head)}
            onBlank={() => blank(head)}
          />
        ))}
      </ul>
    </section>
  );
}

type BookProps = {
  readonly head: PriceBookHead;
  readonly chosen: boolean;
  readonly onChoose: () => void;
  readonly onBlank: () => void;
};

function Book({ head, chosen, onChoose, onBlank }: BookProps) {
  return (
    <li data-chosen={chosen ? '' : undefined}>
      <button type="button" className="start__book" onClick={onChoose}>
        <span className="start__book-name">{head.label}</span>
        <span className="secondary">{head.vendor === head.label ? '' : head.vendor}</span>
        <span className="secondary">
          {head.planCount} {head.planCount === 1 ? 'plan' : 'plans'} in {head.currency}
        </span>
        <span className="caption">
          read on <DateText date={head.readOn} />
        </span>
      </button>
      <Button variant="subtle" size="compact-sm" onClick={onBlank}>
        Blank sheet
      </Button>
    </li>
  );
}
