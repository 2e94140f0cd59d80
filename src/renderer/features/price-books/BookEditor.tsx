import { Button, Tabs } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import type { PriceBookHead } from '../../../shared/contract/library';
import type { PriceBook } from '../../../shared/contract/price-book';
import type { Fault } from '../../../shared/errors';
import { checkPriceBook } from '../../../shared/price-book/check';
import { nextVersion } from '../../../shared/price-book/versions';
import { ErrorPanel } from '../../components/ErrorPanel';
import { RouteLink } from '../../components/RouteLink';
import { toPriceBooks } from '../../routing/route';
import { UndoButtons } from '../../shell/UndoButtons';
import { commandOf, useCommands, type Command } from '../../stores/commands';
import { notify } from '../../stores/notices';
import { failureOf } from '../../trpc/call-error';
import { useTRPC, useTRPCClient } from '../../trpc/client';
import { bookDraft, useBookDraft } from './book-draft';
import { EditorProvider } from './editor-context';
import { JsonEditor } from './JsonEditor';
import { OperationsEditor } from './OperationsEditor';
import { AboutEditor, PacksEditor, SourcesEditor } from './PartsEditor';
import { PlansEditor } from './PlansEditor';
import { useBookActions, useHeads, useStoredBook } from './use-books';

type BookEditorProps = { readonly id: string; readonly version: string };

/** A price book of one's own, edited with the check of a file running along. */
export function BookEditor({ id, version }: BookEditorProps) {
  const { data, error, refetch } = useStoredBook({ id, version });
  const head = useBookDraft((state) => state.head);
  const content = useBookDraft((state) => state.content);
  useKeeping();
  useUndoCommands();
  useEffect(() => {
    if (data === undefined) return;
    const { head: now, save } = useBookDraft.getState();
    const isOpen = now?.id === data.head.id && now.version === data.head.version;
    if (!isOpen || (save.kind === 'saved' && now.revision < data.head.revision)) {
      bookDraft.open(data.head, data.book);
    } else if (now.usedBy !== data.head.usedBy)
      bookDraft.relabel({ ...now, usedBy: data.head.usedBy });
  }, [data]);
  if (error !== null) {
    return (
      <div className="book">
        <ErrorPanel
          title="The price book could not be opened"
          error={error}
          onRetry={() => void refetch()}
        />
      </div>
    );
  }
  if (head?.id !== id || head.version !== version || content === undefined) return null;
  if (head.origin === 'built-in') return <BuiltIn head={head} />;
  return <Editing head={head} book={content} />;
}

function BuiltIn({ head }: { readonly head: PriceBookHead }) {
  const actions = useBookActions();
  return (
    <div className="book">
      <p>{head.label} comes with the program and only changes with it.</p>
      <Button onClick={() => void actions.copy(head)}>Make a copy to edit</Button>
    </div>
  );
}

/** Saves in place what is sound and used by nobody; the rest waits for a person. */
function useKeeping(): void {
  const client = useTRPCClient();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  useEffect(() => {
    const keeping = bookDraft.keep(
      async (head, book) => {
        const operation = crypto.randomUUID();
        const next = await client.priceBooks.save.mutate({
          book,
          expectedRevision: head.revision,
          operation,
        });
        await queryClient.invalidateQueries({ queryKey: trpc.priceBooks.pathKey() });
        return next;
      },
      ({ head, content }) =>
        head?.origin === 'own' &&
        head.usedBy === 0 &&
        content !== undefined &&
        checkPriceBook(content).ok,
    );
    const flush = (): void => void keeping.flush();
    window.addEventListener('pagehide', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      void keeping.flush().finally(keeping.stop);
    };
  }, [client, trpc, queryClient]);
}

function useUndoCommands(): void {
  const back = useBookDraft((state) => state.history.past.at(-1)?.name);
  const again = useBookDraft((state) => state.history.future[0]?.name);
  useCommands(
    'book-undo',
    useMemo(
      (): readonly Command[] => [
        commandOf('edit.undo', bookDraft.undo, {
          title: back === undefined ? 'Undo' : `Undo ${back}`,
          disabled: back === undefined ? 'There is nothing to undo in this price book.' : undefined,
        }),
        commandOf('edit.redo', bookDraft.redo, {
          title: again === undefined ? 'Redo' : `Redo ${again}`,
          disabled:
            again === undefined ? 'There is nothing to redo in this price book.' : undefined,
        }),
      ],
      [back, again],
    ),
  );
}

const TABS = [
  ['plans', 'Plans', PlansEditor],
  ['operations', 'Operations', OperationsEditor],
  ['packs', 'Packs', PacksEditor],
  ['sources', 'Sources', SourcesEditor],
  ['about', 'About', AboutEditor],
] as const;

