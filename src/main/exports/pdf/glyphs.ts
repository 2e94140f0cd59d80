import type { QuoteSheet, SheetBlock } from '../../../shared/contract/quote-sheet';
import { loadPdfMake } from './fonts';

/** Ranges of code points that a TrueType font has, from its character map (formats 4 and 12). */
function rangesOf(font: Buffer): readonly (readonly [number, number])[] {
  const tables = font.readUInt16BE(4);
  for (let at = 0; at < tables; at += 1) {
    const entry = 12 + 16 * at;
    if (font.toString('latin1', entry, entry + 4) === 'cmap') {
      return rangesOfMap(font.subarray(font.readUInt32BE(entry + 8)));
    }
  }
  return [];
}

function rangesOfMap(map: Buffer): readonly (readonly [number, number])[] {
  const count = map.readUInt16BE(2);
  return Array.from({ length: count }, (_, at) => map.readUInt32BE(4 + 8 * at + 4)).flatMap(
    (offset) => {
      const part = map.subarray(offset);
      const format = part.readUInt16BE(0);
      if (format === 4) return segments(part);
      return format === 12 ? groups(part) : [];
    },
  );
}

function segments(part: Buffer): (readonly [number, number])[] {
  const double = part.readUInt16BE(6);
  const ends = 14;
  const starts = ends + double + 2;
  return Array.from({ length: double / 2 }, (_, at): readonly [number, number] => [
    part.readUInt16BE(starts + 2 * at),
    part.readUInt16BE(ends + 2 * at),
  ]).filter(([, end]) => end !== 0xff_ff);
}

function groups(part: Buffer): (readonly [number, number])[] {
  return Array.from({ length: part.readUInt32BE(12) }, (_, at): readonly [number, number] => [
    part.readUInt32BE(16 + 12 * at),
    part.readUInt32BE(20 + 12 * at),
  ]);
}

function textsOf(block: SheetBlock): readonly string[] {
  switch (block.kind) {
    case 'head':
      return [block.title, block.number, ...block.sender];
    case 'parties':
      return [...block.to, ...block.facts.map(({ value }) => value)];
    case 'heading':
    case 'text':
      return [block.text];
    case 'list':
      return block.items;
    case 'table':
      return block.rows.flatMap(({ cells, detail }) => [...cells, detail ?? '']);
    case 'acceptance':
      return [block.text, ...block.fields];
    default:
      return block satisfies never;
  }
}

let ranges: readonly (readonly [number, number])[] | undefined;

/** Characters of a sheet that the PDF's font cannot draw, each once; a box would stand there. */
export async function missingGlyphs({ blocks }: QuoteSheet): Promise<string[]> {
  ranges ??= rangesOf((await loadPdfMake()).regular);
  const known = ranges;
  const characters = new Set(blocks.flatMap(textsOf).join(''));
  return [...characters].filter((character) => {
    const point = character.codePointAt(0) ?? 0;
    return point > 0x20 && !known.some(([from, to]) => from <= point && point <= to);
  });
}
