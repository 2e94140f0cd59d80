import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { badInput } from '../../shared/errors';
import { userFolder } from './user-folder';

export type HostOptions = { readonly dataDir: string; readonly port: number };

/**
 * `--data-dir` and `--port` as both graphical hosts take them. Electron puts switches of its own
 * beside ours, so unknown ones are left alone; scripts/start.mjs refuses a user's mistyped ones.
 */
export function hostOptions(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): HostOptions {
  const { values } = parseArgs({
    args: [...args],
    options: { 'data-dir': { type: 'string' }, port: { type: 'string' } },
    strict: false,
    allowPositionals: true,
  });
  return { dataDir: dataDirOf(values['data-dir'], env), port: portOf(values.port) };
}

/** The data folder: what the user named, else TIERWISE_DATA_DIR, else the system's custom. */
export function dataDirOf(
  named: string | boolean | undefined,
  env: Readonly<Record<string, string | undefined>>,
): string {
  const chosen = typeof named === 'string' ? named : env['TIERWISE_DATA_DIR'];
  if (chosen !== undefined && chosen !== '') return resolve(chosen);
  return userFolder({ platform: process.platform, env, home: homedir() });
}

function portOf(text: string | boolean | undefined): number {
  if (text === undefined) return 0;
  const port = typeof text === 'string' && /^\d{1,5}$/.test(text) ? Number(text) : -1;
  if (port >= 0 && port <= 65_535) return port;
  throw badInput([
    {
      code: 'port_not_valid',
      path: '--port',
      found: String(text),
      allowed: 'a whole number from 0 to 65535; 0 lets the system choose',
      remedy: 'Leave --port away or choose a free one.',
    },
  ]);
}
