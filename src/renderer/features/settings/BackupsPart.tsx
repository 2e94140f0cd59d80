import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Backup, PlaceCheck } from '../../../shared/contract/place';
import { badInput } from '../../../shared/errors';
import { ErrorPanel } from '../../components/ErrorPanel';
import { formatCount } from '../../format/credits';
import { formatInstant } from '../../format/dates';
import { useLocale } from '../../stores/preferences';
import { useTRPC, useTRPCClient } from '../../trpc/client';
import { holdingsWords, REASON_WORDS } from './backup-words';
import { RestoreDialog } from './RestoreDialog';
import './backups.css';

/** The backups of the data folder: made, looked at, checked, and put back with a way to return. */
export function BackupsPart() {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const [chosen, setChosen] = useState<Backup>();
  const [busy, setBusy] = useState<'making' | 'checking'>();
  const [check, setCheck] = useState<PlaceCheck>();
  const [failure, setFailure] = useState<{ readonly error: unknown }>();
  const state = useQuery({ ...trpc.backups.state.queryOptions(), staleTime: 0 });
  const list = useQuery({ ...trpc.backups.list.queryOptions(), staleTime: 0 });
  const isOpen = state.data?.mode === 'open';
  const work = async (what: 'making' | 'checking'): Promise<void> => {
    setBusy(what);
    setFailure(undefined);
    setCheck(undefined);
    try {
      if (what === 'making') await client.backups.make.mutate();
      else setCheck(await client.backups.check.query());
      await queryClient.invalidateQueries(trpc.backups.pathFilter());
    } catch (error) {
      setFailure({ error });
    } finally {
      setBusy(undefined);
    }
  };
  return (
    <section className="settings__part" aria-labelledby="backups">
      <h2 id="backups" className="lead">
        Backups
      </h2>
      <p>
        While you work a verified copy is kept every quarter of an hour, and one before each restore
        and each new version. A restore can be taken back.
      </p>
      <div className="settings__actions">
        <Button
          variant="default"
          disabled={!isOpen}
          loading={busy === 'making'}
          onClick={() => void work('making')}
        >
          Back up now
        </Button>
        <Button
          variant="default"
          loading={busy === 'checking'}
          onClick={() => void work('checking')}
        >
          Check everything
        </Button>
      </div>
      {failure === undefined ? null : (
        <ErrorPanel title="That was not done" error={failure.error} />
      )}
      {check === undefined ? null : <CheckOutcome check={check} />}
      <BackupList backups={list.data ?? []} onRestore={isOpen ? setChosen : undefined} />
      {chosen === undefined ? null : (
        <RestoreDialog backup={chosen} onClose={() => setChosen(undefined)} />
      )}
    </section>
  );
}

type BackupListProps = {
  readonly backups: readonly Backup[];
  readonly onRestore: ((backup: Backup) => void) | undefined;
};

function BackupList({ backups, onRestore }: BackupListProps) {
  const locale = useLocale();
  if (backups.length === 0)
    return <p className="secondary">There is none yet; the first comes with the first change.</p>;
  return (
    <table className="backups">
      <thead>
        <tr>
          <th scope="col">Made</th>
          <th scope="col">Why</th>
          <th scope="col">Holds</th>
          <th scope="col" className="backups__number">
            KiB
          </th>
          <th scope="col">Restore</th>
        </tr>
      </thead>
      <tbody>
        {backups.map((backup) => (
          <tr key={backup.id}>
            <th scope="row">{formatInstant(backup.madeAt, locale)}</th>
            <td>{REASON_WORDS[backup.reason]}</td>
            <td>{holdingsWords(backup.holds, locale)}</td>
            <td className="backups__number">
              {formatCount(Math.ceil(backup.bytes / 1024), locale)}
            </td>
            <td className="backups__act">
              {onRestore === undefined ? null : (
                <Button
                  variant="subtle"
                  size="compact-sm"
                  aria-label={`Restore the backup of ${formatInstant(backup.madeAt, locale)}`}
                  onClick={() => onRestore(backup)}
                >
                  Restore…
                </Button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function CheckOutcome({ check }: { readonly check: PlaceCheck }) {
  const unsound = check.backups.filter(({ ok }) => !ok);
  if (!check.ok) {
    return <ErrorPanel title="The data file is not sound" error={badInput(check.faults)} />;
  }
  return (
    <div role="status">
      <p>
        Every page, index and reference of the data file is sound ({check.engine});{' '}
        {check.backups.length - unsound.length} of {check.backups.length} backups can be restored.
      </p>
      {unsound.map(({ id, why }) => (
        <p key={id}>
          {id}: {why}
        </p>
      ))}
      {check.setAside.length === 0 ? null : (
        <p>Set aside earlier, never deleted: {check.setAside.join(', ')}</p>
      )}
    </div>
  );
}
