import { isBuiltin } from 'node:module';
import { posix } from 'node:path';
import type { Import, SourceFile } from '../support/source';

/**
 * The rooms of src and what each may import: `rooms` by path from ROOT (a folder or one file
 * without its ending), `types` the same for types alone, `packages` by name, with `node:` for all
 * of Node's own. The first room whose path fits a file is the file's.
 */
type Room = {
  readonly path: string;
  readonly rooms: readonly string[];
  readonly types?: readonly string[];
  readonly packages: readonly string[];
};

const CORE = ['src/shared'];
const HOST_ROOMS = [
  'src/shared',
  'src/main/compose',
  'src/main/platform',
  'src/main/trpc',
  'src/main/web',
  'src/main/window',
  'src/main/cli',
  'package.json',
];

export const ROOMS: readonly Room[] = [
  { path: 'src/shared', rooms: ['src/shared'], packages: ['zod'] },
  {
    path: 'src/main/engine',
    rooms: ['src/main/engine', 'src/shared/ids', 'src/shared/errors', 'src/shared/decimal'],
    types: ['src/shared/contract'],
    packages: [],
  },
  {
    path: 'src/main/planning',
    rooms: ['src/main/planning', 'src/main/engine', ...CORE],
    packages: [],
  },
  {
    path: 'src/main/services',
    rooms: [
      'src/main/services',
      'src/main/exports',
      'src/main/planning',
      'src/main/engine',
      ...CORE,
    ],
    packages: ['node:', 'zod', 'csv-parse'],
  },
  {
    // Bytes of files from values: no disk, no clock, no dialog.
    path: 'src/main/exports',
    rooms: ['src/main/exports', 'src/main/planning', ...CORE],
    packages: ['node:crypto', 'node:zlib', 'pdfmake', 'write-excel-file'],
  },
  {
    path: 'src/main/db',
    rooms: ['src/main/db', ...CORE],
    types: ['src/main/services', 'src/main/engine', 'src/main/planning'],
    packages: ['better-sqlite3', 'node:', 'zod'],
  },
  {
    path: 'src/main/trpc',
    rooms: ['src/main/trpc', 'src/main/services', ...CORE],
    packages: ['@trpc/server', 'zod'],
  },
  {
    path: 'src/main/web',
    rooms: ['src/main/web', 'src/main/trpc', ...CORE],
    packages: ['node:'],
  },
  {
    path: 'src/main/platform',
    rooms: ['src/main/platform', 'src/main/web', 'src/main/trpc/ipc-sender', ...CORE],
    types: ['src/main/services'],
    packages: ['electron', 'node:'],
  },
  {
    path: 'src/main/workers',
    // Tasks are parts of use cases; what runs them is no part of any.
    rooms: [
      'src/main/workers',
      'src/main/services',
      'src/main/planning',
      'src/main/engine',
      ...CORE,
    ],
    packages: ['node:'],
  },
  {
    path: 'src/main/cli',
    rooms: [
      'src/main/cli',
      'src/main/compose',
      'src/main/services',
      'src/main/workers',
      'src/main/planning',
      'src/main/engine',
      'src/main/platform/host-options',
      'src/main/platform/user-folder',
      'package.json',
      ...CORE,
    ],
    packages: ['node:', 'zod', 'csv-parse'],
  },
  { path: 'src/main/preload', rooms: ['src/shared/channel'], packages: ['electron'] },
  {
    path: 'src/main/window',
    rooms: ['src/main/platform', 'src/main/trpc/ipc-sender', ...CORE],
    packages: ['electron', 'node:'],
  },
  { path: 'src/main/index', rooms: HOST_ROOMS, packages: ['electron', 'node:'] },
  { path: 'src/main/serve', rooms: HOST_ROOMS, packages: ['node:'] },
  {
    path: 'src/main/compose',
    rooms: ['src/main', 'src/shared', 'package.json'],
    packages: ['node:'],
  },
  {
    path: 'src/renderer',
    rooms: ['src/renderer', ...CORE],
    types: ['src/main/trpc/router'],
    packages: [
      '@mantine/core',
      '@mantine/hooks',
      '@tabler/icons-react',
      '@tanstack/react-query',
      '@tanstack/react-table',
      '@tanstack/react-virtual',
      '@trpc/client',
      '@trpc/server',
      '@trpc/tanstack-react-query',
      '@fontsource-variable/inter',
      '@visx/scale',
      'get-nonce',
      'react',
      'react-dom',
      'zod',
      'zustand',
    ],
  },
];

