import { Button } from '@mantine/core';
import { IconCopy, IconFolderOpen } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { CopyButton } from '../../components/CopyButton';
import { notify } from '../../stores/notices';
import { failureOf } from '../../trpc/call-error';
import { useTRPC } from '../../trpc/client';

/** Where everything lies, to find it without us. */
export function Whereabouts() {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.app.version.queryOptions());
  const open = useMutation(
    trpc.app.openFolder.mutationOptions({
      onError: (error) => notify(failureOf(error).message, { tone: 'problem' }),
    }),
  );
  const folder = data?.folder;
  return (
    <section className="settings__part" aria-labelledby="whereabouts">
      <h2 id="whereabouts" className="lead">
        Where your data lives
      </h2>
      <p>
        Scenarios, price books and settings are kept in one SQLite file, tierwise.db, in this folder
        on this computer. Nothing is sent anywhere: Tierwise makes no connection but to itself.
      </p>
      {folder === undefined ? null : (
        <div className="settings__folder">
          <code>{folder}</code>
          {data?.host === 'desktop' ? (
            <Button
              variant="default"
              size="compact-sm"
              leftSection={<IconFolderOpen size={14} aria-hidden />}
              onClick={() => open.mutate()}
            >
              Open
            </Button>
          ) : null}
          <CopyButton
            what={() => folder}
            size="compact-sm"
            leftSection={<IconCopy size={14} aria-hidden />}
          />
        </div>
      )}
      <p className="caption">
        {data === undefined ? '' : `Tierwise ${data.version}, ${data.host} host`}
      </p>
    </section>
  );
}
