// npm run soak -- --seconds N --kills K --seed S [--lanes L] [--sabotage NAME]
import './node-version.mjs';
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { bundle } from './bundle.mjs';
import { SABOTAGES } from './sabotages.mjs';

const args = process.argv.slice(2);
const at = args.indexOf('--sabotage');
const name = at < 0 ? undefined : args.splice(at, 2)[1];
const sabotage = name === undefined ? [] : SABOTAGES[name];
if (sabotage === undefined) {
  process.stderr.write(
    `soak: found --sabotage ${name}; allowed: ${Object.keys(SABOTAGES).join(', ')}\n`,
  );
  process.exit(2);
}

const folder = `soak-${process.pid}`;
const { outDir, file } = await bundle(
  folder,
  {
    soak: 'test/soak/soak.ts',
    worker: 'test/soak/worker.ts',
    'thread-entry': 'src/main/workers/thread-entry.ts',
  },
  sabotage,
);
const child = spawn(process.execPath, [file('soak'), '--worker', file('worker'), ...args], {
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('close', (code) => {
  rmSync(outDir, { recursive: true, force: true });
  process.exit(code ?? 1);
});
