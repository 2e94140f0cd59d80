import { ActionIcon, Button, Select, Textarea } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { Cite } from '../../../shared/contract/primitives';
import { readCredits, readMoney } from '../../components/fields/readings';
import { TypedField, type Typed } from '../../components/fields/TypedField';
import { formatCredits } from '../../format/credits';
import { formatMoney } from '../../format/money';
import { bookDraft } from './book-draft';
import { firstCite, withFirstCite } from './edit-book';
import { useEditor, useFaultsAt, useFigureMarks } from './editor-context';

/** What stands wrong at a place, under its field. */
export function PlaceFaults({ path }: { readonly path: string }) {
  const faults = useFaultsAt(path);
  return faults.map((fault) => (
    <p key={fault} className="book-form__fault">
      {fault}
    </p>
  ));
}

function readText(most: number): (text: string) => Typed<string> {
  return (text) => {
    const value = text.trim();
    return value !== '' && value.length <= most
      ? { ok: true, value }
      : { ok: false, problem: `One to ${most} characters.` };
  };
}

type TextEditProps = {
  readonly label: string;
  readonly value: string;
  readonly most?: number;
  readonly hideLabel?: boolean;
  readonly onKeep: (value: string) => void;
};

export function TextEdit({ label, value, most = 200, hideLabel = false, onKeep }: TextEditProps) {
  return (
    <TypedField
      label={label}
      hideLabel={hideLabel}
      shown={value}
      read={readText(most)}
      onKeep={onKeep}
    />
  );
}

type FigureEditProps = {
  readonly label: string;
  /** "unlimited" where `orUnlimited`. */
  readonly value: string;
  readonly kind: 'money' | 'credits';
  readonly orUnlimited?: boolean;
  readonly hideLabel?: boolean;
  readonly onKeep: (value: string) => void;
};

/** A figure in the marks of the locale; "unlimited" as a word where that is allowed. */
export function FigureEdit(props: FigureEditProps) {
  const { label, value, kind, orUnlimited = false, hideLabel = false, onKeep } = props;
  const { locale, marks } = useFigureMarks();
  const { book } = useEditor();
  const shown =
    value === 'unlimited'
      ? value
      : kind === 'money'
        ? formatMoney(value, { locale })
        : formatCredits(value, locale);
  const read = (text: string): Typed<string> => {
    if (orUnlimited && /^unlimited$/i.test(text.trim())) return { ok: true, value: 'unlimited' };
    return kind === 'money'
      ? readMoney(text, marks, book.minorUnitPlaces)
      : readCredits(text, marks);
  };
  return (
    <TypedField
      label={label}
      hideLabel={hideLabel}
      align="end"
      shown={shown}
      read={read}
      onKeep={onKeep}
    />
  );
}

type CiteEditProps = {
  readonly label: string;
  readonly source: Cite | readonly Cite[] | undefined;
  readonly onSource: (source: Cite | Cite[]) => void;
};

/** Where a figure comes from: the page and the place on it. */
export function CiteEdit({ label, source, onSource }: CiteEditProps) {
  const { book } = useEditor();
  const cite = firstCite(source);
  const further = source === undefined || 'of' in source ? 0 : source.length - 1;
  const put = (next: Cite): void => onSource(withFirstCite(source, next));
  return (
    <div className="book-form__cite" role="group" aria-label={`Source of ${label}`}>
      <Select
        aria-label={`Source of ${label}`}
        data={book.sources.map(({ id, title }) => ({ value: id, label: title }))}
        value={cite?.of ?? null}
        onChange={(of) => {
          if (of !== null) put({ of, section: cite?.section ?? 'Entered by hand' });
        }}
      />
      <TextEdit
        label={`Section for ${label}`}
        hideLabel
        most={300}
        value={cite?.section ?? ''}
        onKeep={(section) => put({ of: cite?.of ?? book.sources[0]?.id ?? '', section })}
      />
      {further === 0 ? null : <span className="caption">and {further} more, in the JSON view</span>}
    </div>
  );
}

type SentencesEditProps = {
  readonly label: string;
  readonly value: string | undefined;
  readonly minRows: number;
  readonly maxRows: number;
  readonly onType: (value: string) => void;
};

/** Free text, one step of undo from the first letter until the field is left. */
export function SentencesEdit({ value, onType, ...props }: SentencesEditProps) {
  return (
    <Textarea
      {...props}
      autosize
      maxLength={4000}
      value={value ?? ''}
      onBlur={bookDraft.seal}
      onChange={(event) => onType(event.currentTarget.value)}
    />
  );
}

type AddPartProps = {
  readonly label: string;
  readonly isSmall?: boolean;
  readonly onAdd: () => void;
};

export function AddPart({ label, isSmall = false, onAdd }: AddPartProps) {
  return (
    <div>
      <Button
        variant="default"
        size={isSmall ? 'compact-sm' : 'sm'}
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={onAdd}
      >
        {label}
      </Button>
    </div>
  );
}

type RemovePartProps = {
  /** "Remove" and its name. */
  readonly label: string;
  readonly disabled?: boolean;
  readonly onRemove: () => void;
};

export function RemovePart({ label, disabled = false, onRemove }: RemovePartProps) {
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="lg"
      aria-label={label}
      disabled={disabled}
      onClick={onRemove}
    >
      <IconTrash size={16} stroke={1.6} aria-hidden />
    </ActionIcon>
  );
}
