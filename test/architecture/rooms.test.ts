import { describe, expect, test } from 'vitest';
import { parseSource, sourcesBelow } from '../support/source';
import { cycles, roomViolations } from './room-rules';

const sources = sourcesBelow('src');

describe('the rooms of src', () => {
  test('every import is one that its room allows', () => {
    expect(roomViolations(sources)).toEqual([]);
  });

  test('no files need each other in a ring', () => {
    expect(cycles(sources)).toEqual([]);
  });

  test('no test of the engine or of planning needs a database, a host or a page', () => {
    const far =
      /src\/main\/(?:db|trpc|web|platform|services|compose)|src\/renderer|better-sqlite3|electron/;
    const tests = sourcesBelow('test').filter(({ path }) =>
      /^test\/main\/(?:engine|planning)\//.test(path),
    );
    const found = tests.flatMap(({ path, imports }) =>
      imports
        .filter(({ specifier }) => far.test(specifier))
        .map(({ specifier }) => `${path}: ${specifier}`),
    );
    expect(found).toEqual([]);
  });
});

describe('the rules themselves catch', () => {
  const forbidden: readonly (readonly [path: string, source: string])[] = [
    ['src/shared/a.ts', "import '../main/engine/b';"],
    ['src/shared/a.ts', "import { readFile } from 'node:fs';"],
    ['src/shared/a.ts', "import react from 'react';"],
    ['src/main/engine/a.ts', "import { z } from 'zod';"],
    ['src/main/engine/a.ts', "import { schema } from '../../shared/contract/scenario';"],
    ['src/main/engine/a.ts', "export * from '../db/open';"],
    ['src/main/engine/a.ts', "const later = import('../services/app');"],
    ['src/main/planning/a.ts', "import '../services/app';"],
    ['src/main/services/a.ts', "import Database from 'better-sqlite3';"],
    ['src/main/services/a.ts', "import { openDatabase } from '../db/open';"],
    ['src/main/services/a.ts', "type T = import('@trpc/server').TRPCError;"],
    ['src/main/services/a.ts', "const electron = require('electron');"],
    ['src/main/db/a.ts', "import { simulate } from '../engine/simulate';"],
    ['src/main/trpc/a.ts', "import { openDatabase } from '../db/open';"],
    ['src/main/trpc/a.ts', "import type { IpcMain } from 'electron';"],
    ['src/main/web/a.ts', "import { compose } from '../compose';"],
    ['src/main/platform/user-folder.ts', "import { app } from 'electron';"],
    ['src/main/cli/a.ts', "import '../db/open';"],
    ['src/main/preload.ts', "import { readFile } from 'node:fs';"],
    ['src/renderer/a.ts', "import { appRouter } from '../main/trpc/router';"],
    ['src/renderer/a.ts', "import type { Db } from '../main/db/open';"],
    ['src/renderer/a.ts', "import { join } from 'node:path';"],
    ['src/renderer/features/plan/a.ts', "import '../compare/b';"],
    ['src/shared/a.ts', "import './b.ts';"],
    ['src/shared/a.ts', 'const a = import(name);'],
    ['src/elsewhere/a.ts', 'export const a = 1;'],
  ];

  test.each(forbidden)('%s: %s', (path, source) => {
    expect(roomViolations([parseSource(path, source)])).toHaveLength(1);
  });

  test('and let through what is allowed', () => {
    const allowed = [
      parseSource(
        'src/main/engine/a.ts',
        "import type { Plan } from '../../shared/contract/plan';",
      ),
      parseSource('src/main/db/a.ts', "import type { Ports } from '../services/ports';"),
      parseSource(
        'src/renderer/trpc/a.ts',
        "import type { AppRouter } from '../../main/trpc/router';",
      ),
      parseSource('src/renderer/features/plan/a.ts', "import './b'; import '../../components/c';"),
    ];
    expect(roomViolations(allowed)).toEqual([]);
  });

  test('a ring of files, but not one of types', () => {
    const ring = (word: string) => [
      parseSource('src/shared/a.ts', "import { b } from './b';"),
      parseSource('src/shared/b.ts', `import ${word}{ a } from './a';`),
    ];
    expect(cycles(ring(''))).toHaveLength(1);
    expect(cycles(ring('type '))).toEqual([]);
  });
});
