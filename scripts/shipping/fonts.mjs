// The fonts inside, each with the version and licence that its own file or package states.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const SCREEN_FONT = 'node_modules/@fontsource-variable/inter';
const PAPER_FONTS = 'node_modules/pdfmake/fonts/Roboto';
const NAME_OF = { copyright: 0, family: 1, version: 5, licence: 13 };

/** Texts of a TrueType font's table of names, in the Windows encoding. */
export function fontNames(file) {
  const font = readFileSync(file);
  const tables = font.readUInt16BE(4);
  let at = 0;
  for (let table = 0; table < tables; table++) {
    const entry = 12 + 16 * table;
    if (font.toString('latin1', entry, entry + 4) === 'name') at = font.readUInt32BE(entry + 8);
  }
  const texts = at + font.readUInt16BE(at + 4);
  const found = {};
  for (let index = 0; index < font.readUInt16BE(at + 2); index++) {
    const entry = at + 6 + 12 * index;
    const [name] =
      Object.entries(NAME_OF).find(([, id]) => id === font.readUInt16BE(entry + 6)) ?? [];
    if (name === undefined || font.readUInt16BE(entry) !== 3) continue;
    const from = texts + font.readUInt16BE(entry + 10);
    const bytes = Buffer.from(font.subarray(from, from + font.readUInt16BE(entry + 8)));
    found[name] ??= bytes.swap16().toString('utf16le');
  }
  return found;
}

/** `{ name, version, copyright, licence, files }` of each family; `files` says which paths inside are of it. */
export function fonts(root) {
  const inter = JSON.parse(readFileSync(join(root, SCREEN_FONT, 'metadata.json'), 'utf8'));
  const roboto = fontNames(join(root, PAPER_FONTS, 'Roboto-Regular.ttf'));
  return [
    {
      name: inter.family,
      version: inter.version,
      copyright: inter.license.attribution,
      licence: inter.license.type,
      files: /^out\/renderer\/assets\/inter-[\w-]+\.woff2$/,
    },
    {
      name: roboto.family,
      version: roboto.version.replace(/^Version /, '').split(';')[0],
      copyright: roboto.copyright,
      licence: robotoLicence(roboto.licence),
      files: /node_modules\/pdfmake\/(?:build\/)?fonts\/Roboto\/[\w-]+\.ttf$/,
    },
  ];
}

function robotoLicence(text) {
  if (/Apache License, Version 2\.0/.test(text)) return 'Apache-2.0';
  if (/SIL Open Font License, Version 1\.1/.test(text)) return 'OFL-1.1';
  throw new Error(`Roboto says of its licence: ${text}; look at it before it ships`);
}
