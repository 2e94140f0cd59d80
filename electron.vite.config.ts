import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';
import { rulesHash } from './scripts/rules-hash.mjs';
import { listPackages } from './scripts/shipping/bundled.mjs';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
/** scripts/build.mjs builds beside the old output and swaps, so that nobody ever runs half a build. */
const outDir = (part: string): string => path(`${process.env['TIERWISE_OUT'] ?? 'out'}/${part}`);
const listed = (part: string): Plugin => listPackages(outDir('.'), part);

/** Screens have paths of their own, so files are named from the top; electron-vite would say './'. */
const filesFromTheTop: Plugin = {
  name: 'tierwise:files-from-the-top',
  enforce: 'post',
  config: () => ({ base: '/' }),
};

export default defineConfig({
  main: {
    plugins: [listed('main')],
    define: { 'import.meta.env.TIERWISE_RULES': JSON.stringify(rulesHash()) },
    build: {
      outDir: outDir('main'),
      sourcemap: true,
      rollupOptions: {
        input: {
          index: path('src/main/index.ts'),
          serve: path('src/main/serve.ts'),
          cli: path('src/main/cli.ts'),
          'thread-entry': path('src/main/workers/thread-entry.ts'),
        },
      },
    },
  },
  preload: {
    plugins: [listed('preload')],
    build: {
      outDir: outDir('preload'),
      // A sandboxed preload is loaded as one CommonJS file without a module resolver.
      externalizeDeps: false,
      rollupOptions: {
        input: { preload: path('src/main/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: path('src/renderer'),
    plugins: [react(), filesFromTheTop, listed('renderer')],
    // Replaced in every response by src/main/web/static-files.ts.
    html: { cspNonce: 'TIERWISE_NONCE' },
    build: {
      outDir: outDir('renderer'),
      emptyOutDir: true,
      // Both hosts forbid data: scripts and fonts; small assets stay files.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rollupOptions: { input: { index: path('src/renderer/index.html') } },
    },
  },
});
