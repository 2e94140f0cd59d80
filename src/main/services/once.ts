import { refusal } from './fault';
import type { Ambient, Storage } from './ports';

/** How long a retry of a write is recognised. */
const REMEMBERED_DAYS = 30;
const DAY_MS = 86_400_000;

/** Runs one write in one transaction, at most once for each key its caller chose. */
export type Write = <T>(name: string, key: string | undefined, work: () => T) => T;

/**
 * A retry with a known key gets the first answer and changes nothing, so that a caller who never
 * learned the outcome may simply ask again. Answers must be plain JSON.
 */
export function createWrite(storage: Storage, ambient: Ambient): Write {
  return <T>(name: string, key: string | undefined, work: () => T): T =>
    storage.transaction((): never => {
      if (key === undefined) return work() as never;
      const known = storage.operations.find(key);
      if (known === undefined) {
        const answer = work();
        storage.operations.record(key, name, answer, ambient.now());
        return answer as never;
      }
      if (known.name !== name) throw keyTaken(key, name, known.name);
      return known.answer as never;
    });
}

/** Answers older than a retry can be are forgotten. */
export function forgetOldAnswers(storage: Storage, ambient: Ambient): void {
  storage.operations.forgetBefore(daysBefore(ambient.now(), REMEMBERED_DAYS));
}

export function daysBefore(instant: string, days: number): string {
  return new Date(Date.parse(instant) - days * DAY_MS).toISOString();
}

function keyTaken(key: string, name: string, first: string) {
  return refusal('conflict', {
    code: 'operation_key_taken',
    path: 'operation',
    found: `the key ${key} of another operation, ${first}`,
    allowed: `a new key for ${name}`,
    remedy: 'Choose a fresh key for each operation and keep it for its retries only.',
  });
}
