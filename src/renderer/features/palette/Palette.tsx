import { Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { formatAgo } from '../../format/dates';
import { toScenario } from '../../routing/route';
import { navigate } from '../../routing/use-route';
import { currentCommands, type Command } from '../../stores/commands';
import { isMac, writeKeys } from '../../stores/keys';
import { closePalette, usePalette } from '../../stores/palette';
import { useLocale } from '../../stores/preferences';
import { useTRPC } from '../../trpc/client';
import { KeysDialog } from './KeysDialog';
import { lastUse, rememberUse } from './last-use';
import { NoticesDialog } from './NoticesDialog';
import { ranked } from './rank';
import './palette.css';

type Item = {
  readonly id: string;
  readonly title: string;
  readonly aliases?: readonly string[] | undefined;
  readonly detail?: string | undefined;
  readonly disabled?: string | undefined;
  readonly run: () => void;
};

const MOST_SHOWN = 12;

/** Find a command or a scenario by a few letters and do it with Enter. */
export function Palette() {
  const mode = usePalette((state) => state.mode);
  if (mode === undefined) return null;
  if (mode === 'keys') return <KeysDialog onClose={closePalette} />;
  if (mode === 'notices') return <NoticesDialog onClose={closePalette} />;
  return mode === 'commands' ? <CommandPalette /> : <ScenarioPalette />;
}

const itemOf = ({ id, title, group, keys, aliases, disabled, run }: Command): Item => ({
  id,
  title: title.includes(':') ? title : `${group}: ${title}`,
  aliases: [title, ...(aliases ?? [])],
  detail: keys?.[0] === undefined ? undefined : writeKeys(keys[0], isMac()),
  disabled,
  run,
});

function CommandPalette() {
  const [items] = useState(() => currentCommands().map(itemOf));
  return <Finder label="Find a command" items={items} />;
}

function ScenarioPalette() {
  const trpc = useTRPC();
  const locale = useLocale();
  const [now] = useState(() => Date.now());
  const { data } = useQuery(trpc.scenarios.list.queryOptions({ state: 'active' }));
  const items = useMemo(
    () =>
      (data ?? []).map((row): Item => ({
        id: `scenario ${row.id}`,
        title: row.name,
        aliases: [row.priceBookLabel, ...row.tags.map((tag) => `#${tag}`)],
        detail: `${row.priceBookLabel}, ${formatAgo(row.updatedAt, Math.max(now, Date.parse(row.updatedAt)), locale)}`,
        run: () => navigate(toScenario(row.id)),
      })),
    [data, locale, now],
  );
  return <Finder label="Open a scenario" items={items} />;
}

function choose(item: Item | undefined): void {
  if (item === undefined || item.disabled !== undefined) return;
  rememberUse(item.id);
  closePalette();
  item.run();
}

/** At once: the letters typed right after the shortcut are meant for the field. */
function takeFocus(field: HTMLInputElement | null): void {
  field?.focus();
}

type FinderProps = { readonly label: string; readonly items: readonly Item[] };

function Finder({ label, items }: FinderProps) {
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const id = useId();
  const shown = useMemo(() => ranked(items, query, lastUse).slice(0, MOST_SHOWN), [items, query]);
  const picked = Math.max(0, Math.min(at, shown.length - 1));
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by !== 0) setAt((picked + by + shown.length) % Math.max(1, shown.length));
    else if (event.key === 'Enter') choose(shown[picked]);
    else return;
    event.preventDefault();
  };
  return (
    <Modal
      opened
      onClose={closePalette}
      withCloseButton={false}
      padding={0}
      size="lg"
      centered={false}
      yOffset="12vh"
      transitionProps={{ duration: 0 }}
      attributes={{ content: { 'aria-label': label } }}
    >
      <input
        ref={takeFocus}
        data-autofocus
        className="palette__field"
        role="combobox"
        aria-label={label}
        aria-expanded
        aria-controls={`${id}-list`}
        aria-activedescendant={shown.length === 0 ? undefined : `${id}-${picked}`}
        placeholder={label}
        autoComplete="off"
        spellCheck={false}
        value={query}
        onChange={(event) => {
          setQuery(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <Found id={id} label={label} items={shown} picked={picked} onPoint={setAt} />
      {shown.length === 0 ? <p className="palette__none secondary">Nothing is called so.</p> : null}
    </Modal>
  );
}

type FoundProps = {
  readonly id: string;
  readonly label: string;
  readonly items: readonly Item[];
  readonly picked: number;
  readonly onPoint: (at: number) => void;
};

function Found({ id, label, items, picked, onPoint }: FoundProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.children[picked]?.scrollIntoView({ block: 'nearest' });
  }, [picked]);
  return (
    <div ref={list} id={`${id}-list`} role="listbox" aria-label={label} className="palette__list">
      {items.map((item, at) => (
        <div
          key={item.id}
          id={`${id}-${at}`}
          role="option"
          tabIndex={-1}
          aria-selected={at === picked}
          aria-disabled={item.disabled !== undefined}
          className="palette__item"
          onMouseMove={() => onPoint(at)}
          onMouseDown={(event) => {
            event.preventDefault();
            choose(item);
          }}
        >
          <span className="truncate">{item.title}</span>
          <span className="palette__detail">{item.disabled ?? item.detail}</span>
        </div>
      ))}
    </div>
  );
}
