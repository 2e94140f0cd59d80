// `npm run bench`: bundles the bench, installs its peers at the first use, runs it.
import './node-version.mjs';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const PEERS = join(ROOT, 'test', 'bench');
const OUT = join(ROOT, 'node_modules', '.cache', 'bench');

if (!existsSync(join(PEERS, 'node_modules', 'hyperformula'))) {
  process.stderr.write(
    'Installing the peers of the bench (HyperFormula, decimal.js, Squiggle) beside it …\n',
  );
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts'], {
    cwd: PEERS,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) {
    process.stderr.write(
      'bench: the peers could not be installed; the npm registry is needed once.\n',
    );
    process.exit(2);
  }
}
mkdirSync(OUT, { recursive: true });
const file = join(OUT, 'main.mjs');
await build({
  root: ROOT,
  configFile: false,
  logLevel: 'error',
  ssr: { noExternal: true },
  build: {
    ssr: join(PEERS, 'main.ts'),
    outDir: OUT,
    minify: false,
    target: 'node22',
    rollupOptions: { output: { entryFileNames: 'main.mjs' } },
  },
});
const { status } = spawnSync(
  process.execPath,
  ['--expose-gc', file, PEERS, ...process.argv.slice(2)],
  { stdio: 'inherit' },
);
process.exit(status ?? 70);
