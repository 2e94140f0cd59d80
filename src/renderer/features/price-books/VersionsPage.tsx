import { Button, SegmentedControl, Select } from '@mantine/core';
import { IconArrowsExchange, IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { Impact } from '../../../shared/contract/impact';
import type { PriceBookHead, PriceBookRef } from '../../../shared/contract/library';
import type { PriceBookChange } from '../../../shared/contract/price-book-change';
import { ErrorPanel } from '../../components/ErrorPanel';
import { HostWords } from '../../components/HostWords';
import { RouteLink } from '../../components/RouteLink';
import { UnderWay } from '../../components/UnderWay';
import { localWords } from '../../format/host-words';
import { UNKNOWN } from '../../format/intl';
import { toPriceBooks } from '../../routing/route';
import { navigate, useQueryFact } from '../../routing/use-route';
import { useLocale } from '../../stores/preferences';
import { deliverFile } from '../../stores/save-file';
import { useTRPC, useTRPCClient } from '../../trpc/client';
import { useLongAnswer } from '../../trpc/use-long-answer';
import { changesText, groupChanges, signOf } from './change-text';
import { ImpactTable } from './ImpactTable';
import { useHeads } from './use-books';

type VersionsPageProps = { readonly id: string; readonly version: string };

const keyOf = ({ id, version }: PriceBookRef): string => `${id}@${version}`;

/** The version it was made from, else the next older one, else any other. */
function formerOf(heads: readonly PriceBookHead[], now: PriceBookRef): PriceBookHead | undefined {
  const own = heads.find((head) => keyOf(head) === keyOf(now));
  const parent = heads.find((head) => own?.parent != null && keyOf(head) === keyOf(own.parent));
  const versions = heads.filter((head) => head.id === now.id);
  const at = versions.findIndex((head) => head.version === now.version);
  return parent ?? versions[at + 1] ?? versions[at - 1] ?? heads.find((head) => head.id !== now.id);
}

/** Two versions, or two books: what differs, in words, and what that does to saved scenarios. */
export function VersionsPage({ id, version }: VersionsPageProps) {
  const { data: heads } = useHeads();
  const [named, setNamed] = useQueryFact('from');
  const [shape, setShape] = useQueryFact('as');
  if (heads === undefined) return null;
  const after = { id, version };
  const before = heads.find((head) => keyOf(head) === named) ?? formerOf(heads, after);
  const now = heads.find((head) => keyOf(head) === keyOf(after));
  return (
    <div className="book">
      <header className="book__head">
        <div className="book__line">
          <RouteLink to={toPriceBooks([id, version])} className="book__back">
            {now?.label ?? id}
          </RouteLink>
          <h1 className="title">What changed</h1>
          <span className="book__space" />
          <SegmentedControl
            aria-label="Layout"
            value={shape === 'beside' ? 'beside' : 'words'}
            onChange={(next) => setShape(next === 'beside' ? 'beside' : undefined)}
            data={[
              { value: 'words', label: 'In words' },
              { value: 'beside', label: 'Side by side' },
            ]}
          />
        </div>
        <div className="versions__choice">
          <BookSelect
            label="From"
            heads={heads}
            value={before}
            onChange={(ref) => setNamed(keyOf(ref))}
          />
          <Button
            variant="subtle"
            color="gray"
            aria-label="Exchange the two"
            disabled={before === undefined}
            onClick={() => {
              if (before === undefined) return;
              navigate(
                toPriceBooks([before.id, before.version, 'versions'], { from: keyOf(after) }),
              );
            }}
          >
            <IconArrowsExchange size={18} stroke={1.6} aria-hidden />
          </Button>
          <BookSelect
            label="To"
            heads={heads}
            value={now}
            onChange={(ref) =>
              navigate(
                toPriceBooks(
                  [ref.id, ref.version, 'versions'],
                  before === undefined ? {} : { from: keyOf(before) },
                ),
              )
            }
          />
        </div>
      </header>
      {before === undefined ? (
        <p>There is no other version to compare with.</p>
      ) : (
        <Changes before={before} after={after} beside={shape === 'beside'} />
      )}
    </div>
  );
}

type BookSelectProps = {
  readonly label: string;
  readonly heads: readonly PriceBookHead[];
  readonly value: PriceBookHead | undefined;
  readonly onChange: (ref: PriceBookRef) => void;
};

function BookSelect({ label, heads, value, onChange }: BookSelectProps) {
  return (
    <Select
      label={label}
      searchable
      data={heads.map((head) => ({ value: keyOf(head), label: `${head.label} ${head.version}` }))}
      value={value === undefined ? null : keyOf(value)}
      onChange={(key) => {
        const head = heads.find((each) => keyOf(each) === key);
        if (head !== undefined) onChange(head);
      }}
      w="20rem"
    />
  );
}

type ChangesProps = {
  readonly before: PriceBookHead;
  readonly after: PriceBookRef;
  readonly beside: boolean;
};

function Changes({ before, after, beside }: ChangesProps) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const from = { id: before.id, version: before.version };
  const { data, error } = useQuery(trpc.priceBooks.diff.queryOptions({ before: from, after }));
  const heads = useHeads().data ?? [];
  const parent = heads.find((head) => keyOf(head) === keyOf(after))?.parent ?? undefined;
  // Of another vendor's book the scenarios know nothing; a copy has all they name.
  const isRelated = before.id === after.id || parent?.id === before.id;
  const impact = useLongAnswer<Impact>({
    key: ['impact', from, after, isRelated],
    begin: isRelated
      ? (handlers) => client.decisions.impact.subscribe({ before: from, after }, handlers)
      : undefined,
  });
  // What belongs to other versions is neither shown nor exported.
  const priced = impact.isFormer ? undefined : impact.data;
  const save = (): void => {
    const text = changesText(before, after, data ?? [], priced);
    const name = `Changes ${before.label} ${before.version} to ${after.version}`;
    void deliverFile(client.files.saveText.mutate({ name, ending: 'txt', text }));
  };
  if (error !== null) return <ErrorPanel title="The two could not be compared" error={error} />;
  if (data === undefined) return null;
  return (
    <>
      <div className="versions__tools">
        <p className="lead">
          {data.length === 0
            ? 'Nothing differs.'
            : `${data.length} ${data.length === 1 ? 'difference' : 'differences'}`}
        </p>
        <Button
          variant="default"
          leftSection={<IconDownload size={16} stroke={1.6} aria-hidden />}
          disabled={impact.running && priced === undefined}
          onClick={save}
        >
          Export
        </Button>
      </div>
      {beside ? <BesideTable changes={data} /> : <Sentences changes={data} />}
      <UnderWay
        words="Pricing the saved scenarios under both versions"
        running={impact.running}
        progress={impact.progress}
        onStop={impact.cancel}
      />
      {impact.error === null ? null : (
        <ErrorPanel
          title="The saved scenarios could not be priced under both"
          error={impact.error}
          onRetry={impact.again}
        />
      )}
      {priced === undefined ? null : <ImpactTable impact={priced} before={from} />}
    </>
  );
}

