import {
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
} from 'react';
import { createPortal } from 'react-dom';
import type { CellChange, CellOption } from '../../work/work-column';
import './cell-editor.css';

export type Leaving = 'down' | 'up' | 'right' | 'left' | 'stay' | 'fill';

type CellEditorProps = {
  /** Row and column, for screen readers. */
  readonly label: string;
  readonly text: string;
  readonly replaced: boolean;
  readonly align: 'start' | 'end';
  readonly options: readonly CellOption[] | undefined;
  /** What the text would do, as it stands. */
  readonly change: CellChange | undefined;
  readonly onText: (text: string) => void;
  /** False keeps the editor open, as when something is asked. */
  readonly onCommit: (text: string, leaving: Leaving) => void;
  readonly onCancel: () => void;
  readonly onBlur: (text: string) => void;
};

const MOST_OPTIONS = 9;

function fitting(
  options: readonly CellOption[] | undefined,
  text: string,
  from: string,
): readonly CellOption[] {
  if (options === undefined) return [];
  const typed = text.trim().toLowerCase();
  if (typed === '' || text === from) return options.slice(0, MOST_OPTIONS);
  const starts = options.filter(({ label }) => label.toLowerCase().startsWith(typed));
  const holds = options.filter(
    (option) => !starts.includes(option) && option.label.toLowerCase().includes(typed),
  );
  return [...starts, ...holds].slice(0, MOST_OPTIONS);
}

/** The field in a cell: what is typed, what it would mean, and what could be chosen instead. */
export function CellEditor(props: CellEditorProps) {
  const { text, change } = props;
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  const [from] = useState(text);
  const [picked, setPicked] = useState(-1);
  const asked = useMemo(
    (): readonly CellOption[] =>
      change?.kind === 'unsure'
        ? change.readings.map((reading) => ({ text: reading.text, label: reading.echo }))
        : fitting(props.options, text, from),
    [change, props.options, text, from],
  );
  useLayoutEffect(() => {
    field.current?.focus();
    if (!props.replaced) field.current?.select();
    // Only when the editor opens: later the selection is the person's own.
    // oxlint-disable-next-line react/exhaustive-deps -- see the line above
  }, []);
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    const taken = handleKey(event, props, asked, picked, setPicked);
    event.stopPropagation();
    if (taken) event.preventDefault();
  };
  const shown = picked >= 0 ? asked[picked] : undefined;
  return (
    <>
      <input
        ref={field}
        className="cell-editor"
        data-align={props.align}
        role="combobox"
        aria-label={props.label}
        aria-expanded={asked.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={shown === undefined ? undefined : `${id}-${picked}`}
        aria-describedby={`${id}-echo`}
        aria-invalid={change?.kind === 'bad' ? true : undefined}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(event) => {
          setPicked(-1);
          props.onText(event.currentTarget.value);
        }}
        onKeyDown={onKeyDown}
        onBlur={(event) => props.onBlur(event.currentTarget.value)}
      />
      <EditorCard
        id={id}
        field={field}
        change={text.trim() === '' ? undefined : change}
        options={asked}
        picked={picked}
        onPick={(option) => props.onCommit(option.text, 'stay')}
      />
    </>
  );
}

/** Keys of the editor; those it does not take stay the field's. */
function handleKey(
  event: KeyboardEvent<HTMLInputElement>,
  { text, replaced, change, onCommit, onCancel }: CellEditorProps,
  options: readonly CellOption[],
  picked: number,
  pick: (at: number) => void,
): boolean {
  const chosen = options[picked]?.text ?? text;
  const unsure = change?.kind === 'unsure' && picked < 0;
  switch (event.key) {
    case 'Escape':
      onCancel();
      return true;
    case 'Enter':
      if (unsure) pick(0);
      else if (event.ctrlKey || event.metaKey) onCommit(chosen, 'fill');
      else onCommit(chosen, event.shiftKey ? 'up' : 'down');
      return true;
    case 'Tab':
      if (unsure) pick(0);
      else onCommit(chosen, event.shiftKey ? 'left' : 'right');
      return true;
    case 'ArrowDown':
    case 'ArrowUp': {
      const step = event.key === 'ArrowDown' ? 1 : -1;
      if (options.length > 0)
        pick(
          picked < 0 && step < 0
            ? options.length - 1
            : (picked + step + options.length) % options.length,
        );
      else if (replaced) onCommit(text, step > 0 ? 'down' : 'up');
      return options.length > 0 || replaced;
    }
    case 'ArrowLeft':
    case 'ArrowRight':
      if (!replaced || options.length > 0) return false;
      onCommit(text, event.key === 'ArrowLeft' ? 'left' : 'right');
      return true;
    default:
      return false;
  }
}

type EditorCardProps = {
  readonly id: string;
  readonly field: { readonly current: HTMLInputElement | null };
  readonly change: CellChange | undefined;
  readonly options: readonly CellOption[];
  readonly picked: number;
  readonly onPick: (option: CellOption) => void;
};

type Spot = { readonly left: number; readonly top: number; readonly width: number };

/** Below the cell, over everything else: the cell itself clips what is in it. */
function useSpot(field: { readonly current: HTMLInputElement | null }): Spot | undefined {
  const [spot, setSpot] = useState<Spot | undefined>();
  useEffect(() => {
    const place = (): void => {
      const box = field.current?.parentElement?.getBoundingClientRect();
      if (box !== undefined) setSpot({ left: box.left, top: box.bottom, width: box.width });
    };
    place();
    window.addEventListener('scroll', place, true);
    window.addEventListener('resize', place);
    return () => {
      window.removeEventListener('scroll', place, true);
      window.removeEventListener('resize', place);
    };
  }, [field]);
  return spot;
}

function EditorCard({ id, field, change, options, picked, onPick }: EditorCardProps) {
  const spot = useSpot(field);
  if (spot === undefined) return null;
  const low = spot.top > window.innerHeight - 320 && options.length > 3;
  const style = {
    left: Math.min(spot.left, window.innerWidth - 340),
    minWidth: Math.max(spot.width, 180),
    ...(low ? { bottom: window.innerHeight - spot.top + 36 } : { top: spot.top + 2 }),
  };
  return createPortal(
    <div className="editor-card" style={style}>
      <Echo id={`${id}-echo`} change={change} />
      <div id={`${id}-list`} role="listbox" aria-label="Choices">
        {options.map((option, at) => (
          <div
            key={option.text}
            id={`${id}-${at}`}
            role="option"
            tabIndex={-1}
            aria-selected={at === picked}
            className="editor-card__option"
            onMouseDown={(event) => {
              event.preventDefault();
              onPick(option);
            }}
          >
            <span>{option.label}</span>
            {option.detail === undefined ? null : (
              <span className="secondary">{option.detail}</span>
            )}
          </div>
        ))}
      </div>
    </div>,
    document.getElementById('main') ?? document.body,
  );
}

function Echo({ id, change }: { readonly id: string; readonly change: CellChange | undefined }) {
  const text =
    change === undefined
      ? ''
      : change.kind === 'bad'
        ? change.problem
        : change.kind === 'unsure'
          ? 'Which one is meant?'
          : `= ${change.echo}`;
  return (
    <p id={id} className="editor-card__echo" data-tone={change?.kind} aria-live="polite">
      {text}
    </p>
  );
}
