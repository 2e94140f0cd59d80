import { Textarea } from '@mantine/core';
import { useDeferredValue, useMemo } from 'react';
import { faultsOf } from '../../../shared/contract/faults';
import { PriceBook } from '../../../shared/contract/price-book';
import { badInput, type Fault } from '../../../shared/errors';
import { parseJson } from '../../../shared/parse-json';
import { ErrorPanel } from '../../components/ErrorPanel';
import { editBook } from './book-draft';
import { useEditor } from './editor-context';

export type JsonText = {
  /** What is typed and not a price book yet; undefined where the text is the book itself. */
  readonly text: string | undefined;
  readonly setText: (text: string | undefined) => void;
};

function read(
  text: string,
  { id, version }: PriceBook,
): { book?: PriceBook; faults: readonly Fault[] } {
  const parsed = parseJson(text);
  if (!parsed.ok) return { faults: parsed.error.faults };
  const checked = PriceBook.safeParse(parsed.value);
  if (!checked.success) return { faults: faultsOf(checked.error, parsed.value, PriceBook) };
  if (checked.data.id === id && checked.data.version === version)
    return { book: checked.data, faults: [] };
  return {
    faults: [
      {
        code: 'price_book_renamed',
        path: 'id',
        found: `${checked.data.id} ${checked.data.version}`,
        allowed: `${id} ${version}`,
        remedy:
          'Id and version stay here; save a new version, or import the text as a book of its own.',
      },
    ],
  };
}

/** The whole book as text, for what has no fields. Taken over as soon as it is a price book. */
export function JsonEditor({ text, setText }: JsonText) {
  const { book } = useEditor();
  const own = useMemo(() => JSON.stringify(book, null, 2), [book]);
  const shown = text ?? own;
  const typed = useDeferredValue(text);
  const faults = useMemo(
    () => (typed === undefined ? [] : read(typed, book).faults),
    [typed, book],
  );
  return (
    <div className="book-form">
      <Textarea
        aria-label="The price book as JSON"
        // Not sized by its content, which would measure the whole book with every key.
        rows={28}
        spellCheck={false}
        value={shown}
        styles={{ input: { fontFamily: 'var(--font-id)', fontSize: 'var(--size-dense)' } }}
        onChange={(event) => {
          const next = event.currentTarget.value;
          const { book: taken } = read(next, book);
          setText(next);
          if (taken !== undefined) editBook('Edit as JSON', () => taken, 'json');
        }}
        onBlur={() => {
          if (text !== undefined && read(text, book).faults.length === 0) setText(undefined);
        }}
      />
      {faults.length === 0 ? null : (
        <ErrorPanel title="Not taken over yet" error={badInput(faults.slice(0, 20))} />
      )}
    </div>
  );
}
