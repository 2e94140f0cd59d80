import { mkdtempSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compose } from '../../../src/main/compose';
import { makePrivateFolder } from '../../../src/main/db/private-folder';

const rightsOfOthers = (path: string): number => statSync(path).mode & 0o077;

// Windows keeps rights in lists of its own; a folder of a person is private there.
test.runIf(process.platform !== 'win32')(
  'what a first start makes is for its person alone, and what was there keeps its rights',
  () => {
    const above = mkdtempSync(join(tmpdir(), 'tierwise-private-'));
    try {
      const dataDir = join(above, 'nested', 'data');
      const { services, close } = compose({ host: 'command-line', dataDir });
      services.backups.make();
      close();
      for (const path of [join(above, 'nested'), dataDir, join(dataDir, 'backups')])
        expect(rightsOfOthers(path), path).toBe(0);
      const shared = join(above, 'shared');
      mkdirSync(shared);
      const before = statSync(shared).mode;
      makePrivateFolder(shared);
      expect(statSync(shared).mode).toBe(before);
    } finally {
      rmSync(above, { recursive: true, force: true });
    }
  },
);
