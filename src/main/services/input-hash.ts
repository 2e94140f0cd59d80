import { createHash } from 'node:crypto';
import { canonicalJson } from '../../shared/canonical-json';

const known = new WeakMap<object, string>();

/** Hash of a value that never changes, such as a price book; worked out once for each object. */
export function contentHash(value: object): string {
  const made = known.get(value) ?? createHash('sha256').update(canonicalJson(value)).digest('hex');
  known.set(value, made);
  return made;
}

/**
 * Name of a result: a hash of everything it depends on, after the version of the rules that made it,
 * so that what other rules have made is told by its name.
 */
export function inputHash(programVersion: string, ...parts: readonly unknown[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(canonicalJson(part)).update('\n');
  return `${programVersion}:${hash.digest('hex')}`;
}

/** Whether the result of this name was made by these rules. */
export function isMadeBy(programVersion: string, hash: string): boolean {
  return hash.startsWith(`${programVersion}:`);
}
