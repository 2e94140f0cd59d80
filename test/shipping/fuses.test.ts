import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, describe, expect, it } from 'vitest';
import { burnFuses, fuseConfig, FUSES } from '../../scripts/shipping/fuses.mjs';
import { binaryWith } from './fake-electron';

const folder = mkdtempSync(join(tmpdir(), 'tierwise-fuses-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The names of all fuses of the installed package; an enum has them under their numbers too. */
const names = Object.keys(FuseV1Options).filter((name) => Number.isNaN(Number(name)));
const valueOf = (name: string): boolean => FUSES[FuseV1Options[name as keyof typeof FuseV1Options]];

function binary(name: string, fuses: string): string {
  const path = join(folder, name);
  writeFileSync(path, binaryWith(fuses));
  return path;
}

describe('the fuses', () => {
  it('are all said, each one that the installed package knows', () => {
    expect(names.length).toBeGreaterThanOrEqual(9);
    expect(Object.keys(FUSES)).toHaveLength(names.length);
    expect(names.filter((name) => typeof valueOf(name) !== 'boolean')).toEqual([]);
    expect(fuseConfig().strictlyRequireAllFuses).toBe(true);
  });

  it.each([
    ['RunAsNode', false],
    ['EnableNodeOptionsEnvironmentVariable', false],
    ['EnableNodeCliInspectArguments', false],
    ['GrantFileProtocolExtraPrivileges', false],
    ['EnableCookieEncryption', true],
    ['EnableEmbeddedAsarIntegrityValidation', true],
    ['OnlyLoadAppFromAsar', true],
    ['LoadBrowserProcessSpecificV8Snapshot', false],
    ['WasmTrapHandlers', true],
  ])('%s is %s', (name, value) => {
    expect(valueOf(name)).toBe(value);
  });

  it('are burnt into a binary as they are said', async () => {
    const path = binary('shipped', '1'.repeat(names.length));
    await burnFuses(path);
    const wire = await getCurrentFuseWire(path);
    for (const name of names) {
      const state = wire[FuseV1Options[name as keyof typeof FuseV1Options]];
      expect(state, name).toBe(valueOf(name) ? FuseState.ENABLE : FuseState.DISABLE);
    }
  });

  it('stop the packing where the binary has one more than is said', async () => {
    const path = binary('newer', '1'.repeat(names.length + 1));
    await expect(burnFuses(path)).rejects.toThrow();
  });

  it('of the copy for tests differ in one switch alone', () => {
    const shipped = Object.entries(fuseConfig());
    const differing = Object.entries(fuseConfig({ forTests: true })).filter(
      ([key, value]) => Object.fromEntries(shipped)[key] !== value,
    );
    expect(differing).toEqual([[String(FuseV1Options.EnableNodeCliInspectArguments), true]]);
  });
});
