import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { markdownOf } from '../../../src/main/exports/markdown';
import { missingGlyphs } from '../../../src/main/exports/pdf/glyphs';
import { pdfOf } from '../../../src/main/exports/pdf/pdf';
import { quoteCsv } from '../../../src/main/exports/quote-csv';
import { xlsxOf } from '../../../src/main/exports/xlsx/xlsx';
import { openQuote, type OpenQuote } from '../../../src/main/planning/quote/redact';
import { sheetOf } from '../../../src/main/planning/quote/sheet';
import type { Edition, QuoteSheet } from '../../../src/shared/contract/quote-sheet';
import { pdfPages, pdfText } from '../../support/pdf-text';
import { pngLogo } from '../../support/pictures';
import { pricedQuote, type QuoteCase } from '../../support/quotes';
import { calculate, readWorkbook } from '../../support/workbook';

const HOSTILE =
  '=cmd|"/c calc"!A1 <script>alert(1)</script> <img src="file:///etc/passwd"> **b** | `x`';

const RICH: QuoteCase = {
  content: {
    tax: { label: 'VAT', percent: '19' },
    discount: { kind: 'percent', percent: '7.5', reason: 'two years' },
    lineDiscounts: [
      { line: 'pack:packs.bag', discount: { kind: 'amount', amount: '1.11', reason: 'launch' } },
    ],
    extras: [{ id: 'w', label: 'Workshop', quantity: '1.5', unitPrice: '80.25' }],
    sender: { name: 'Kiosk Resale', logo: pngLogo() },
  },
};

function made(
  parts: QuoteCase = RICH,
  edition: Edition = 'full',
): { open: OpenQuote; sheet: QuoteSheet } {
  const { content, figures } = pricedQuote(parts);
  const open = openQuote(content, figures, edition);
  return { open, sheet: sheetOf({ ...open, edition: 1, status: 'draft' }) };
}

const sha = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

describe('a quote as PDF', () => {
  it('says every cell of the sheet', async () => {
    const { sheet } = made();
    const said = pdfText(await pdfOf(sheet, 'A4', '2026-02-01'));
    const cells = sheet.blocks.flatMap((block) =>
      block.kind === 'table' ? block.rows.flatMap((row) => row.cells) : [],
    );
    const missing = cells.filter((cell) => !said.includes(cell.replaceAll('\u00a0', ' ')));
    expect(cells.length).toBeGreaterThan(30);
    expect(missing).toEqual([]);
    expect(said).toContain('Page 1 of 1');
  });

  it('is the same bytes for the same quote, and others for another', async () => {
    const first = sha(await pdfOf(made().sheet, 'A4', '2026-02-01'));
    expect(sha(await pdfOf(made().sheet, 'A4', '2026-02-01'))).toBe(first);
    const other = made({ ...RICH, content: { ...RICH.content, title: 'Offer' } }).sheet;
    expect(sha(await pdfOf(other, 'A4', '2026-02-01'))).not.toBe(first);
  });

  it('keeps markup, links and formulas as text', async () => {
    const { sheet } = made({ content: { customer: { name: HOSTILE }, notes: HOSTILE } });
    const bytes = await pdfOf(sheet, 'A4', '2026-02-01');
    const said = pdfText(bytes).replaceAll(' ', '');
    expect(said).toContain(HOSTILE.replaceAll(' ', ''));
    expect(Buffer.from(bytes).toString('latin1')).not.toMatch(
      /\/(?:JavaScript|JS|URI|Launch|EmbeddedFile|GoToR)\b/,
    );
  });

  it('repeats the head of a table that goes over the page', async () => {
    const { sheet } = made({ scenario: { months: 40 } });
    const pages = pdfPages(await pdfOf(sheet, 'A4', '2026-02-01'));
    expect(pages.length).toBeGreaterThan(1);
    expect(
      pages.filter((page) => page.includes('Month') || page.join('').includes('Month')).length,
    ).toBeGreaterThan(1);
  });

  it('names what its font cannot show', async () => {
    const { sheet } = made({ content: { customer: { name: 'Šárka & 漢字 Ltd ☃' } } });
    expect(await missingGlyphs(sheet)).toEqual(['漢', '字', '☃']);
    expect(await missingGlyphs(made().sheet)).toEqual([]);
  });
});

