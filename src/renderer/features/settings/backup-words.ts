import type { BackupReason, Holdings } from '../../../shared/contract/place';
import { formatUnits } from '../../format/credits';

/** Why a backup is there, as the list of backups says it. */
export const REASON_WORDS: Readonly<Record<BackupReason, string>> = {
  rota: 'By the clock',
  'before-migration': 'Before a new version',
  'before-restore': 'Before a restore',
  asked: 'Asked for',
};

/** "5 scenarios, 1 own price book, 2 quotes"; null can no longer be read. */
export function holdingsWords(holds: Holdings | null, locale: string): string {
  if (holds === null) return 'cannot be read';
  return [
    formatUnits(holds.scenarios, 'scenario', 'scenarios', locale),
    formatUnits(holds.priceBooks, 'own price book', 'own price books', locale),
    formatUnits(holds.quotes, 'quote', 'quotes', locale),
  ].join(', ');
}
