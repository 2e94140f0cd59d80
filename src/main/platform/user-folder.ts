import { join } from 'node:path';

type Surroundings = {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
};

/**
 * The folder where a user's data lies, by the custom of the system; all three hosts share it.
 * An explicit `--data-dir` or TIERWISE_DATA_DIR is taken instead of it by the callers.
 */
export function userFolder({ platform, env, home }: Surroundings): string {
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Tierwise');
  if (platform === 'win32')
    return join(env['APPDATA'] ?? join(home, 'AppData', 'Roaming'), 'Tierwise');
  const base = env['XDG_DATA_HOME'];
  // The XDG rules say: a relative path there is invalid and to be ignored.
  return join(base?.startsWith('/') ? base : join(home, '.local', 'share'), 'tierwise');
}
