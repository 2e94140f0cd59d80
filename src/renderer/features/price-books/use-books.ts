import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useMemo } from 'react';
import type {
  PriceBookHead,
  PriceBookRef,
  StoredPriceBook,
} from '../../../shared/contract/library';
import type { PriceBook, PriceBookInput } from '../../../shared/contract/price-book';
import { toPriceBooks } from '../../routing/route';
import { navigate } from '../../routing/use-route';
import { rememberStep } from '../../stores/app-undo';
import { notify } from '../../stores/notices';
import { deliverFile } from '../../stores/save-file';
import { failureOf } from '../../trpc/call-error';
import { useTRPC, useTRPCClient } from '../../trpc/client';

/** Who uses a book changes elsewhere: with every scenario that is made, moved or sent as a quote. */
const FRESH = { refetchOnMount: 'always' } as const;

export function useHeads(): UseQueryResult<readonly PriceBookHead[]> {
  const trpc = useTRPC();
  return useQuery({ ...trpc.priceBooks.list.queryOptions(), ...FRESH }) as UseQueryResult<
    readonly PriceBookHead[]
  >;
}

export function useStoredBook(ref: {
  readonly id: string;
  readonly version?: string;
}): UseQueryResult<StoredPriceBook> {
  const trpc = useTRPC();
  return useQuery({
    ...trpc.priceBooks.get.queryOptions(ref),
    ...FRESH,
  }) as UseQueryResult<StoredPriceBook>;
}

export type NewBook = {
  readonly label: string;
  readonly vendor: string;
  readonly currency: string;
};

export type BookActions = {
  /** A copy to edit; opens it. */
  readonly copy: (ref: PriceBookRef) => Promise<void>;
  /** Throws where it is refused, so that a dialog can say why. */
  readonly create: (names: NewBook) => Promise<void>;
  readonly importText: (text: string) => Promise<void>;
  readonly saveVersion: (book: PriceBook, from: PriceBookRef) => Promise<void>;
  readonly remove: (ref: PriceBookRef) => Promise<void>;
  readonly exportJson: (ref: PriceBookRef, label: string) => Promise<void>;
};

/** A head is a reference and more; the host takes the reference alone. */
const refOf = ({ id, version }: PriceBookRef): PriceBookRef => ({ id, version });

const newOperation = (): string => crypto.randomUUID();

function tell(error: unknown, what: string): void {
  const { faults, message } = failureOf(error);
  const [fault] = faults;
  const why = fault === undefined ? message : `Found ${fault.found}. ${fault.remedy}`;
  notify(`${what} ${why}`, { tone: 'problem' });
}

const open = ({ id, version }: PriceBookRef, ...rest: readonly string[]): void =>
  navigate(toPriceBooks([id, version, ...rest]));

type Host = {
  readonly client: ReturnType<typeof useTRPCClient>;
  readonly refresh: () => Promise<void>;
};

async function remove({ client, refresh }: Host, ref: PriceBookRef): Promise<void> {
  try {
    const { book } = await client.priceBooks.get.query(ref);
    const gone = async (): Promise<void> => {
      // First, so that its page is not there to ask for it anew.
      navigate(toPriceBooks());
      await client.priceBooks.remove.mutate({ ...ref, operation: newOperation() });
      await refresh();
    };
    const back = async (): Promise<void> => {
      const text = JSON.stringify(book);
      await client.priceBooks.import.mutate({ text, operation: newOperation() });
      await refresh();
    };
    await gone();
    rememberStep({ name: `Delete ${book.label} ${book.version}`, undo: back, redo: gone });
    const undo = (): void => void back().catch((error: unknown) => tell(error, 'Not undone.'));
    notify(`${book.label} ${book.version} is deleted.`, { action: { label: 'Undo', run: undo } });
  } catch (error) {
    tell(error, 'The price book was not deleted.');
  }
}

/** What can be done with price books as wholes. */
export function useBookActions(): BookActions {
  const client = useTRPCClient();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return useMemo(() => {
    const refresh = (): Promise<void> =>
      queryClient.invalidateQueries({ queryKey: trpc.priceBooks.pathKey() });
    const host: Host = { client, refresh };
    return {
      copy: async (ref) => {
        try {
          const { head } = await client.priceBooks.copy.mutate({
            ...refOf(ref),
            operation: newOperation(),
          });
          await refresh();
          open(head, 'edit');
        } catch (error) {
          tell(error, 'No copy was made.');
        }
      },
      create: async (names) => {
        const { head } = await client.priceBooks.create.mutate({
          ...names,
          operation: newOperation(),
        });
        await refresh();
        open(head, 'edit');
      },
      importText: async (text) => {
        const head = await client.priceBooks.import.mutate({ text, operation: newOperation() });
        await refresh();
        open(head);
      },
      saveVersion: async (book, from) => {
        const content: PriceBookInput = book;
        const head = await client.priceBooks.saveVersion.mutate({
          book: content,
          from,
          operation: newOperation(),
        });
        await refresh();
        open(head, 'edit');
      },
      remove: (ref) => remove(host, ref),
      exportJson: async (ref, label) => {
        const text = await client.priceBooks.export.query(refOf(ref));
        const name = `${label} ${ref.version}.price-book`;
        await deliverFile(client.files.saveText.mutate({ name, ending: 'json', text }));
      },
    };
  }, [client, trpc, queryClient]);
}
