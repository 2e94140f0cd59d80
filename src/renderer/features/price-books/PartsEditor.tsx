import { ActionIcon, Button, Select, Textarea } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { Pack, Source } from '../../../shared/contract/price-book';
import { buyableText } from '../../../shared/price-book/figure-text';
import { readCount, readDate } from '../../components/fields/readings';
import { TypedField } from '../../components/fields/TypedField';
import { formatDate, today } from '../../format/dates';
import { bookDraft, editBook, editPack, editSource } from './book-draft';
import { addPack, addSource, removeMember, withText } from './edit-book';
import { useEditor, useFigureMarks } from './editor-context';
import { CiteEdit, FigureEdit, PlaceFaults, TextEdit } from './EditorFields';

/** Name, vendor and what the book says of itself. */
export function AboutEditor() {
  const { book } = useEditor();
  return (
    <div className="book-form">
      <div className="book-form__row">
        <TextEdit
          label="Name"
          value={book.label}
          onKeep={(label) => editBook('Set name', (now) => ({ ...now, label }))}
        />
        <TextEdit
          label="Vendor"
          value={book.vendor}
          onKeep={(vendor) => editBook('Set vendor', (now) => ({ ...now, vendor }))}
        />
      </div>
      <Textarea
        label="Summary"
        autosize
        minRows={2}
        maxRows={8}
        maxLength={4000}
        value={book.summary ?? ''}
        onBlur={bookDraft.seal}
        onChange={(event) => {
          const summary = event.currentTarget.value;
          editBook('Set summary', (now) => withText(now, 'summary', summary), 'summary');
        }}
      />
      <p className="secondary">
        {book.currency}, per {book.per}. Currency, meters, parameters, features, limits and rules
        are edited in the JSON view.
      </p>
    </div>
  );
}

export function PacksEditor() {
  const { book } = useEditor();
  return (
    <div className="book-form">
      {book.packs.map((pack, at) => (
        <PackForm key={pack.id} pack={pack} at={at} />
      ))}
      <div>
        <Button
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => editBook('Add pack', addPack)}
        >
          Add a pack
        </Button>
      </div>
    </div>
  );
}

function PackForm({ pack, at }: { readonly pack: Pack; readonly at: number }) {
  const { book } = useEditor();
  const put = (change: Partial<Pack>): void => editPack(pack.id, (now) => ({ ...now, ...change }));
  const isList = typeof pack.buyableOn !== 'string';
  return (
    <fieldset className="book-form__member">
      <legend className="visually-hidden">{pack.label}</legend>
      <div className="book-form__row">
        <TextEdit label="Pack" value={pack.label} onKeep={(label) => put({ label })} />
        <FigureEdit
          label="Holds"
          kind="credits"
          value={pack.credits}
          onKeep={(credits) => put({ credits })}
        />
        <FigureEdit
          label={`Price in ${book.currency}`}
          kind="money"
          value={pack.price}
          onKeep={(price) => put({ price })}
        />
        <Select
          label="On"
          w="9rem"
          value={typeof pack.buyableOn === 'string' ? pack.buyableOn : 'list'}
          data={[
            { value: 'any', label: 'any plan' },
            { value: 'paid', label: 'paid plans' },
            ...(isList ? [{ value: 'list', label: buyableText(pack.buyableOn, book) }] : []),
          ]}
          onChange={(on) => {
            if (on === 'any' || on === 'paid') put({ buyableOn: on });
          }}
        />
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={`Remove ${pack.label}`}
          onClick={() => editBook('Remove pack', removeMember('packs', pack.id))}
        >
          <IconTrash size={16} stroke={1.6} aria-hidden />
        </ActionIcon>
      </div>
      <Expiry pack={pack} />
      <CiteEdit label={pack.label} source={pack.source} onSource={(source) => put({ source })} />
      <PlaceFaults path={`packs[${at}]`} />
    </fieldset>
  );
}

function Expiry({ pack }: { readonly pack: Pack }) {
  const { locale, marks } = useFigureMarks();
  const { expires } = pack;
  const put = (next: Pack['expires']): void =>
    editPack(pack.id, (now) => ({ ...now, expires: next }));
  return (
    <div className="book-form__row">
      <Select
        label="Expires"
        w="9rem"
        value={expires?.unit ?? 'never'}
        data={[
          { value: 'never', label: 'never' },
          { value: 'day', label: 'after days' },
          { value: 'month', label: 'after months' },
        ]}
        onChange={(unit) => {
          if (unit === 'never') put(null);
          if (unit === 'day' || unit === 'month') put({ after: expires?.after ?? 12, unit });
        }}
      />
      {expires === null ? null : (
        <TypedField
          label="After"
          align="end"
          shown={new Intl.NumberFormat(locale).format(expires.after)}
          read={(text) => readCount(text, marks, 1, 10_000)}
          onKeep={(after) => put({ ...expires, after })}
        />
      )}
    </div>
  );
}

export function SourcesEditor() {
  const { book } = useEditor();
  return (
    <div className="book-form">
      {book.sources.map((source, at) => (
        <SourceForm key={source.id} source={source} at={at} />
      ))}
      <div>
        <Button
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => editBook('Add source', addSource(today()))}
        >
          Add a source
        </Button>
      </div>
    </div>
  );
}

function SourceForm({ source, at }: { readonly source: Source; readonly at: number }) {
  const { book } = useEditor();
  const { locale } = useFigureMarks();
  const put = (change: Partial<Source>): void =>
    editSource(source.id, (now) => ({ ...now, ...change }));
  return (
    <fieldset className="book-form__member">
      <legend className="visually-hidden">{source.title}</legend>
      <div className="book-form__row">
        <TextEdit label="Title" value={source.title} onKeep={(title) => put({ title })} />
        <TypedField
          label="Read on"
          shown={formatDate(source.readOn, locale)}
          read={(text) => readDate(text, locale)}
          onKeep={(readOn) => put({ readOn })}
        />
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={`Remove ${source.title}`}
          disabled={book.sources.length === 1}
          onClick={() => editBook('Remove source', removeMember('sources', source.id))}
        >
          <IconTrash size={16} stroke={1.6} aria-hidden />
        </ActionIcon>
      </div>
      <TypedField
        label="Address"
        shown={source.address ?? ''}
        read={(text) =>
          text.trim().length <= 500
            ? { ok: true, value: text.trim() }
            : { ok: false, problem: 'At most 500 characters.' }
        }
        onKeep={(address) => editSource(source.id, (now) => withText(now, 'address', address))}
      />
      <PlaceFaults path={`sources[${at}]`} />
    </fieldset>
  );
}