/** The tab on which a place of the book is edited. */
function tabOf(path: string): string {
  const [start = ''] = path.split(/[.[]/);
  if (start === 'label' || start === 'vendor' || start === 'summary') return 'about';
  return TABS.find(([name]) => name === start)?.[0] ?? 'json';
}

function Editing({ head, book }: { readonly head: PriceBookHead; readonly book: PriceBook }) {
  const [tab, setTab] = useState<string>('plans');
  const [text, setText] = useState<string>();
  const settled = useDeferredValue(book);
  const faults = useMemo(() => {
    const checked = checkPriceBook(settled);
    return checked.ok ? [] : checked.faults;
  }, [settled]);
  const facts = useMemo(() => ({ book, faults }), [book, faults]);
  return (
    <EditorProvider value={facts}>
      <div className="book book--editor">
        <EditorHead head={head} book={book} faults={faults} isTyping={text !== undefined} />
        <FaultStrip faults={faults} onGo={(path) => setTab(tabOf(path))} />
        <Tabs value={tab} onChange={(next) => setTab(next ?? 'plans')} keepMounted={false}>
          <Tabs.List aria-label="Parts of the price book">
            {TABS.map(([name, title]) => (
              <Tabs.Tab key={name} value={name} className="book__tab">
                {title}
              </Tabs.Tab>
            ))}
            <Tabs.Tab value="json" className="book__tab">
              JSON
            </Tabs.Tab>
          </Tabs.List>
          {TABS.map(([name, , Part]) => (
            <Tabs.Panel key={name} value={name} className="book__panel">
              <Part />
            </Tabs.Panel>
          ))}
          <Tabs.Panel value="json" className="book__panel">
            <JsonEditor text={text} setText={setText} />
          </Tabs.Panel>
        </Tabs>
      </div>
    </EditorProvider>
  );
}

type EditorHeadProps = {
  readonly head: PriceBookHead;
  readonly book: PriceBook;
  readonly faults: readonly Fault[];
  readonly isTyping: boolean;
};

function EditorHead({ head, book, faults, isTyping }: EditorHeadProps) {
  const save = useBookDraft((state) => state.save);
  const heads = useHeads().data ?? [];
  const actions = useBookActions();
  const taken = heads.filter(({ id }) => id === head.id).map(({ version }) => version);
  const version = nextVersion(head.version, taken);
  const isChanged = save.kind !== 'saved';
  const saveBeside = async (): Promise<void> => {
    try {
      await actions.saveVersion({ ...book, version }, { id: head.id, version: head.version });
    } catch (error) {
      notify(`The version was not saved. ${failureOf(error).message}`, { tone: 'problem' });
    }
  };
  return (
    <header className="book__head">
      <div className="book__line">
        <RouteLink to={toPriceBooks([head.id, head.version])} className="book__back">
          Read
        </RouteLink>
        <h1 className="title">
          {book.label} <span className="secondary">{head.version}</span>
        </h1>
        <span className="book__space" />
        <UndoButtons />
        <span role="status" className="book__save">
          {saveWords(head, save.kind, faults.length, isTyping)}
        </span>
        <Button
          variant={head.usedBy > 0 && isChanged ? 'filled' : 'default'}
          disabled={faults.length > 0 || isTyping || !(head.usedBy > 0 ? isChanged : true)}
          onClick={() => void saveBeside()}
        >
          Save as version {version}
        </Button>
      </div>
      {head.usedBy === 0 ? null : (
        <p className="book__facts">
          {head.usedBy === 1
            ? 'A scenario or sent quote uses'
            : `${head.usedBy} scenarios and quotes use`}{' '}
          this version, so it stays as it is; changes become a version beside it.
        </p>
      )}
      {save.kind === 'failed' ? (
        <p className="book-form__fault" role="alert">
          Not saved.{' '}
          {save.failure.faults.map(({ found, remedy }) => `Found ${found}. ${remedy}`).join(' ')}
        </p>
      ) : null}
    </header>
  );
}

function saveWords(head: PriceBookHead, save: string, faults: number, isTyping: boolean): string {
  if (isTyping) return 'Text not taken over yet';
  if (faults > 0) return `${faults} ${faults === 1 ? 'fault' : 'faults'}, not saved`;
  if (save === 'saved') return 'Saved';
  if (head.usedBy > 0) return 'Changed, not saved';
  return save === 'failed' ? 'Not saved' : 'Saving…';
}

type FaultStripProps = { readonly faults: readonly Fault[]; readonly onGo: (path: string) => void };

/** Every fault with its place; a click goes to the part in which it is edited. */
function FaultStrip({ faults, onGo }: FaultStripProps) {
  if (faults.length === 0) return null;
  return (
    <section className="book-faults" aria-label="Faults">
      <ul>
        {faults.map(({ code, path, found, allowed, remedy }) => (
          <li key={`${code} ${path} ${found}`}>
            <button type="button" onClick={() => onGo(path)}>
              {path === '' ? 'the book' : path}
            </button>{' '}
            found {found}; allowed: {allowed}. {remedy}
          </li>
        ))}
      </ul>
    </section>
  );
}
