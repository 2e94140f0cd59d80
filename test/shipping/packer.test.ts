import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPackage } from '@electron/asar';
import { FuseState, type FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureBuilt } from '../../scripts/build.mjs';
import { pathsIn } from '../../scripts/shipping/check.mjs';
import { packedFiles } from '../../scripts/shipping/contents.mjs';
import { FUSES } from '../../scripts/shipping/fuses.mjs';
import { nativeProblem } from '../../scripts/shipping/natives.mjs';
import { makeDocuments } from '../../scripts/shipping/prepare.mjs';
import { ROOT } from '../support/source';
import { runToEnd } from '../soak/support/tools';
import { fakeElectron } from './fake-electron';

const builder = join(ROOT, 'packaging', 'node_modules', 'electron-builder', 'cli.js');
const folder = mkdtempSync(join(tmpdir(), 'tierwise-packer-'));
const output = join(folder, 'packed');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Packages may lie one level up or down in the packer's archive; each is compared by its own files. */
const flat = (list: Iterable<string>): Set<string> =>
  new Set([...list].map((path) => path.replace(/^.*node_modules\//, 'node_modules/')));

/** Needs `npm ci --prefix packaging`; no network, because Electron's files are stood in for. */
describe.runIf(existsSync(builder) && process.platform === 'linux')('the packer itself', () => {
  beforeAll(async () => {
    await ensureBuilt();
    makeDocuments();
    const dist = await fakeElectron(join(folder, 'electron'), createPackage);
    const args = ['--projectDir', ROOT, '--config', 'packaging/electron-builder.mjs'];
    args.push('--linux', 'dir', '--x64', '--arm64', '--publish', 'never');
    args.push(`-c.electronDist=${dist}`, `-c.directories.output=${output}`);
    const { code, out, err } = await runToEnd(process.execPath, [builder, ...args], {
      cwd: ROOT,
      env: { PATH: `${join(ROOT, 'node_modules', '.bin')}:${process.env['PATH']}` },
      timeout: 110_000,
    });
    if (code !== 0) throw new Error(out + err);
  });

  describe.each([
    ['x64', 'linux-unpacked'],
    ['arm64', 'linux-arm64-unpacked'],
  ])('for %s', (arch, name) => {
    const unpacked = join(output, name);
    const archive = join(unpacked, 'resources', 'app.asar');

    it('packs the files that were looked at, with the native file of that system', () => {
      const packed = pathsIn(archive);
      expect(flat(packed)).toEqual(flat(packedFiles('linux', arch).keys()));
      expect(nativeProblem(`${archive}.unpacked`, 'linux', arch)).toBeUndefined();
    });

    it('burns every fuse as it is said', async () => {
      const wire = await getCurrentFuseWire(join(unpacked, 'tierwise'));
      const differing = Object.entries(FUSES).filter(
        ([fuse, on]) =>
          wire[Number(fuse) as FuseV1Options] !== (on ? FuseState.ENABLE : FuseState.DISABLE),
      );
      expect(differing).toEqual([]);
    });

    it('leaves all licences beside the program to read, and no address of updates', () => {
      for (const file of [
        'LICENSES.chromium.html',
        'LICENSE.electron.txt',
        'resources/THIRD-PARTY-NOTICES.txt',
        'resources/sbom.cdx.json',
      ]) {
        expect(readFileSync(join(unpacked, file), 'utf8'), file).not.toBe('');
      }
      expect(existsSync(join(unpacked, 'resources', 'app-update.yml'))).toBe(false);
    });
  });
});