describe('a quote as a workbook', () => {
  it('has numbers as numbers and sums as live formulas that come to the quote’s own amounts', async () => {
    const { open } = made();
    const { lines, totals } = open.figures;
    const quote = readWorkbook(await xlsxOf(open, 1)).get('Quote');
    if (!quote) throw new Error('no sheet "Quote"');
    const places = [...quote].filter(([, { kind }]) => kind === 'formula').map(([place]) => place);
    expect(places.length).toBeGreaterThan(lines.length * 3);
    for (const place of places) {
      const { value } = quote.get(place) ?? { value: '' };
      expect(`${place} ${calculate(quote, place).toFixed(2)}`).toBe(`${place} ${value}`);
    }
    const totalAt =
      [...quote].find(([, { text: words }]) => words === 'Total in EUR')?.[0].slice(1) ?? '';
    expect(calculate(quote, `H${totalAt}`).toFixed(2)).toBe(totals.total);
    expect(quote.get(`H${totalAt}`)?.kind).toBe('formula');
  });

  it('has a sheet of sources', async () => {
    const sources = readWorkbook(await xlsxOf(made().open, 1)).get('Sources');
    const texts = [...(sources?.values() ?? [])].map((cell) => cell.text);
    expect(texts).toEqual(expect.arrayContaining(['Kiosk', '2026-01-01', 'Kiosk price page']));
  });

  it('holds no formula of anybody else', async () => {
    const { open } = made({
      content: {
        title: '=1+1',
        customer: { name: '+1' },
        extras: [{ id: 'x', label: HOSTILE, quantity: '1', unitPrice: '1.00', detail: '@SUM(A1)' }],
        notes: '-2+3\u0007',
      },
    });
    const book = readWorkbook(await xlsxOf(open, 1));
    const cells = [...book.values()].flatMap((sheet) => [...sheet.values()]);
    const formulas = cells.filter(({ kind }) => kind === 'formula').map((cell) => cell.text);
    expect(
      formulas.filter((words) => !/^(?:(?:SUM|ROUND)\([A-Z\d:*$/,.]+\)|[A-Z\d+-]+)$/.test(words)),
    ).toEqual([]);
    const texts = cells.filter(({ kind }) => kind === 'text').map((cell) => cell.text);
    expect(texts).toEqual(expect.arrayContaining(['=1+1', '+1', `${HOSTILE} (@SUM(A1))`, '-2+3□']));
  });

  it('writes what a reader would take for a letter by its number so that it stands for itself', async () => {
    const { open } = made({
      content: { title: '_x003D_1+1 _x41_', customer: { name: '__x0041__' } },
    });
    const quote = readWorkbook(await xlsxOf(open, 1)).get('Quote');
    const texts = [...(quote?.values() ?? [])].map((cell) => cell.text);
    expect(texts).toContain('_x005F_x003D_1+1 _x41_');
    expect(texts).toContain('__x005F_x0041__');
  });

  it('is the same bytes for the same quote, hours apart', async () => {
    const { open } = made();
    const first = await xlsxOf(open, 1);
    // An archive's clock counts in steps of two seconds.
    await new Promise((resolve) => setTimeout(resolve, 2_100));
    expect(sha(await xlsxOf(open, 1))).toBe(sha(first));
  });
});

describe('a quote as text', () => {
  it('as CSV has the lines with every figure and their sum', () => {
    const { open } = made({ content: { tax: { label: 'VAT', percent: '10' } } });
    expect(text(quoteCsv(open, 2)).split('\r\n')).toEqual([
      'quote,kind,description,detail,quantity,price,amount,discount,share_of_discount,net,tax,total,currency',
      'Q-2026-0001 (2),subscription,Pro,Subscription,3,20.00,60.00,0.00,0.00,60.00,6.00,66.00,EUR',
      'Q-2026-0001 (2),pack,Bag,Top-up,2,8.00,16.00,0.00,0.00,16.00,1.60,17.60,EUR',
      'Q-2026-0001 (2),sum,Sum,,,,76.00,0.00,0.00,76.00,7.60,83.60,EUR',
      '',
    ]);
  });

  it('as Markdown says the sheet, with all that people typed as text', () => {
    const said = text(markdownOf(made({ content: { notes: HOSTILE } }).sheet));
    expect(said).toContain('| **Total in EUR** |  |  | **76.00** |');
    expect(said).not.toMatch(/(?<!\\)<script|(?<!\\)\*\*b|(?<!\\)`x/);
  });
});

describe('no file of a quote', () => {
  const SECRET = 'SECRET-MARGIN-9731';
  const parts: QuoteCase = {
    ...RICH,
    content: {
      ...RICH.content,
      internal: {
        everyLine: '43.21',
        notes: SECRET,
        lines: [{ line: 'pack:packs.bag', cost: { kind: 'amount', amount: '7.77' } }],
      },
    },
  };

  it.each(['full', 'redacted'] as const)('holds costs or margins, %s', async (edition) => {
    const { open, sheet } = made(parts, edition);
    const plain = made(RICH, edition);
    // Not a trace: with and without anything internal, every file is the same, byte for byte.
    expect(sha(await pdfOf(sheet, 'A4', '2026-02-01'))).toBe(
      sha(await pdfOf(plain.sheet, 'A4', '2026-02-01')),
    );
    expect(sha(await xlsxOf(open, 1))).toBe(sha(await xlsxOf(plain.open, 1)));
    expect(text(quoteCsv(open, 1))).toBe(text(quoteCsv(plain.open, 1)));
    expect(text(markdownOf(sheet))).toBe(text(markdownOf(plain.sheet)));
    expect(JSON.stringify(open)).toBe(JSON.stringify(plain.open));
    expect(JSON.stringify(open)).not.toMatch(/SECRET|43\.21|7\.77/);
  });
});
