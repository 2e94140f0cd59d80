// `npm start`: the desktop where it can run, else the browser host with the reason in one line.
import './node-version.mjs';
import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

const { ensureBuilt, ROOT } = await import('./build.mjs');
const { findElectron } = await import('./electron-binary.mjs');

/** An Electron that ends with an error within this time has not come up at all. */
const START_LIMIT_MS = 8_000;
/** As on the command line: what was given or what is there cannot be used, or a bug. */
const EXIT = { given: 2, bug: 70 };

let values;
try {
  ({ values } = parseArgs({
    options: {
      host: { type: 'string' },
      port: { type: 'string' },
      'data-dir': { type: 'string' },
      'idle-minutes': { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  }));
  if (values.host !== undefined && !['desktop', 'browser'].includes(values.host)) {
    throw new Error(`--host: found ${values.host}; allowed: desktop, browser.`);
  }
  if (values['data-dir'] === '') throw new Error('--data-dir: found no folder.');
} catch (error) {
  process.stderr.write(
    `${error.message} Allowed: --host, --port, --data-dir, --idle-minutes, --help.\n`,
  );
  process.exit(EXIT.given);
}

if (values.help) {
  process.stdout.write(
    'npm start -- [--host desktop|browser] [--port NUMBER] [--data-dir FOLDER] [--idle-minutes N]\n' +
      '  Opens the planner as a desktop window where possible, else in a browser on this machine.\n' +
      '  In the browser it stops after 60 minutes without a page; --idle-minutes 0 lets it run.\n',
  );
  process.exit(0);
}

try {
  if (await ensureBuilt()) process.stdout.write('Built Tierwise.\n');
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exit(EXIT.bug);
}

const forwarded = [];
if (values.port !== undefined) forwarded.push(`--port=${values.port}`);
if (values['idle-minutes'] !== undefined)
  forwarded.push(`--idle-minutes=${values['idle-minutes']}`);
// npm runs scripts in the package folder; a folder is meant from where the user stands.
const named = values['data-dir'] ?? process.env['TIERWISE_DATA_DIR'];
if (named !== undefined && named !== '')
  forwarded.push(`--data-dir=${resolve(process.env['INIT_CWD'] ?? process.cwd(), named)}`);

async function startBrowser() {
  const serve = join(ROOT, 'out', 'main', 'serve.js');
  process.argv = [process.argv[0], serve, ...forwarded];
  await import('../out/main/serve.js');
}

/** Runs the desktop to its end. Returns why it did not come up, or ends this process with its code. */
function startDesktop(binary) {
  const begin = Date.now();
  return new Promise((done) => {
    const child = spawn(binary, [ROOT, ...forwarded], { stdio: 'inherit' });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
      process.on(signal, () => child.kill(signal));
    child.on('error', (error) => done(`Electron cannot be run (${error.message})`));
    child.on('close', (code, signal) => {
      const failed = code !== 0 && signal !== 'SIGINT' && signal !== 'SIGTERM';
      if (failed && Date.now() - begin < START_LIMIT_MS) {
        done(`Electron ended at once (${signal ?? `code ${code}`})`);
      } else process.exit(code ?? 0);
    });
  });
}

let reason;
if (values.host !== 'browser') {
  const found = await findElectron();
  reason = found.binary === undefined ? found.reason : await startDesktop(found.binary);
  if (values.host === 'desktop') {
    process.stderr.write(
      `The desktop cannot start: ${reason}. Leave --host away to use a browser.\n`,
    );
    process.exit(EXIT.given);
  }
  process.stdout.write(
    `No desktop window: ${reason}; the planner opens in your browser instead.\n`,
  );
}
await startBrowser();