/** The electron-free files of platform: the command line and the browser host import them. */
const ELECTRON_FREE = ['src/main/platform/host-options', 'src/main/platform/user-folder'];

/** Every import that its room does not allow, one line each. */
export function roomViolations(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => {
    // Ambient declarations hold no code and import nothing.
    if (file.path.endsWith('.d.ts') && file.imports.length === 0) return [];
    const room = roomOf(file.path);
    if (!room)
      return [`${file.path} lies in no room; allowed: ${ROOMS.map(({ path }) => path).join(', ')}`];
    return file.imports.flatMap((one) => {
      const problem = problemOf(file, one, room);
      return problem ? [`${file.path}:${one.line} imports ${one.specifier}: ${problem}`] : [];
    });
  });
}

function roomOf(path: string): Room | undefined {
  return ROOMS.filter((room) => isIn(path, room.path)).toSorted(
    (a, b) => b.path.length - a.path.length,
  )[0];
}

/** Whether `path` is the file `place` (with or without ending) or lies in the folder `place`. */
function isIn(path: string, place: string): boolean {
  return path === place || path.startsWith(`${place}/`) || path.startsWith(`${place}.`);
}

function problemOf(file: SourceFile, one: Import, room: Room): string | undefined {
  const { specifier, isType } = one;
  if (specifier === '(computed)') return 'a computed name cannot be checked';
  if (!specifier.startsWith('.')) return packageProblem(file, specifier, room);
  if (/\.(?:tsx?|m?js)$/.test(specifier)) return 'imports carry no file ending';
  const target = targetOf(file.path, specifier);
  const sibling = siblingProblem(file.path, target);
  if (sibling) return sibling;
  if (room.rooms.some((place) => isIn(target, place))) return undefined;
  if (room.types?.some((place) => isIn(target, place))) {
    return isType ? undefined : `${room.path} may import only types from there`;
  }
  return `${room.path} may import ${[...room.rooms, ...(room.types ?? [])].join(', ')}`;
}

export function targetOf(path: string, specifier: string): string {
  return posix.normalize(posix.join(posix.dirname(path), specifier));
}

function siblingProblem(path: string, target: string): string | undefined {
  const own = featureOf(path);
  const other = featureOf(target);
  return own !== undefined && other !== undefined && own !== other
    ? 'a feature never imports a sibling feature'
    : undefined;
}

function featureOf(path: string): string | undefined {
  return /^src\/renderer\/features\/([^/]+)/.exec(path)?.[1];
}

function packageProblem(file: SourceFile, specifier: string, room: Room): string | undefined {
  const isElectronFree = ELECTRON_FREE.some((place) => isIn(file.path, place));
  const packages = isElectronFree ? ['node:'] : room.packages;
  const allowed = packages.some((name) =>
    name === 'node:'
      ? specifier.startsWith('node:') && isBuiltin(specifier)
      : specifier === name || specifier.startsWith(`${name}/`),
  );
  return allowed ? undefined : `${room.path} may import packages: ${packages.join(', ') || 'none'}`;
}

/** Rings of files that need each other at run time; types do not count. */
export function cycles(files: readonly SourceFile[]): string[] {
  const byStem = new Map(files.map((file) => [file.path.replace(/\.tsx?$/, ''), file]));
  const done = new Set<SourceFile>();
  const found: string[] = [];
  const walk = (file: SourceFile, way: readonly SourceFile[]): void => {
    const at = way.indexOf(file);
    if (at >= 0) found.push([...way.slice(at), file].map(({ path }) => path).join(' → '));
    if (at >= 0 || done.has(file)) return;
    for (const { specifier, isType } of file.imports) {
      const next = isType ? undefined : byStem.get(targetOf(file.path, specifier));
      if (next) walk(next, [...way, file]);
    }
    done.add(file);
  };
  for (const file of files) walk(file, []);
  return found;
}
