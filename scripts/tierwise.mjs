// The built command line. Its stdout, exit code, arguments and stdin are the user's alone.
import './node-version.mjs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const EXIT_BUG = 70;
const { ensureBuilt, ROOT } = await import('./build.mjs');

try {
  await ensureBuilt();
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exit(EXIT_BUG);
}

// npm runs scripts in the package folder; file arguments are meant from where the user stands.
if (process.env['npm_lifecycle_event'] === 'tierwise' && process.env['INIT_CWD']) {
  process.chdir(process.env['INIT_CWD']);
}

const cli = join(ROOT, 'out', 'main', 'cli.js');
process.argv[1] = cli;
await import(pathToFileURL(cli).href);
