import { MOST_FAULTS, shown } from '../contract/faults';
import type { Fault } from '../errors';
import { didYouMean, oneOf } from '../nearest';

/** Collects the faults of a check, each at its path; nothing is thrown, so that all show at once. */
export class Findings {
  readonly faults: Fault[] = [];

  add(code: string, path: string, found: unknown, allowed: string, remedy: string): void {
    this.faults.push({ code, path, found: shown(found), allowed, remedy });
  }

  /** A name that must be one of the known ones; `noun` is what it names. */
  known(noun: string, path: string, name: string, names: readonly string[]): boolean {
    if (names.includes(name)) return true;
    // As long as faults are shown; the others only count.
    const near = this.faults.length < MOST_FAULTS ? names : [];
    const allowed = names.length === 0 ? `no ${noun}: there is none here` : oneOf(names, 30);
    this.add(`${noun.replaceAll(' ', '_')}_unknown`, path, name, allowed, didYouMean(name, near));
    return false;
  }

  /** Names that must differ within one list. */
  distinct(noun: string, path: string, names: readonly string[], key = 'id'): void {
    const seen = new Set<string>();
    for (const [at, name] of names.entries()) {
      if (seen.has(name)) {
        this.add(
          `${noun.replaceAll(' ', '_')}_doubled`,
          `${path}[${at}].${key}`,
          name,
          'each name once',
          'Rename one of the two.',
        );
      }
      seen.add(name);
    }
  }
}
