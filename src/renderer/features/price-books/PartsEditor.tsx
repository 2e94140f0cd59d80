import { Select } from '@mantine/core';
import type { Pack, Source } from '../../../shared/contract/price-book';
import { buyableText } from '../../../shared/price-book/figure-text';
import { readCount, readDate } from '../../components/fields/readings';
import { TypedField } from '../../components/fields/TypedField';
import { formatDate, today } from '../../format/dates';
import { editBook, editPack, editSource } from './book-draft';
import { addPack, addSource, removeMember, withText } from './edit-book';
import { useEditor, useFigureMarks } from './editor-context';
import {
  AddPart,
  CiteEdit,
  FigureEdit,
  PlaceFaults,
  RemovePart,
  SentencesEdit,
  TextEdit,
} from './EditorFields';

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
      <SentencesEdit
        label="Summary"
        minRows={2}
        maxRows={8}
        value={book.summary}
        onType={(summary) =>
          editBook('Set summary', (now) => withText(now, 'summary', summary), 'summary')
        }
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
      <AddPart label="Add a pack" onAdd={() => editBook('Add pack', addPack)} />
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
        <RemovePart
          label={`Remove ${pack.label}`}
          onRemove={() => editBook('Remove pack', removeMember('packs', pack.id))}
        />
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
      <AddPart label="Add a source" onAdd={() => editBook('Add source', addSource(today()))} />
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
        <RemovePart
          label={`Remove ${source.title}`}
          disabled={book.sources.length === 1}
          onRemove={() => editBook('Remove source', removeMember('sources', source.id))}
        />
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
