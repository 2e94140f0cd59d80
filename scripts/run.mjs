// The checks by name. `check` and `test` run all of theirs even after a failure and end with a summary.
import './node-version.mjs';
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const bin = (...path) => join(ROOT, 'node_modules', ...path);
const vitest = (...projects) => [
  [bin('vitest', 'vitest.mjs'), 'run', ...projects.flatMap((name) => ['--project', name])],
];
const typescript = bin('typescript', 'bin', 'tsc');

/** Each step: commands run one after the other, each as [script, ...arguments] on this Node. */
const STEPS = {
  typecheck: [
    [typescript, '-p', 'tsconfig.json'],
    [typescript, '-p', 'src/main/engine/tsconfig.json'],
  ],
  lint: [
    [bin('oxfmt', 'bin', 'oxfmt'), '--check'],
    [bin('oxlint', 'bin', 'oxlint'), '--deny-warnings', 'src', 'test', 'scripts', 'packaging'],
  ],
  rooms: vitest('architecture'),
  unit: vitest('unit'),
  laws: vitest('laws'),
  golden: vitest('golden'),
  faults: vitest('faults'),
  e2e: vitest('e2e'),
};
const CHECK = ['typecheck', 'lint', 'rooms', 'unit', 'laws', 'golden'];
const GROUPS = { check: CHECK, test: [...CHECK, 'faults', 'e2e'] };

function run(command) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, command, { cwd: ROOT, stdio: 'inherit' });
    child.on('error', () => resolve(1));
    child.on('close', (code) => resolve(code ?? 1));
  });
}

async function runStep(name, extra) {
  for (const command of STEPS[name]) {
    const code = await run([...command, ...extra]);
    if (code !== 0) return code;
  }
  return 0;
}

const [name, ...extra] = process.argv.slice(2);
const names = GROUPS[name] ?? (STEPS[name] ? [name] : []);
if (names.length === 0) {
  process.stderr.write(
    `run.mjs: found ${name ?? 'nothing'}; allowed: ${[...Object.keys(GROUPS), ...Object.keys(STEPS)].join(', ')}\n`,
  );
  process.exit(2);
}

const results = [];
for (const step of names) {
  const begin = performance.now();
  const code = await runStep(step, names.length === 1 ? extra : []);
  results.push({ step, code, seconds: ((performance.now() - begin) / 1000).toFixed(1) });
}
if (names.length > 1) {
  for (const { step, code, seconds } of results) {
    process.stdout.write(`${code === 0 ? 'passed' : 'FAILED'}  ${step.padEnd(9)} ${seconds} s\n`);
  }
}
process.exit(results.some(({ code }) => code !== 0) ? 1 : 0);
