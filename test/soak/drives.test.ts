import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compose } from '../../src/main/compose';
import { bundled, CAN_UNSHARE, lastLine, runToEnd } from './support/tools';

const folder = mkdtempSync(join(tmpdir(), 'tierwise-drives-'));
const mount = join(folder, 'mount');
let worker = '';

beforeAll(async () => {
  if (process.platform !== 'linux') return;
  worker = await bundled('drive-worker', 'test/soak/drive-worker.ts');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs shell commands in a mount namespace of their own, so that nothing is left behind. */
function inNamespace(script: string): ReturnType<typeof runToEnd> {
  return runToEnd('unshare', ['-rm', 'sh', '-ec', `mkdir -p "${mount}"; ${script}`]);
}

const work = (what: string, at: string): string =>
  `"${process.execPath}" "${worker}" ${what} "${at}"`;

describe.runIf(CAN_UNSHARE)('a full drive', () => {
  it('keeps everything saved, lets one look, and saves again once there is room', async () => {
    const ended = await inNamespace(
      `mount -t tmpfs -o size=80m tmpfs "${mount}"; ${work('fill', mount)}`,
    );
    const outcome = lastLine<Record<string, unknown>>(ended);
    expect(outcome).toMatchObject({
      hadBallast: true,
      ballastLeft: false,
      refused: 'disk_full',
      looking: true,
      deleting: 'disk_full',
      notices: ['drive_full'],
      afterwards: 'saved',
      allThere: true,
      check: true,
    });
    // The room that was given back held the edits that came after the drive was full.
    expect(outcome['saved']).toBeGreaterThan(10);
  });
});

describe.runIf(process.platform === 'linux')('a limit on the size of files', () => {
  it('is told as a failing drive, and everything saved before is there', async () => {
    const at = join(folder, 'limited');
    const ended = await runToEnd('sh', ['-c', `ulimit -f 2500; ${work('limit', at)}`]);
    const outcome = lastLine<Record<string, unknown>>(ended);
    expect(outcome).toMatchObject({ refused: 'disk_failed', allThere: true, check: true });
    expect(outcome['saved']).toBeGreaterThan(5);
  });
});

describe.runIf(CAN_UNSHARE)('a folder that cannot be written', () => {
  it.each([
    ['closed in order', false],
    ['killed with changes in its log', true],
  ])(
    '%s: everything can be looked at, nothing can be saved, and nothing in it changes',
    async (name, killed) => {
      const source = join(folder, name.replaceAll(' ', '-'));
      const composition = compose({ host: 'browser', dataDir: source });
      composition.services.scenarios.createFromSample('claro-outdoor-shop');
      const listed = composition.services.scenarios.list('active').length;
      const copy = `${source}-copy`;
      if (killed) cpSync(source, copy, { recursive: true });
      composition.close();
      if (!killed) cpSync(source, copy, { recursive: true });
      if (killed) rmSync(join(copy, 'tierwise.db-shm'));
      const ended = await inNamespace(
        `mount -t tmpfs -o size=80m tmpfs "${mount}"; cp -r "${copy}/." "${mount}"; mount -o remount,ro "${mount}"; ${work('view', mount)}`,
      );
      expect(lastLine(ended), ended.err).toMatchObject({
        listed,
        cheapest: expect.any(String) as string,
        saving: Array.from(
          { length: 4 },
          () => expect.stringMatching(/^place_view_only|place_without_backups$/) as string,
        ),
        mode: 'view',
        notices: ['place_view_only'],
        unchanged: true,
      });
    },
  );
});
