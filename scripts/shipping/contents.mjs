// What goes into the packed application, and nothing else: the built program and the packages it loads.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, matchesGlob } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundledPackages } from './bundled.mjs';

export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Built by `node scripts/shipping/prepare.mjs` before packing; packed beside the program. */
export const NOTICES = 'THIRD-PARTY-NOTICES.txt';
export const SBOM = 'sbom.cdx.json';
export const MADE = 'dist/made';

/** The one native file of each system; everything else of the package's natives stays out. */
export const NATIVE = 'better-sqlite3';
/** Electron is what the program runs in. */
const PROVIDED = ['electron'];

/** Our own files, from the root. */
export const OWN = [
  'out/main/**/*.js',
  'out/preload/*.cjs',
  'out/renderer/**/*',
  'package.json',
  'LICENSE',
];

/** Never packed, wherever it lies: what is only read by people or machines that build. */
export const NEVER = [
  '**/*.map',
  '**/*.{ts,mts,cts,tsx,flow,md,markdown,gyp,gypi,patch,c,cpp,h,hpp,orig,log}',
  '**/{test,tests,__tests__,example,examples,docs,doc,benchmark,.github,.vscode}/**',
  '**/.*',
  '**/.*/**',
  '**/*.{config,conf}.{js,cjs,mjs}',
  '**/{bench,benchmarks}/**',
  '**/{yarn.lock,README,*.iml,CHANGELOG}',
  '**/*.{pem,key,p12,pfx,db}',
  'node_modules/pdfmake/build/{pdfmake,vfs_fonts}*',
  // Its fonts come a second and a third time.
  'node_modules/pdfmake/{fonts,standard-fonts}/**',
  'node_modules/pdfmake/build/{standard-fonts,fonts/Roboto}/**',
  'node_modules/{pdfmake,fontkit,@noble/ciphers,@noble/hashes}/src/**',
  'node_modules/@swc/helpers/{src,scripts}/**',
  'node_modules/write-excel-file/bundle/**',
  'node_modules/better-sqlite3/{deps,src}/**',
];

const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')).packages;

/** By their letters alone, the same on every machine. */
function sorted(texts) {
  return Array.from(texts).toSorted((a, b) => (a < b ? -1 : Number(a > b)));
}

/** Names of packages that the built main and preload load by name. */
export function loadedByName(out = join(ROOT, 'out')) {
  const names = new Set();
  for (const part of ['main', 'preload']) {
    for (const file of codeBelow(join(out, part))) {
      const code = readFileSync(file, 'utf8');
      for (const [, name = ''] of code.matchAll(
        /(?:^|[;\s}])(?:import|from|import\(|require\()\s*["']([@\w][^"'\s]*)["']/g,
      )) {
        if (!name.startsWith('node:') && !PROVIDED.includes(packageOf(name)))
          names.add(packageOf(name));
      }
    }
  }
  return sorted([...names].filter((name) => lock[`node_modules/${name}`] !== undefined));
}

function codeBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.c?js$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

function packageOf(specifier) {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/** Places in node_modules of these packages and all they need at run time, as npm laid them out. */
export function withTheirNeeds(names) {
  const places = new Set();
  const add = (name, from) => {
    const place = placeOf(name, from);
    if (place === undefined || places.has(place)) return;
    places.add(place);
    const { dependencies = {} } = lock[place];
    // A native package is loaded as it is: what it needs, it needs only to be built.
    if (place === `node_modules/${NATIVE}`) return;
    for (const needed of Object.keys(dependencies)) add(needed, place);
  };
  for (const name of names) add(name, '');
  return sorted(places);
}

/** The nearest node_modules that has it, from `from` upwards, as Node looks for it. */
function placeOf(name, from) {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    const place = `${at === '' ? '' : `${at}/`}node_modules/${name}`;
    if (lock[place] !== undefined) return place;
    if (at === '') return undefined;
  }
}

/** Packages packed as files. */
export function packedPackages() {
  return withTheirNeeds(loadedByName());
}

/** Everything of others that ships, as files or within the built code. */
export function shippedPackages() {
  return sorted(new Set([...packedPackages(), ...bundledPackages(join(ROOT, 'out'))]));
}

export function lockedPackage(place) {
  return lock[place];
}

export function nameOf(place) {
  return place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
}

/** The prebuilt native file for a system, from its package's root. */
export function nativeFile(platform, arch) {
  const file = `prebuilds/${platform}-${arch}.node`;
  if (existsSync(join(ROOT, 'node_modules', NATIVE, file))) return file;
  throw new Error(`${NATIVE} has no ${file}`);
}

/**
 * Every file of the packed application by its path in it, for one system: from where it comes. The
 * packer is given the same patterns; what it really packed is compared with this.
 */
export function packedFiles(platform, arch) {
  const files = new Map();
  const add = (path) => {
    if (!NEVER.some((glob) => matchesGlob(path, glob))) files.set(path, join(ROOT, path));
  };
  for (const path of pathsBelow('out')) {
    if (OWN.some((glob) => matchesGlob(path, glob))) add(path);
  }
  add('package.json');
  add('LICENSE');
  const native = `node_modules/${NATIVE}/${nativeFile(platform, arch)}`;
  for (const place of packedPackages()) {
    for (const path of pathsBelow(place)) {
      const isNested = path.slice(place.length + 1).includes('node_modules/');
      if (!isNested && (!path.endsWith('.node') || path === native)) add(path);
    }
  }
  for (const name of [NOTICES, SBOM]) files.set(name, join(ROOT, MADE, name));
  return new Map([...files].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function pathsBelow(folder) {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(ROOT.length + 1)
        .replaceAll('\\', '/'),
    )
    .toSorted();
}

/** The patterns of electron-builder that come to packedFiles(): it adds all dependencies by itself. */
export function builderPatterns() {
  const packed = new Set(packedPackages().map(nameOf));
  const others = Object.keys(lock)
    .filter((place) => /^node_modules\/(?:@[^/]+\/)?[^/]+$/.test(place))
    .map(nameOf)
    .filter((name) => !packed.has(name));
  return [
    ...OWN,
    { from: MADE, to: '.', filter: [NOTICES, SBOM] },
    ...others.map((name) => `!node_modules/${name}/**`),
    ...NEVER.map((glob) => `!${glob}`),
    // The packer puts in its own system, and the architecture, of which one run may make several. In
    // packages it heeds patterns that leave out, and no others.
    `!node_modules/${NATIVE}/prebuilds/!(\${platform}-\${arch}).node`,
  ];
}
