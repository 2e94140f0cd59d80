import { join } from 'node:path';
import { expect, test } from 'vitest';
import packageJson from '../../package.json';
import { startChild } from './support/child';
import { ROOT } from './support/root';

async function tierwise(...args: string[]): Promise<{ code: number | null; output: string }> {
  const child = startChild([join(ROOT, 'scripts', 'tierwise.mjs'), ...args], {});
  child.process.stdin?.end();
  await child.stop(() => undefined);
  return { code: child.process.exitCode, output: child.output() };
}

test('the command line says its version and nothing else', async () => {
  expect(await tierwise('--version')).toEqual({ code: 0, output: `${packageJson.version}\n` });
});

test('a command that is none is bad input', async () => {
  const { code, output } = await tierwise('frobnicate');
  expect(code).toBe(2);
  expect(output).toContain('[command_unknown]');
});

test('it is there fast when nothing has to be built', async () => {
  const begin = performance.now();
  await tierwise('--version');
  expect(performance.now() - begin).toBeLessThan(3_000);
});
