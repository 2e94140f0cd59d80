import { Button, Group, Modal, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Backup, RestorePreview } from '../../../shared/contract/place';
import { ErrorPanel } from '../../components/ErrorPanel';
import { formatInstant } from '../../format/dates';
import { useLocale } from '../../stores/preferences';
import { useTRPC } from '../../trpc/client';
import { holdingsWords } from './backup-words';
import { beginAnew, useRestore } from './use-restore';

type RestoreDialogProps = { readonly backup: Backup; readonly onClose: () => void };

/** Says what a restore would bring and remove before it is done, and how to take it back after. */
export function RestoreDialog({ backup, onClose }: RestoreDialogProps) {
  const trpc = useTRPC();
  const locale = useLocale();
  const [words, setWords] = useState('');
  const { busy, failure, done, restore, takeBack } = useRestore(backup.id);
  const { data, error } = useQuery({
    ...trpc.backups.preview.queryOptions({ id: backup.id }),
    staleTime: 0,
    gcTime: 0,
  });
  const problem = failure?.error ?? error;
  const mayRestore = data !== undefined && (data.confirm === null || words.trim() === data.confirm);
  const made = formatInstant(backup.madeAt, locale);
  const panel =
    problem === null ? null : <ErrorPanel title="Nothing was restored" error={problem} />;
  if (done !== undefined) {
    return (
      <Modal opened onClose={beginAnew} title="Restored" size="lg">
        {panel}
        <p>
          The state of {made} is back: {holdingsWords(done.restored, locale)}. What it replaced was
          backed up first.
        </p>
        <Group justify="flex-end" mt="lg">
          <Button variant="default" loading={busy} onClick={takeBack}>
            Take it back
          </Button>
          <Button onClick={beginAnew}>Go on</Button>
        </Group>
      </Modal>
    );
  }
  return (
    <Modal opened onClose={onClose} title={`Restore the backup of ${made}`} size="lg">
      {panel}
      <Offer data={data} words={words} onWords={setWords} />
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button loading={busy} disabled={!mayRestore} onClick={() => restore(words)}>
          Restore
        </Button>
      </Group>
    </Modal>
  );
}

type OfferProps = {
  readonly data: RestorePreview | undefined;
  readonly words: string;
  readonly onWords: (words: string) => void;
};

function Offer({ data, words, onWords }: OfferProps) {
  const locale = useLocale();
  if (data === undefined) return <p className="secondary">Looking at the backup…</p>;
  return (
    <>
      <dl className="backups__sides">
        <dt>The backup holds</dt>
        <dd>{holdingsWords(data.backup.holds, locale)}</dd>
        <dt>Now there are</dt>
        <dd>{holdingsWords(data.now, locale)}</dd>
        <dt>Would go</dt>
        <dd>{holdingsWords(data.removes, locale)}</dd>
      </dl>
      <p>The state of now is backed up first; the restore can be taken back.</p>
      {data.confirm === null ? null : (
        <TextInput
          mt="md"
          data-autofocus
          label="More than half of what is there would go. Type these words to do it:"
          description={data.confirm}
          value={words}
          onChange={(event) => onWords(event.currentTarget.value)}
        />
      )}
    </>
  );
}
