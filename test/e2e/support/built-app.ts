import { ensureBuilt } from '../../../scripts/build.mjs';

/** Before the end-to-end tests: they drive the built application, so it has to be the newest. */
export async function setup(): Promise<void> {
  await ensureBuilt();
}
