import { Button } from '@mantine/core';
import type { Command } from '../../stores/commands';
import { isMac, writeKeys } from '../../stores/keys';

type LibraryToolsProps = {
  readonly commands: readonly Command[];
  readonly count: number;
  readonly total: number;
  readonly chosen: number;
  readonly tags: readonly { tag: string; count: number }[];
  readonly search: string;
  readonly onTag: (tag: string) => void;
  readonly onClear: () => void;
};

/** In the bar itself; the rest is in the context menu and the palette. */
const IN_BAR = [
  'library.beside',
  'library.duplicate',
  'library.tags',
  'library.archive',
  'library.restore',
  'library.trash',
  'library.delete-forever',
];
const MOST_TAGS = 8;

/** What is shown, which tags there are, and what can be done with what is chosen. */
export function LibraryTools(props: LibraryToolsProps) {
  const { commands, count, total, chosen, tags, search } = props;
  const shown = commands.filter(({ id }) => IN_BAR.includes(id));
  return (
    <div className="library__tools">
      <span className="secondary" role="status">
        {chosen > 0
          ? `${chosen} chosen`
          : count === total
            ? `${total} ${total === 1 ? 'scenario' : 'scenarios'}`
            : `${count} of ${total} scenarios`}
      </span>
      {chosen > 0 ? (
        <>
          {shown.map(({ id, title, keys, disabled, run }) => (
            <Button
              key={id}
              variant="default"
              size="compact-sm"
              disabled={disabled !== undefined}
              title={
                disabled ??
                (keys?.[0] === undefined ? title : `${title} (${writeKeys(keys[0], isMac())})`)
              }
              onClick={run}
            >
              {title}
            </Button>
          ))}
          <Button variant="subtle" size="compact-sm" onClick={props.onClear}>
            Clear choice
          </Button>
        </>
      ) : (
        tags.slice(0, MOST_TAGS).map(({ tag, count: uses }) => (
          <button
            key={tag}
            type="button"
            className="library__tag"
            aria-pressed={search === `#${tag}`}
            onClick={() => props.onTag(tag)}
          >
            #{tag} {uses}
          </button>
        ))
      )}
    </div>
  );
}
