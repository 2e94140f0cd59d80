import { mkdirSync } from 'node:fs';

/**
 * A folder with all above it, for nobody else on this machine: it will hold prices and customers. One that is
 * there already keeps its rights.
 */
export function makePrivateFolder(path: string): void {
  mkdirSync(path, { recursive: true, mode: 0o700 });
}
