import { useEffect, useRef } from 'react';
import type { ScenarioRow } from '../../../shared/contract/library';
import { RouteLink } from '../../components/RouteLink';
import { CopyMark } from './CopyMark';
import { toScenario } from '../../routing/route';

type NameCellProps = {
  readonly row: ScenarioRow;
  readonly renaming: boolean;
  /** Without a name the renaming was left. */
  readonly onRenamed: (name: string | undefined) => void;
  readonly onTag: (tag: string) => void;
  readonly onParent: () => void;
};

/** A scenario's name with what marks it: sample, copy of another, tags. */
export function NameCell({ row, renaming, onRenamed, onTag, onParent }: NameCellProps) {
  if (renaming) return <NameField name={row.name} onRenamed={onRenamed} />;
  return (
    <>
      {row.state === 'trash' ? (
        <span className="library__name">{row.name}</span>
      ) : (
        <RouteLink to={toScenario(row.id)} className="library__name" tabIndex={-1}>
          {row.name}
        </RouteLink>
      )}
      {row.sample ? <span className="library__mark">sample</span> : null}
      {row.parent === null ? null : <CopyMark row={row} parent={row.parent} onOpen={onParent} />}
      {row.tags.map((tag) => (
        <button
          key={tag}
          type="button"
          className="library__tag"
          tabIndex={-1}
          title={`Show only #${tag}`}
          onClick={() => onTag(tag)}
        >
          #{tag}
        </button>
      ))}
    </>
  );
}

function NameField({
  name,
  onRenamed,
}: {
  readonly name: string;
  readonly onRenamed: (name: string | undefined) => void;
}) {
  const field = useRef<HTMLInputElement>(null);
  const done = useRef(false);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  const finish = (wanted: string | undefined): void => {
    if (done.current) return;
    done.current = true;
    const trimmed = wanted?.trim();
    onRenamed(trimmed === '' || trimmed === name ? undefined : trimmed);
  };
  return (
    <input
      ref={field}
      className="library__rename"
      aria-label="Name of the scenario"
      defaultValue={name}
      maxLength={200}
      onBlur={(event) => finish(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') finish(event.currentTarget.value);
        if (event.key === 'Escape') finish(undefined);
        if (event.key === 'Enter' || event.key === 'Escape') event.preventDefault();
      }}
    />
  );
}
