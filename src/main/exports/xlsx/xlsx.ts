import writeXlsxFile from 'write-excel-file/node';
import type { OpenQuote } from '../../planning/quote/redact';
import { address } from './cells';
import { quoteGrids, type NamedGrid } from './quote-sheets';
import { stampZip } from './stamp-zip';

/** A formula cell as the writer makes it: without what it comes to. */
const FORMULA_CELL = /<c r="([A-Z]+\d+)"([^>]*)><f>([^<]*)<\/f><\/c>/g;

/**
 * The quote as a workbook: numbers are numbers, sums and products live formulas with the value they
 * come to, all text string cells. The same bytes for the same quote.
 */
export async function xlsxOf(quote: OpenQuote, edition: number): Promise<Uint8Array> {
  const grids = quoteGrids(quote, edition);
  const archive = await writeXlsxFile(
    grids.map(({ name, rows, widths }) => ({
      sheet: name,
      data: rows.map((row) => row.map(({ cell }) => cell)),
      columns: widths.map((width) => ({ width })),
    })),
    {
      fontFamily: 'Calibri',
      fontSize: 11,
      features: [
        {
          files: {
            transform: {
              'xl/worksheets/sheet{id}.xml': {
                transform: (xml, _options, { sheetIndex }) => withValues(xml, grids[sheetIndex]),
              },
            },
          },
        },
      ],
    },
  ).toBuffer();
  return stampZip(archive);
}

function withValues(xml: string, grid: NamedGrid | undefined): string {
  const values = new Map<string, string>();
  for (const [row, cells] of grid?.rows.entries() ?? []) {
    for (const [column, { value }] of cells.entries()) {
      if (value !== undefined) values.set(address(column, row), value);
    }
  }
  return xml.replaceAll(FORMULA_CELL, (whole, place: string, attributes: string, words: string) => {
    const value = values.get(place);
    return value === undefined
      ? whole
      : `<c r="${place}"${attributes}><f>${words}</f><v>${value}</v></c>`;
  });
}
