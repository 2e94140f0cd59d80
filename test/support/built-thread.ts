import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll } from 'vitest';
import { ROOT } from './source';

/** A file that threads can run, built from a source of this repository as the program is; gone after the tests. */
export async function builtThread(source: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'tierwise-thread-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: join(ROOT, source),
      outDir: folder,
      emptyOutDir: false,
      minify: false,
      rollupOptions: { output: { entryFileNames: 'thread.mjs', format: 'es' } },
    },
    ssr: { noExternal: true },
  });
  return join(folder, 'thread.mjs');
}
