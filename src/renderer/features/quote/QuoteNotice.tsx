import { Button } from '@mantine/core';
import { formatInstant } from '../../format/dates';
import { useLocale } from '../../stores/preferences';
import { useTRPCClient } from '../../trpc/client';
import { quoteDraft, useQuoteDraft } from './quote-draft';

const FROZEN_WORDS = {
  sent: 'Sent. It no longer changes, whatever becomes of the scenario; a change is a revision.',
  accepted: 'Accepted. It no longer changes.',
  revised: 'A newer edition has taken its place.',
} as const;

/** Why the quote cannot be edited, or was not saved. */
export function QuoteNotice({ flush }: { readonly flush: () => Promise<void> }) {
  const head = useQuoteDraft((state) => state.head);
  const save = useQuoteDraft((state) => state.save);
  const locale = useLocale();
  const client = useTRPCClient();
  if (head === undefined) return null;
  if (head.status !== 'draft') {
    return (
      <p className="quote__notice">
        {FROZEN_WORDS[head.status]}{' '}
        <span className="caption">{formatInstant(head.statusSince, locale)}</span>
      </p>
    );
  }
  if (save.kind !== 'failed') return null;
  const { faults, kind } = save.failure;
  const reload = async (): Promise<void> => {
    const stored = await client.quotes.get.query({ id: head.id });
    quoteDraft.open(stored.head, stored.content);
  };
  return (
    <p className="quote__notice" data-tone="problem" role="alert">
      Not saved. {faults.map(({ found, remedy }) => `Found ${found}. ${remedy}`).join(' ')}{' '}
      <Button
        variant="default"
        size="compact-sm"
        onClick={() => void (kind === 'conflict' ? reload() : flush())}
      >
        {kind === 'conflict' ? 'Load it again' : 'Save again'}
      </Button>
    </p>
  );
}
