// npm run check:package: packs what would be packed, without the network, and looks at it.
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createPackageWithOptions, extractFile, listPackage } from '@electron/asar';
import { ensureBuilt } from '../build.mjs';
import { packedFiles, ROOT } from './contents.mjs';
import { findings, unbilled } from './findings.mjs';
import { nativeProblem } from './natives.mjs';
import { makeDocuments } from './prepare.mjs';

const MB = 1024 * 1024;

/** What the program may weigh without Electron; a change that needs more says why when it raises this. */
export const BUDGET = {
  'app.asar': 24 * MB,
  'app.asar.unpacked': 3 * MB,
  'code of the screens': 5 * MB,
};

/** Packs the files for one system into `folder` as the packer does: natives beside the archive. */
export async function pack(folder, platform = 'linux', arch = 'x64') {
  const stage = join(folder, 'stage');
  rmSync(stage, { recursive: true, force: true });
  const files = packedFiles(platform, arch);
  for (const [path, from] of files) {
    const to = join(stage, path);
    mkdirSync(dirname(to), { recursive: true });
    copyFileSync(from, to);
  }
  const archive = join(folder, 'app.asar');
  await createPackageWithOptions(stage, archive, { unpack: '*.node' });
  return { archive, stage, files };
}

/** Paths of the files of an archive, folders left out. */
export function pathsIn(archive) {
  const all = listPackage(archive, { isPack: false }).map((path) =>
    path.replaceAll('\\', '/').replace(/^\//, ''),
  );
  const folders = new Set(
    all.flatMap((path) => path.split('/').map((_, at, steps) => steps.slice(0, at).join('/'))),
  );
  return all.filter((path) => !folders.has(path)).toSorted();
}

/** Reads one file of an archive by its path. */
export function readerOf(archive) {
  return (path) => extractFile(archive, path);
}

export function sizes(folder) {
  return {
    'app.asar': statSync(join(folder, 'app.asar')).size,
    'app.asar.unpacked': sizeBelow(join(folder, 'app.asar.unpacked')),
    'code of the screens': sizeBelow(join(ROOT, 'out', 'renderer')),
  };
}

function sizeBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}

export function hashOf(file) {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

if (process.argv[1] === import.meta.filename) {
  await ensureBuilt();
  makeDocuments();
  const folder = join(ROOT, 'dist', 'check');
  rmSync(folder, { recursive: true, force: true });
  const { archive } = await pack(folder);
  const paths = pathsIn(archive);
  const read = readerOf(archive);
  const wrong = [...findings(paths, read), ...unbilled(paths, read)];
  const native = nativeProblem(join(`${archive}.unpacked`), 'linux', 'x64');
  if (native) wrong.push(native);
  for (const [name, size] of Object.entries(sizes(folder))) {
    const line = `${name}: ${(size / MB).toFixed(1)} MB of at most ${(BUDGET[name] / MB).toFixed(0)} MB`;
    process.stdout.write(`${line}\n`);
    if (size > BUDGET[name]) wrong.push(line);
  }
  process.stdout.write(`${paths.length} files, ${hashOf(archive)}\n`);
  for (const line of wrong) process.stdout.write(`WRONG: ${line}\n`);
  process.exit(wrong.length === 0 ? 0 : 1);
}
