// npm run fuzz -- --seconds N --seed S [--case N]
import './node-version.mjs';
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { bundle } from './bundle.mjs';

const { outDir, file } = await bundle(`fuzz-${process.pid}`, { fuzz: 'test/fuzz/fuzz.ts' });
const child = spawn(process.execPath, [file('fuzz'), ...process.argv.slice(2)], {
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('close', (code) => {
  rmSync(outDir, { recursive: true, force: true });
  process.exit(code ?? 1);
});
