import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { badInput } from '../../shared/errors';
import { userFolder } from './user-folder';

export type HostOptions = {
  readonly dataDir: string;
  readonly port: number;
  /** The browser host stops after so many minutes without a page; 0 is never. */
  readonly idleMinutes: number;
};

const IDLE_MINUTES = 60;

/**
 * `--data-dir`, `--port` and `--idle-minutes` as both graphical hosts take them. Electron puts switches of its own
 * beside ours, so unknown ones are left alone; scripts/start.mjs refuses a user's mistyped ones.
 */
export function hostOptions(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): HostOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      'data-dir': { type: 'string' },
      port: { type: 'string' },
      'idle-minutes': { type: 'string' },
    },
    strict: false,
    allowPositionals: true,
  });
  return {
    dataDir: dataDirOf(values['data-dir'], env),
    port: portOf(values.port),
    idleMinutes: idleMinutesOf(values['idle-minutes']),
  };
}

/** The data folder: what the user named, which must be a name, else TIERWISE_DATA_DIR, else the system's custom. */
export function dataDirOf(
  named: string | boolean | undefined,
  env: Readonly<Record<string, string | undefined>>,
): string {
  // An empty name is most often a variable that is not set: the folder of every day is not what is meant.
  if (named === '' || typeof named === 'boolean') throw dataDirEmpty();
  const chosen = named ?? env['TIERWISE_DATA_DIR'];
  if (chosen !== undefined && chosen !== '') return resolve(chosen);
  return userFolder({ platform: process.platform, env, home: homedir() });
}

function dataDirEmpty() {
  return badInput([
    {
      code: 'data_dir_empty',
      path: '--data-dir',
      found: 'no folder',
      allowed: 'the name of a folder behind it',
      remedy: 'Name the folder, or leave --data-dir away for the one of this system.',
    },
  ]);
}

function wholeOf(text: string | boolean): number {
  return typeof text === 'string' && /^\d{1,5}$/.test(text) ? Number(text) : -1;
}

function idleMinutesOf(text: string | boolean | undefined): number {
  if (text === undefined) return IDLE_MINUTES;
  const minutes = wholeOf(text);
  // A page in the background says once a minute that it is there.
  if (minutes === 0 || (minutes >= 2 && minutes <= 10_000)) return minutes;
  throw badInput([
    {
      code: 'idle_minutes_not_valid',
      path: '--idle-minutes',
      found: String(text),
      allowed: 'a whole number from 2 to 10000, or 0 to never stop by itself',
      remedy: `Leave --idle-minutes away for ${IDLE_MINUTES} minutes.`,
    },
  ]);
}

function portOf(text: string | boolean | undefined): number {
  if (text === undefined) return 0;
  const port = wholeOf(text);
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
