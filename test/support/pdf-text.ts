/**
 * The text of a PDF as pdfmake writes it uncompressed: glyph numbers of each text operator, turned
 * back by the character map of its font. An own reader, so that no library vouches for itself.
 */
export type PdfPage = readonly string[];

type Objects = ReadonlyMap<number, string>;

function objectsOf(file: string): Objects {
  const objects = new Map<number, string>();
  for (const match of file.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    objects.set(Number(match[1]), match[2] ?? '');
  }
  return objects;
}

const streamOf = (object: string): string =>
  /stream\r?\n([\s\S]*?)\r?\nendstream/.exec(object)?.[1] ?? '';

const hexText = (hex: string): string =>
  (hex.match(/.{4}/g) ?? []).map((unit) => String.fromCharCode(Number.parseInt(unit, 16))).join('');

/** Glyph number to text, from a ToUnicode map. */
function mapOf(cmap: string): Map<number, string> {
  const map = new Map<number, string>();
  for (const [, start = '0', , list = ''] of cmap.matchAll(
    /<([0-9a-f]+)> <([0-9a-f]+)> \[([^\]]*)\]/gi,
  )) {
    const texts = [...list.matchAll(/<([0-9a-f ]+)>/gi)].map(([, hex = '']) =>
      hexText(hex.replaceAll(' ', '')),
    );
    for (const [at, text] of texts.entries()) map.set(Number.parseInt(start, 16) + at, text);
  }
  return map;
}

function fontsOf(objects: Objects): Map<number, Map<number, string>> {
  const fonts = new Map<number, Map<number, string>>();
  for (const [id, object] of objects) {
    const map = /\/ToUnicode (\d+) 0 R/.exec(object)?.[1];
    if (map !== undefined) fonts.set(id, mapOf(streamOf(objects.get(Number(map)) ?? '')));
  }
  return fonts;
}

function textOf(
  content: string,
  resources: string,
  fonts: ReadonlyMap<number, Map<number, string>>,
): PdfPage {
  const names = new Map(
    [...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', id]) => [
      name,
      fonts.get(Number(id)),
    ]),
  );
  const runs: string[] = [];
  let font: Map<number, string> | undefined;
  for (const [, name, glyphs] of content.matchAll(
    /\/(F\d+) [\d.]+ Tf|\[((?:<[0-9a-f]*>\s*-?[\d.]*\s*)+)\] TJ/gi,
  )) {
    if (name !== undefined) font = names.get(name);
    if (glyphs === undefined) continue;
    const numbers = [...glyphs.matchAll(/<([0-9a-f]*)>/gi)].flatMap(
      ([, hex = '']) => hex.match(/.{4}/g) ?? [],
    );
    runs.push(numbers.map((unit) => font?.get(Number.parseInt(unit, 16)) ?? '\uFFFD').join(''));
  }
  return runs;
}

/** The runs of text of every page, in the order in which they are drawn. */
export function pdfPages(bytes: Uint8Array): readonly PdfPage[] {
  const objects = objectsOf(Buffer.from(bytes).toString('latin1'));
  const fonts = fontsOf(objects);
  const resolve = (text: string): string => {
    const reference = /^(\d+) 0 R/.exec(text.trim())?.[1];
    return reference === undefined ? text : (objects.get(Number(reference)) ?? '');
  };
  const kids = [...objects.values()]
    .filter((object) => /\/Type \/Pages/.test(object))
    .flatMap((object) => [
      ...(/\/Kids \[([^\]]*)\]/.exec(object)?.[1] ?? '').matchAll(/(\d+) 0 R/g),
    ])
    .map(([, id]) => objects.get(Number(id)) ?? '');
  return kids.map((page) => {
    const content = streamOf(resolve(/\/Contents (\d+ 0 R)/.exec(page)?.[1] ?? ''));
    const resources = resolve(/\/Resources (\d+ 0 R)/.exec(page)?.[1] ?? page);
    const fontList =
      /\/Font <<([\s\S]*?)>>/.exec(resources)?.[1] ??
      resolve(/\/Font (\d+ 0 R)/.exec(resources)?.[1] ?? '');
    return textOf(content, fontList, fonts);
  });
}

/** All text in one line, blanks run together; enough to look for words and amounts. */
export function pdfText(bytes: Uint8Array): string {
  return pdfPages(bytes)
    .flat()
    .join(' ')
    .replaceAll(/[\s\u00a0]+/g, ' ');
}
