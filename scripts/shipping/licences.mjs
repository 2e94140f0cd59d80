// The licences of what is packed: only those we know, each with its text.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import packageJson from '../../package.json' with { type: 'json' };
import { lockedPackage, nameOf, ROOT, shippedPackages } from './contents.mjs';
import { fonts } from './fonts.mjs';

/** Licences that allow what we do: their texts travel with the program, which is all they ask for. */
export const ALLOWED = [
  'MIT',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'Unlicense',
  'CC0-1.0',
  'Zlib',
  'OFL-1.1',
  'Python-2.0',
];

/** Packages whose manifest names no licence in the usual way; each was looked at by a person. */
export const LOOKED_AT = {
  'png-js': 'MIT',
};

/** The licence of a package as SPDX; throws where nobody has looked at it. */
export function licenceOf(place) {
  const manifest = JSON.parse(readFileSync(join(ROOT, place, 'package.json'), 'utf8'));
  const stated = LOOKED_AT[nameOf(place)] ?? spdxOf(manifest.license ?? manifest.licenses);
  const parts = (stated ?? '').replaceAll(/[()]/g, '').split(/ (?:AND|OR|and|or) /);
  const isFree = parts.length > 0 && parts.every((part) => ALLOWED.includes(part));
  const isChoice = / OR /.test(stated ?? '') && parts.some((part) => ALLOWED.includes(part));
  if (isFree || isChoice) return stated.replaceAll(' and ', ' AND ');
  throw new Error(`${place} is under ${stated ?? 'no stated licence'}: look at it before it ships`);
}

function spdxOf(licence) {
  if (Array.isArray(licence)) return licence.map((one) => one.type ?? one).join(' OR ');
  return typeof licence === 'object' && licence !== null ? licence.type : licence;
}

/** The licence's own text; for a package without one, the usual text under its author's name. */
export function licenceText(place) {
  const folder = join(ROOT, place);
  const names = readdirSync(folder).filter((name) => /^(?:licen[cs]e|copying|notice)/i.test(name));
  const texts = names
    .filter((name) => !/\.(?:js|ts|json)$/.test(name))
    .map((name) => readFileSync(join(folder, name), 'utf8').trim());
  if (texts.length > 0) return texts.join('\n\n');
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const author = typeof manifest.author === 'object' ? manifest.author.name : manifest.author;
  const who = author ?? manifest.contributors?.[0]?.name ?? `the authors of ${manifest.name}`;
  if (licenceOf(place) !== 'MIT') throw new Error(`${place} holds no text of its licence`);
  return `Copyright (c) ${who}\n\n${MIT}`;
}

const MIT = `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and
associated documentation files (the "Software"), to deal in the Software without restriction,
including without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense,
and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so,
subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial
portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT
LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN
NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY,
WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE
SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;

const RULE = '-'.repeat(80);

function section(title, text) {
  return `${'='.repeat(80)}\n${title}\n${RULE}\n${text}\n`;
}

/** The licence's text without the copyright line of the font that it comes with. */
function openFontLicence() {
  const text = licenceText('node_modules/@fontsource-variable/inter');
  return text.slice(text.indexOf('This Font Software is licensed'));
}

function fontNotice({ name, version, copyright, licence }) {
  if (licence !== 'OFL-1.1')
    throw new Error(`${name} is under ${licence}: look at it before it ships`);
  return section(`Font ${name} ${version} (${licence})`, `${copyright}\n\n${openFontLicence()}`);
}

/** The text that travels with the program: every package and font inside, with its licence. */
export function notices() {
  const packages = shippedPackages().map((place) =>
    section(
      `${nameOf(place)} ${lockedPackage(place).version} (${licenceOf(place)})`,
      licenceText(place),
    ),
  );
  return [
    `Tierwise ${packageJson.version} stands on the work of others. Their licences:\n`,
    'Electron, Chromium and Node carry theirs in LICENSE.electron.txt and LICENSES.chromium.html beside this program.',
    'SQLite, within better-sqlite3, is in the public domain.\n',
    ...fonts(ROOT).map(fontNotice),
    ...packages,
  ].join('\n');
}
