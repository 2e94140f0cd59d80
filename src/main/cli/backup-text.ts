import type { Backup, BackupReason, Holdings } from '../../shared/contract/place';

const REASONS: Readonly<Record<BackupReason, string>> = {
  rota: 'by the clock',
  'before-migration': 'before a new version',
  'before-restore': 'before a restore',
  asked: 'asked for',
};

const counted = (count: number, one: string): string => `${count} ${count === 1 ? one : `${one}s`}`;

export function holdingsText(holds: Holdings | null): string {
  if (holds === null) return 'cannot be read';
  const { scenarios, priceBooks, quotes } = holds;
  return [
    counted(scenarios, 'scenario'),
    counted(priceBooks, 'own price book'),
    counted(quotes, 'quote'),
  ].join(', ');
}

export function reasonText(reason: BackupReason): string {
  return REASONS[reason];
}

export function timeText(instant: string): string {
  return `${instant.slice(0, 10)} ${instant.slice(11, 19)} UTC`;
}

export function backupLine({ id, madeAt, reason, holds }: Backup): string {
  return `${id} (${timeText(madeAt)}, ${reasonText(reason)}; ${holdingsText(holds)})`;
}
