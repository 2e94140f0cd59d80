import { unzip } from './unzip';

export type SheetCell = {
  readonly kind: 'text' | 'number' | 'formula';
  readonly text: string;
  /** Of a formula: what the file says it comes to. */
  readonly value: string;
};
export type Workbook = ReadonlyMap<string, ReadonlyMap<string, SheetCell>>;

const plain = (xml: string): string =>
  xml
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');

/** Sheets by name, cells by place, of a workbook's bytes. */
export function readWorkbook(bytes: Uint8Array): Workbook {
  const files = unzip(bytes);
  const strings = [
    ...(files.get('xl/sharedStrings.xml') ?? '').matchAll(/<si><t[^>]*>([\s\S]*?)<\/t><\/si>/g),
  ].map(([, text = '']) => plain(text));
  const names = [...(files.get('xl/workbook.xml') ?? '').matchAll(/<sheet [^>]*?name="([^"]*)"/g)];
  return new Map(
    names.map(([, name = ''], at) => {
      const xml = files.get(`xl/worksheets/sheet${at + 1}.xml`) ?? '';
      const cells = [...xml.matchAll(/<c r="([A-Z]+\d+)"([^>]*)>([\s\S]*?)<\/c>/g)];
      return [
        plain(name),
        new Map(
          cells.map(([, place = '', attributes = '', inner = '']) => [
            place,
            cellOf(attributes, inner, strings),
          ]),
        ),
      ];
    }),
  );
}

function cellOf(attributes: string, inner: string, strings: readonly string[]): SheetCell {
  const formula = /<f>([\s\S]*?)<\/f>/.exec(inner)?.[1];
  const value = /<v>([\s\S]*?)<\/v>/.exec(inner)?.[1] ?? '';
  if (formula !== undefined) return { kind: 'formula', text: plain(formula), value };
  if (/ t="s"/.test(attributes)) return { kind: 'text', text: strings[Number(value)] ?? '', value };
  return { kind: 'number', text: value, value };
}

/** What a formula of ours comes to when a spreadsheet calculates it: SUM, ROUND, + − × ÷ over cells. */
export function calculate(sheet: ReadonlyMap<string, SheetCell>, place: string): number {
  const cell = sheet.get(place);
  if (cell === undefined) return 0;
  if (cell.kind !== 'formula') return Number(cell.text);
  const of = (name: string): number => calculate(sheet, name.replaceAll('$', ''));
  const summed = cell.text.replaceAll(
    /SUM\(([A-Z])(\d+):([A-Z])(\d+)\)/g,
    (_, left: string, top: string, right: string, bottom: string) => {
      let sum = 0;
      for (let column = left.charCodeAt(0); column <= right.charCodeAt(0); column += 1) {
        for (let row = Number(top); row <= Number(bottom); row += 1)
          sum += of(`${String.fromCharCode(column)}${row}`);
      }
      return `(${sum})`;
    },
  );
  const round = /^ROUND\((.+),(\d+)\)$/.exec(summed);
  const value = arithmetic(round?.[1] ?? summed, of);
  if (round === null) return value;
  const scale = 10 ** Number(round[2]);
  const seen = Number((value * scale).toPrecision(15));
  return (Math.sign(seen) * Math.floor(Math.abs(seen) + 0.5)) / scale;
}

function arithmetic(words: string, of: (name: string) => number): number {
  const tokens = words.match(/\$?[A-Z]\$?\d+|\(-?[\d.e+-]+\)|\d+(?:\.\d+)?|[-+*/]/g) ?? [];
  if (tokens.join('') !== words) throw new Error(`a formula that is none of ours: ${words}`);
  const number = (token: string): number =>
    /[A-Z]/.test(token) ? of(token) : Number(token.replaceAll(/[()]/g, ''));
  const terms: number[] = [];
  let sign = 1;
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at] ?? '';
    if (token === '+' || token === '-') sign = token === '+' ? 1 : -1;
    else if (token === '*') terms.push((terms.pop() ?? 0) * number(tokens[(at += 1)] ?? ''));
    else if (token === '/') terms.push((terms.pop() ?? 0) / number(tokens[(at += 1)] ?? ''));
    else terms.push(sign * number(token));
  }
  return terms.reduce((sum, term) => sum + term, 0);
}
