import { useMemo } from 'react';
import type { QuoteStyle, StoredQuote } from '../../../shared/contract/quote';
import type { Edition } from '../../../shared/contract/quote-sheet';
import type { QuoteFormat } from '../../../shared/contract/share';
import { numberMarks } from '../../format/intl';
import { useAutosave } from '../../shell/autosave-context';
import { notify } from '../../stores/notices';
import { usePreferences } from '../../stores/preferences';
import { deliverFile } from '../../stores/save-file';
import { failureOf } from '../../trpc/call-error';
import { useTRPCClient } from '../../trpc/client';
import { quoteDraft, useQuoteDraft } from './quote-draft';
import type { QuoteShelf } from './use-quotes';

/** How figures and dates are set in a first quote, by the locale of this screen. */
function styleOf(locale: string): QuoteStyle {
  const { decimal, group } = numberMarks(locale);
  const numbers =
    decimal === ','
      ? group === '.'
        ? '1.234,56'
        : '1 234,56'
      : group === '’'
        ? '1’234.56'
        : '1,234.56';
  const paper = /-(?:US|CA|MX)$/.test(locale) ? 'Letter' : 'A4';
  return { numbers, dates: '1 March 2026', paper };
}

function tell(error: unknown, what: string): void {
  const { faults, message } = failureOf(error);
  const [fault] = faults;
  const why = fault === undefined ? message : `Found ${fault.found}. ${fault.remedy}`;
  notify(`${what} ${why}`, { tone: 'problem' });
}

export type QuoteActions = {
  readonly create: (scenario: string, plan: string) => Promise<void>;
  readonly remove: () => Promise<void>;
  readonly send: (hash: string) => Promise<boolean>;
  readonly accept: () => Promise<boolean>;
  readonly revise: () => Promise<boolean>;
  readonly exportAs: (
    format: QuoteFormat,
    edition: Edition,
    hash: string | undefined,
  ) => Promise<void>;
  readonly share: () => Promise<void>;
};

type Parts = {
  readonly client: ReturnType<typeof useTRPCClient>;
  /** Keeps what is on its way, of the scenario and of the quote. */
  readonly settle: () => Promise<void>;
  readonly show: (stored: StoredQuote) => Promise<void>;
  readonly leave: () => Promise<void>;
};

const newOperation = (): string => crypto.randomUUID();

const openId = (): string | undefined => useQuoteDraft.getState().head?.id;

async function create(
  { client, settle, show }: Parts,
  scenario: string,
  plan: string,
): Promise<void> {
  try {
    await settle();
    const style = styleOf(usePreferences.getState().locale);
    await show(
      await client.quotes.create.mutate({ scenario, plan, style, operation: newOperation() }),
    );
  } catch (error) {
    tell(error, 'No quote was made.');
  }
}

async function remove({ client, settle, show, leave }: Parts): Promise<void> {
  const { head } = useQuoteDraft.getState();
  if (head === undefined) return;
  const { id } = head;
  const gone = async (): Promise<void> => {
    await client.quotes.remove.mutate({ id, operation: newOperation() });
    quoteDraft.close();
    await leave();
  };
  const back = async (): Promise<void> => {
    await show(await client.quotes.restore.mutate({ id, operation: newOperation() }));
  };
  try {
    await settle();
    await gone();
    const undo = (): void => void back().catch((error: unknown) => tell(error, 'Not undone.'));
    notify(`${head.number} is in the trash for 30 days.`, { action: { label: 'Undo', run: undo } });
  } catch (error) {
    tell(error, 'The quote was not deleted.');
  }
}

/** Runs a change of the open quote; says why where it is refused. */
async function change(
  { settle, show }: Parts,
  what: string,
  work: (id: string) => Promise<StoredQuote>,
): Promise<boolean> {
  try {
    await settle();
    const id = openId();
    if (id === undefined) return false;
    await show(await work(id));
    return true;
  } catch (error) {
    tell(error, what);
    return false;
  }
}

async function exportAs(
  { client, settle }: Parts,
  wish: { readonly format: QuoteFormat; readonly edition: Edition; readonly hash?: string },
): Promise<void> {
  await settle();
  const id = openId();
  if (id !== undefined) await deliverFile(client.files.saveQuote.mutate({ id, ...wish }));
}

function actionsOf(parts: Parts): QuoteActions {
  const { client, settle } = parts;
  return {
    create: (scenario, plan) => create(parts, scenario, plan),
    remove: () => remove(parts),
    send: (hash) =>
      change(parts, 'The quote was not marked as sent.', (id) => {
        const expectedRevision = useQuoteDraft.getState().head?.revision ?? 0;
        return client.quotes.send.mutate({ id, expectedRevision, hash, operation: newOperation() });
      }),
    accept: () =>
      change(parts, 'The quote was not marked as accepted.', (id) =>
        client.quotes.accept.mutate({ id, operation: newOperation() }),
      ),
    revise: () =>
      change(parts, 'No revision was made.', (id) =>
        client.quotes.revise.mutate({ id, operation: newOperation() }),
      ),
    exportAs: (format, edition, hash) =>
      exportAs(parts, { format, edition, ...(hash === undefined ? {} : { hash }) }),
    share: async () => {
      await settle();
      const scenario = useQuoteDraft.getState().head?.scenario ?? null;
      if (scenario !== null) await deliverFile(client.files.saveShare.mutate({ scenario }));
    },
  };
}

/** What can be done with a quote as a whole; edits on their way are kept first. */
export function useQuoteActions(
  { choose, refresh }: Pick<QuoteShelf, 'choose' | 'refresh'>,
  flush: () => Promise<void>,
): QuoteActions {
  const client = useTRPCClient();
  const autosave = useAutosave();
  return useMemo(
    () =>
      actionsOf({
        client,
        settle: async () => {
          await autosave.flush();
          await flush();
        },
        show: async ({ head, content }) => {
          quoteDraft.open(head, content);
          await refresh();
          choose(head.id);
        },
        leave: async () => {
          choose(undefined);
          await refresh();
        },
      }),
    [client, autosave, flush, choose, refresh],
  );
}
