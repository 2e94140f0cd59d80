import { mkdtempSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deepFinding } from '../../src/main/db/judge';
import { openDatabase } from '../../src/main/db/open';
import type { FaultReport } from './fault-worker';
import {
  bundled,
  CALLS,
  CAN_PRELOAD,
  compileFault,
  lastLine,
  runToEnd,
  writeControl,
} from './support/tools';

const folder = mkdtempSync(join(tmpdir(), 'tierwise-disk-'));
let worker = '';
let library = '';

beforeAll(async () => {
  if (!CAN_PRELOAD) return;
  library = compileFault('fault-nth');
  worker = await bundled('fault-worker', 'test/soak/fault-worker.ts');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Run = { readonly reports: readonly FaultReport[]; readonly covered: boolean };

async function run(name: string, calls: number, errno: number, sticky: boolean): Promise<Run> {
  const home = mkdtempSync(join(folder, 'run-'));
  const control = join(home, 'control');
  writeControl(control);
  const ended = await runToEnd(
    process.execPath,
    [worker, join(home, 'tierwise.db'), String(calls), String(errno), sticky ? '1' : '0'],
    { env: { LD_PRELOAD: library, FAULT_CTL: control, FAULT_MATCH: 'tierwise.db' } },
  );
  const outcome = lastLine<Run>(ended);
  const db = openDatabase(join(home, 'tierwise.db'));
  expect(deepFinding(db), name).toBeUndefined();
  db.close();
  return outcome;
}

const { EIO, ENOSPC, EFBIG } = constants.errno;

describe.runIf(CAN_PRELOAD)('a drive that fails in the middle of saving', () => {
  it.each([
    ['every sync in turn', CALLS.sync, EIO, false],
    ['every write in turn', CALLS.write, EIO, false],
    ['every write in turn, for want of room', CALLS.write, ENOSPC, false],
    ['every write in turn, for a limit on files', CALLS.write, EFBIG, false],
    ['every sync or write in turn, and all after it', CALLS.sync | CALLS.write, EIO, true],
  ])(
    '%s: what is reported is what is there, and repeating it never doubles',
    async (name, calls, errno, sticky) => {
      const { reports, covered } = await run(name, calls, errno, sticky);
      expect(covered, 'the last attempt met no fault any more').toBe(true);
      expect(reports.length).toBeGreaterThan(1);
      for (const report of reports) {
        const isSaid = report.reported === 'saved';
        const isUnknown = report.reported === 'disk_outcome_unknown';
        if (!isUnknown) expect(report, name).toMatchObject({ found: isSaid ? 1 : null });
        if (!isSaid)
          expect(report.reported).toMatch(/^(?:disk_full|disk_failed|disk_outcome_unknown)$/);
        expect(report, name).toMatchObject({ repeated: 1, done: 1 });
      }
      const codes = new Set(reports.map(({ reported }) => reported));
      if (!sticky) expect([...codes]).not.toContain('disk_outcome_unknown');
    },
  );
});
