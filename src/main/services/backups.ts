import type {
  Backup,
  Holdings,
  PlaceCheck,
  PlaceState,
  Restored,
  RestorePreview,
} from '../../shared/contract/place';
import { refusal } from './fault';
import type { Write } from './once';
import type { Ambient, Keeping } from './ports';

/** More than this part of what is there may not go on a plain yes. */
const MOST_REMOVED = 0.5;

/** Backups as people use them: made by the clock or when asked for, restored with a way back. */
export type BackupService = {
  readonly state: () => PlaceState;
  /** The newest first. */
  readonly list: () => readonly Backup[];
  readonly make: () => Backup;
  readonly preview: (id: string) => RestorePreview;
  /**
   * Replaces everything kept by the backup, after a backup of what is there. Where that would remove
   * more than half of it, `confirm` must be the words of the preview.
   */
  readonly restore: (id: string, confirm?: string, operation?: string) => Restored;
  readonly check: () => PlaceCheck;
  /** For the host's clock: a backup where something has changed since the last one. */
  readonly keepUp: () => void;
};

export function createBackupService(
  keeping: Keeping,
  ambient: Ambient,
  write: Write,
): BackupService {
  const preview = (id: string): RestorePreview => {
    const comparison = keeping.compare(id);
    return { ...comparison, confirm: wordsFor(comparison) };
  };
  return {
    state: keeping.state,
    list: keeping.list,
    make: () => keeping.make('asked', ambient.now()),
    preview,
    restore: (id, confirm, operation) =>
      write('backups.restore', operation, (): Restored => {
        const { confirm: words, backup } = preview(id);
        if (words !== null && confirm?.trim() !== words) throw removesMuch(words, confirm);
        const undo = keeping.make('before-restore', ambient.now());
        keeping.replace(id);
        return {
          restored: backup.holds ?? { scenarios: 0, priceBooks: 0, quotes: 0 },
          undo: undo.id,
        };
      }),
    check: keeping.check,
    keepUp: () => keeping.keepUp(ambient.now()),
  };
}

type Comparison = Pick<RestorePreview, 'now' | 'removes'>;

/** The words to be typed; null where a plain yes is enough. */
function wordsFor({ now, removes }: Comparison): string | null {
  const much = (['scenarios', 'priceBooks', 'quotes'] as const).filter(
    (kind) => removes[kind] > now[kind] * MOST_REMOVED,
  );
  return much.length === 0
    ? null
    : `remove ${much.map((kind) => named(kind, removes)).join(' and ')}`;
}

const NOUNS: Readonly<Record<keyof Holdings, readonly [one: string, many: string]>> = {
  scenarios: ['scenario', 'scenarios'],
  priceBooks: ['price book', 'price books'],
  quotes: ['quote', 'quotes'],
};

function named(kind: keyof Holdings, removes: Holdings): string {
  const count = removes[kind];
  const [one, many] = NOUNS[kind];
  return `${count} ${count === 1 ? one : many}`;
}

function removesMuch(words: string, typed: string | undefined) {
  return refusal('conflict', {
    code: 'restore_removes_much',
    path: 'confirm',
    found: typed === undefined ? 'no confirmation' : `"${typed.slice(0, 80)}"`,
    allowed: `the words "${words}", because more than half of what is there would go`,
    remedy:
      'Nothing was changed. Look whether this is the backup you mean; if it is, type these words. The state of now is backed up first.',
  });
}
