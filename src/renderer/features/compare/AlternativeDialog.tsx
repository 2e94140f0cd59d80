import { Button, Group, Modal, Select } from '@mantine/core';
import { useQuery, skipToken } from '@tanstack/react-query';
import { useState } from 'react';
import type { PriceBookHead } from '../../../shared/contract/library';
import { editDraft, useDraft } from '../../stores/draft';
import { useTRPC } from '../../trpc/client';
import { withoutAlternative } from './alternative-draft';
import { AlternativeForm } from './AlternativeForm';
import type { CompareFacts } from './compare-facts';

/** Most other price books beside the scenario's own. */
const MOST = 5;

type AlternativeDialogProps = { readonly facts: CompareFacts; readonly onClose: () => void };

/** Sets another vendor's price book beside this one, with the work mapped onto its operations. */
export function AlternativeDialog({ facts, onClose }: AlternativeDialogProps) {
  const trpc = useTRPC();
  const scenario = useDraft((state) => state.scenario);
  const heads = useQuery(trpc.priceBooks.list.queryOptions()).data ?? [];
  const [chosen, choose] = useState<string>();
  const others = newestOf(heads).filter(({ id }) => id !== facts.book.id);
  const ref = others.find(({ id }) => id === chosen);
  const known = scenario?.alternatives.find(({ priceBook }) => priceBook.id === chosen)?.priceBook;
  const version = known?.version ?? ref?.version;
  const stored = useQuery(
    trpc.priceBooks.get.queryOptions(
      chosen === undefined || version === undefined ? skipToken : { id: chosen, version },
    ),
  ).data;
  if (scenario === undefined) return null;
  const compared = scenario.alternatives.map(({ priceBook }) => priceBook.id);
  const full = compared.length >= MOST && (chosen === undefined || !compared.includes(chosen));
  return (
    <Modal opened onClose={onClose} title="Compare with another price book" size="52rem">
      <div className="alternative">
        <Compared ids={compared} heads={heads} onEdit={choose} />
        <Select
          label="Price book"
          placeholder="Choose one"
          description={
            full
              ? `At most ${MOST} price books can stand beside this one: take one away first.`
              : undefined
          }
          value={chosen ?? null}
          onChange={(id) => choose(id ?? undefined)}
          disabled={full}
          data={others.map(({ id, label, currency }) => ({
            value: id,
            label: `${label} (${currency})`,
          }))}
        />
        {stored === undefined ? null : (
          <AlternativeForm
            key={`${stored.book.id} ${stored.book.version}`}
            facts={facts}
            scenario={scenario}
            other={stored.book}
            onClose={onClose}
          />
        )}
      </div>
    </Modal>
  );
}

type ComparedProps = {
  readonly ids: readonly string[];
  readonly heads: readonly PriceBookHead[];
  readonly onEdit: (id: string) => void;
};

function Compared({ ids, heads, onEdit }: ComparedProps) {
  if (ids.length === 0) return null;
  return (
    <ul className="alternative__compared" aria-label="Price books compared">
      {ids.map((id) => {
        const label = heads.find((head) => head.id === id)?.label ?? id;
        return (
          <li key={id}>
            <span>{label}</span>
            <Group gap="xs">
              <Button variant="default" size="compact-sm" onClick={() => onEdit(id)}>
                Change
              </Button>
              <Button
                variant="default"
                size="compact-sm"
                onClick={() =>
                  editDraft(`Take away ${label}`, (before) => withoutAlternative(before, id), {
                    place: { view: 'compare' },
                  })
                }
              >
                Take away
              </Button>
            </Group>
          </li>
        );
      })}
    </ul>
  );
}

/** The newest version of each book; the list has the newest first within a book. */
function newestOf(heads: readonly PriceBookHead[]): PriceBookHead[] {
  const newest = new Map<string, PriceBookHead>();
  for (const head of heads) {
    const known = newest.get(head.id);
    if (known === undefined || head.createdAt > known.createdAt) newest.set(head.id, head);
  }
  return [...newest.values()];
}