function Sentences({ changes }: { readonly changes: readonly PriceBookChange[] }) {
  return groupChanges(changes).map(([title, group]) => (
    <section key={title} className="versions__group" aria-label={title}>
      <h2 className="book__heading">{title}</h2>
      <ul className="versions__sentences">
        {group.map((change) => (
          <li key={`${change.path} ${change.kind}`} data-kind={change.kind}>
            <span className="versions__sign">{signOf(change.kind)}</span>
            <HostWords>{change.sentence}</HostWords>
          </li>
        ))}
      </ul>
    </section>
  ));
}

function BesideTable({ changes }: { readonly changes: readonly PriceBookChange[] }) {
  const locale = useLocale();
  return (
    <div
      className="book__scroll"
      tabIndex={0}
      role="region"
      aria-label="Differences, scrolls sideways"
    >
      <table className="price-list price-list--wide">
        <thead>
          <tr>
            <th scope="col">Where</th>
            <th scope="col">What</th>
            <th scope="col">Before</th>
            <th scope="col">After</th>
            <th scope="col" className="number">
              Change
            </th>
          </tr>
        </thead>
        <tbody>
          {changes.map((change) => (
            <tr key={`${change.path} ${change.kind}`}>
              <th scope="row">{change.subject}</th>
              <td>{change.what === '' ? 'all of it' : change.what}</td>
              <td>{localWords(change.before ?? UNKNOWN, locale)}</td>
              <td>{localWords(change.after ?? UNKNOWN, locale)}</td>
              <td className="number">
                {change.percent === null
                  ? signOf(change.kind)
                  : localWords(`${change.percent} %`, locale)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
