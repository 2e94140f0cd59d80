// The bill of materials of what is packed: packages, fonts, SQLite, and Electron with what is inside it.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import packageJson from '../../package.json' with { type: 'json' };
import { lockedPackage, NATIVE, nameOf, ROOT, shippedPackages } from './contents.mjs';
import { insideElectron } from './electron.mjs';
import { fonts } from './fonts.mjs';
import { licenceOf } from './licences.mjs';

const OURS = 'tierwise';

function packageComponent(place) {
  const { version, integrity = '' } = lockedPackage(place);
  const name = nameOf(place);
  const isNested = place.lastIndexOf('node_modules/') > 0;
  return {
    type: 'library',
    'bom-ref': `${name}@${version}${isNested ? `#${place}` : ''}`,
    name,
    version,
    purl: `pkg:npm/${name.replace('@', '%40')}@${version}`,
    hashes: [
      {
        alg: 'SHA-512',
        content: Buffer.from(integrity.slice('sha512-'.length), 'base64').toString('hex'),
      },
    ],
    licenses: [{ expression: licenceOf(place) }],
  };
}

function fontComponent({ name, version, copyright, licence }) {
  return {
    type: 'library',
    'bom-ref': `font:${name}@${version}`,
    name,
    version,
    description: 'Font',
    copyright,
    licenses: [{ expression: licence }],
  };
}

/** With Node's version where Electron's binary is here to tell it; a release is made where it is. */
function electronComponent({ electron, chrome, node, v8 }) {
  const part = (name, version, licence) => ({
    type: 'library',
    'bom-ref': `electron@${electron}/${name}`,
    name,
    ...(version === undefined ? {} : { version }),
    licenses: [{ expression: licence }],
  });
  return {
    type: 'framework',
    'bom-ref': `electron@${electron}`,
    name: 'electron',
    version: electron,
    purl: `pkg:npm/electron@${electron}`,
    licenses: [{ expression: 'MIT' }],
    components: [
      part('chromium', chrome, 'BSD-3-Clause'),
      part('node', node, 'MIT'),
      ...(v8 === undefined ? [] : [part('v8', v8, 'BSD-3-Clause')]),
    ],
  };
}

function sqliteComponent() {
  const version = sqliteVersion();
  return {
    type: 'library',
    'bom-ref': `sqlite@${version}`,
    name: 'sqlite',
    version,
    description: `Within ${NATIVE}`,
    licenses: [{ license: { name: 'Public domain' } }],
  };
}

/** Written in the sources of the package, so that this needs no native code to run. */
function sqliteVersion() {
  const script = readFileSync(join(ROOT, 'node_modules', NATIVE, 'deps', 'download.sh'), 'utf8');
  const [, number = ''] = /VERSION="(\d+)"/.exec(script) ?? [];
  const [, major, minor, patch] = /^(\d)(\d\d)(\d\d)\d\d$/.exec(number) ?? [];
  if (major === undefined) throw new Error('the version of SQLite is no longer where it was');
  return `${Number(major)}.${Number(minor)}.${Number(patch)}`;
}

/** CycloneDX 1.6, the same bytes for the same lock file and the same Electron. */
export function billOfMaterials(inside = insideElectron()) {
  const components = [
    ...shippedPackages().map(packageComponent),
    ...fonts(ROOT).map(fontComponent),
    electronComponent(inside),
    sqliteComponent(),
  ];
  const body = {
    metadata: {
      component: {
        type: 'application',
        'bom-ref': OURS,
        name: packageJson.name,
        version: packageJson.version,
        licenses: [{ expression: packageJson.license }],
      },
    },
    components,
    dependencies: [{ ref: OURS, dependsOn: components.map((component) => component['bom-ref']) }],
  };
  const hash = createHash('sha256').update(JSON.stringify(body)).digest('hex');
  const uuid = [8, 12, 16, 20, 32]
    .map((end, at, ends) => hash.slice(ends[at - 1] ?? 0, end))
    .join('-');
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${uuid}`,
    version: 1,
    ...body,
  };
}

/**
 * The entry of the bill that answers for a packed file; undefined where none does. `versionAt` tells
 * the version in the package.json of a place, as it is packed.
 */
export function entryOf(path, bill, versionAt) {
  const font = fonts(ROOT).find(({ files }) => files.test(path));
  if (font) return `font:${font.name}@${font.version}`;
  const [, place] = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path) ?? [];
  if (place === undefined) return /\.(?:woff2?|[ot]tf|node)$/.test(path) ? undefined : OURS;
  const version = versionAt(place);
  return bill.components.find((one) => one.name === nameOf(place) && one.version === version)?.[
    'bom-ref'
  ];
}
