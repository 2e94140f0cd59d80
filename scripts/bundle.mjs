// Bundles test programs that run as processes of their own (soak, fuzz, fault injection) into one file each.
import './node-version.mjs';
import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * Builds `entries` (name to path from the root) into out.<name>/ with the sources as they are, or
 * sabotaged: each `{ file, from, to }` must be found, so that a sabotage never passes for the original.
 */
export async function bundle(name, entries, sabotage = []) {
  const outDir = join(ROOT, `out.${name}`);
  rmSync(outDir, { recursive: true, force: true });
  mkdirSync(outDir, { recursive: true });
  const input = Object.fromEntries(
    Object.entries(entries).map(([entry, path]) => [entry, join(ROOT, path)]),
  );
  const left = new Set(sabotage);
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    plugins: [
      {
        name: 'tierwise:sabotage',
        enforce: 'pre',
        transform(code, id) {
          let changed = code;
          for (const one of sabotage) {
            if (!id.endsWith(one.file)) continue;
            if (!code.includes(one.from)) throw new Error(`${one.file} no longer has: ${one.from}`);
            changed = changed.replace(one.from, one.to);
            left.delete(one);
          }
          return changed === code ? null : { code: changed, map: null };
        },
      },
    ],
    ssr: { noExternal: true, external: ['better-sqlite3', 'pdfmake'] },
    build: {
      ssr: true,
      outDir,
      emptyOutDir: false,
      minify: false,
      target: 'node22',
      rollupOptions: { input, output: { entryFileNames: '[name].js', format: 'esm' } },
    },
  });
  if (left.size > 0)
    throw new Error(`never reached: ${[...left].map(({ file }) => file).join(', ')}`);
  return { outDir, file: (entry) => join(outDir, `${entry}.js`) };
}
