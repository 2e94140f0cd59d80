import { Button, Group, Modal } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { SharedBook, SharePreview } from '../../shared/contract/share';
import { badInput } from '../../shared/errors';
import { ErrorPanel } from '../components/ErrorPanel';
import { formatInstant } from '../format/dates';
import { toScenario } from '../routing/route';
import { navigate } from '../routing/use-route';
import { commandOf, useCommands, type Command } from '../stores/commands';
import { notify } from '../stores/notices';
import { NOT_KEPT, useViewOnly } from '../stores/place';
import { useLocale } from '../stores/preferences';
import { closeShare, looksShared, offerShare, useShare } from '../stores/share';
import { failureOf } from '../trpc/call-error';
import { useTRPC, useTRPCClient } from '../trpc/client';
import './share-slot.css';

/** Largest file that is read at all; the host has the last word. */
const MOST_BYTES = 30 * 1024 * 1024;

async function take(file: File): Promise<void> {
  if (file.size > MOST_BYTES) {
    notify(`${file.name} is too large to be a .tierwise file.`, { tone: 'problem' });
    return;
  }
  offerShare(await file.text());
}

function chooseFile(): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = '.tierwise,application/json';
  input.addEventListener('change', () => {
    const [file] = input.files ?? [];
    if (file !== undefined) void take(file);
  });
  input.click();
}

const COMMANDS: readonly Command[] = [commandOf('file.open-share', chooseFile)];

/** Opens share files: by command, or handed over by what else takes files. */
export function ShareSlot() {
  const text = useShare((state) => state.text);
  useCommands('share', COMMANDS);
  return text === undefined ? null : <ShareDialog text={text} />;
}

function ShareDialog({ text }: { readonly text: string }) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const [failure, setFailure] = useState<{ readonly error: unknown }>();
  const viewOnly = useViewOnly();
  const { data, error } = useQuery({
    ...trpc.files.inspect.queryOptions({ text }),
    enabled: looksShared(text),
    gcTime: 0,
  });
  const add = async (): Promise<void> => {
    try {
      const operation = crypto.randomUUID();
      const { head } = await client.files.importShare.mutate({ text, operation });
      await queryClient.invalidateQueries(trpc.scenarios.list.queryFilter());
      await queryClient.invalidateQueries(trpc.priceBooks.list.queryFilter());
      closeShare();
      navigate(toScenario(head.id, 'compare'));
    } catch (cause) {
      setFailure({ error: cause });
    }
  };
  const faults = looksShared(text) ? (data?.faults ?? []) : NOT_SHARED;
  const problem = failure?.error ?? error ?? (faults.length > 0 ? badInput(faults) : null);
  const preview = data?.preview ?? undefined;
  return (
    <Modal opened onClose={closeShare} title="Open a .tierwise file" size="lg">
      {problem === null ? null : (
        <ErrorPanel
          title={
            failureOf(problem).kind === 'bad-input'
              ? 'The file cannot be opened'
              : 'Nothing was added'
          }
          error={problem}
        />
      )}
      {preview === undefined ? null : <Contents preview={preview} />}
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={closeShare}>
          Cancel
        </Button>
        <Button
          disabled={preview === undefined || viewOnly}
          title={viewOnly ? NOT_KEPT : undefined}
          onClick={() => void add()}
        >
          Add to the library
        </Button>
      </Group>
    </Modal>
  );
}

const NOT_SHARED = [
  {
    code: 'share_format_unknown',
    path: 'format',
    found: 'a file that does not say it is a .tierwise file',
    allowed: 'a .tierwise file',
    remedy: 'Scenarios and price books of their own are imported where they are listed.',
  },
];

const HOW_WORDS: Readonly<Record<SharedBook['how'], string>> = {
  here: 'is here already',
  new: 'will be added',
  renamed: 'differs from what is here, so it will be added beside it as',
};

function Contents({ preview }: { readonly preview: SharePreview }) {
  const locale = useLocale();
  const { told, found, agrees } = preview;
  return (
    <dl className="share-contents">
      <dt>Scenario</dt>
      <dd>{preview.scenario}</dd>
      <dt>Price books</dt>
      <dd>
        {preview.priceBooks.map(({ ref, label, how, as }) => (
          <p key={`${ref.id} ${ref.version}`}>
            {label} {ref.version} {HOW_WORDS[how]}
            {how === 'renamed' ? ` ${as}` : ''}.
          </p>
        ))}
      </dd>
      <dt>Result</dt>
      <dd>
        {agrees ? (
          <p>{found ?? 'No plan serves it'}, the same as the file says.</p>
        ) : (
          <p className="share-contents__differs">
            {found ?? 'No plan serves it'} here; the file says {told ?? 'nothing'}. What is shown
            after opening it is worked out here.
          </p>
        )}
      </dd>
      <dt>Written</dt>
      <dd>
        {formatInstant(preview.madeAt, locale)} by {preview.program}
      </dd>
    </dl>
  );
}
