import type {
  Content,
  ContentTable,
  CustomTableLayout,
  TDocumentDefinitions,
} from 'pdfmake/interfaces';
import type { Logo } from '../../../shared/contract/quote';
import {
  spanOf,
  type QuoteSheet,
  type SheetBlock,
  type SheetTable,
} from '../../../shared/contract/quote-sheet';

/** Points. */
const MARGIN = { left: 48, top: 44, right: 48, bottom: 52 };
const INK = '#1a1e26';
const SOFT = '#4e5868';
const HAIRLINE = '#c8cdd6';
const WARN = '#8a5300';
const LOGO_BOX = { width: 150, height: 56 };

/** Hairlines between rows, a stronger one below the head and above the sums; no vertical lines. */
const RULED: CustomTableLayout = {
  hLineWidth: (row, node) =>
    row === 0 ? 0 : row === 1 || row === node.table.body.length ? 0.9 : 0.4,
  vLineWidth: () => 0,
  hLineColor: (row) => (row === 1 ? SOFT : HAIRLINE),
  paddingLeft: (at) => (at === 0 ? 0 : 7),
  paddingRight: (at, node) => (at === (node.table.widths?.length ?? 0) - 1 ? 0 : 7),
  paddingTop: () => 3,
  paddingBottom: () => 3,
};

export const LAYOUTS = { ruled: RULED } as const;

/** The sheet as the PDF writer takes it. Every string is a text node: markup in it stays literal. */
export function definitionOf(
  sheet: QuoteSheet,
  paper: 'A4' | 'LETTER',
  made: Date,
): TDocumentDefinitions {
  return {
    pageSize: paper,
    pageMargins: [MARGIN.left, MARGIN.top, MARGIN.right, MARGIN.bottom],
    // Uncompressed: compression would differ with the library that a host happens to have.
    compress: false,
    version: '1.7',
    language: 'en',
    displayTitle: true,
    info: {
      title: sheet.title,
      creator: 'Tierwise',
      producer: 'Tierwise',
      creationDate: made,
      modDate: made,
    },
    defaultStyle: { font: 'Roboto', fontSize: 9, lineHeight: 1.2, color: INK },
    content: sheet.blocks.map((block) => contentOf(block, sheet.colour)),
    footer: (page, pages) => ({
      margin: [MARGIN.left, 16, MARGIN.right, 0],
      columns: [
        { text: sheet.foot, fontSize: 7.5, color: SOFT },
        {
          text: `Page ${page} of ${pages}`,
          fontSize: 7.5,
          color: SOFT,
          alignment: 'right',
          width: 'auto',
        },
      ],
    }),
    // A heading never stands alone at the foot of a page.
    pageBreakBefore: (node, following) =>
      node.headlineLevel === 1 && following.getFollowingNodesOnPage().length === 0,
  };
}

function contentOf(block: SheetBlock, colour: string): Content {
  switch (block.kind) {
    case 'head':
      return head(block, colour);
    case 'parties':
      return parties(block);
    case 'heading':
      return {
        text: block.text,
        bold: true,
        fontSize: 11,
        color: colour,
        margin: [0, 12, 0, 4],
        headlineLevel: 1,
      };
    case 'text':
      return {
        text: block.text,
        margin: [0, 3, 0, 3],
        ...(block.tone === 'plain' ? {} : { color: block.tone === 'warn' ? WARN : SOFT }),
        ...(block.tone === 'warn' ? { bold: true } : {}),
      };
    case 'list':
      return {
        ul: block.items.map((text) => ({ text, margin: [0, 0, 0, 2] })),
        color: SOFT,
        fontSize: 8.5,
      };
    case 'table':
      return table(block);
    case 'acceptance':
      return acceptance(block);
    default:
      return block satisfies never;
  }
}

const stacked = (texts: readonly string[], first: object): Content[] =>
  texts.map((text, at) => ({ text, ...(at === 0 ? first : {}) }));

function logoOf({ type, base64, width, height }: Logo): Content {
  const scale = Math.min(LOGO_BOX.width / width, LOGO_BOX.height / height, 1);
  return {
    image: `data:${type};base64,${base64}`,
    width: width * scale,
    height: height * scale,
    alignment: 'right',
    margin: [0, 0, 0, 6],
  };
}

function head(block: Extract<SheetBlock, { kind: 'head' }>, colour: string): Content {
  const mark: Content[] = block.mark === '' ? [] : [{ text: block.mark, color: WARN, bold: true }];
  return {
    columns: [
      {
        width: '*',
        stack: [
          { text: block.title, bold: true, fontSize: 20, color: colour, lineHeight: 1.1 },
          { text: block.number, fontSize: 11, margin: [0, 2, 0, 0] },
          ...mark,
        ],
      },
      {
        width: 220,
        alignment: 'right',
        stack: [
          ...(block.logo === null ? [] : [logoOf(block.logo)]),
          ...stacked(block.sender, { bold: true }),
        ],
      },
    ],
    columnGap: 16,
    margin: [0, 0, 0, 18],
  };
}

function parties({ to, facts }: Extract<SheetBlock, { kind: 'parties' }>): Content {
  return {
    columns: [
      {
        width: '*',
        stack: to.length === 0 ? [{ text: '' }] : stacked(to, { bold: true, fontSize: 10 }),
      },
      {
        width: 250,
        layout: 'noBorders',
        table: {
          widths: [70, '*'],
          body: facts.map(({ label, value }) => [{ text: label, color: SOFT }, { text: value }]),
        },
      },
    ],
    columnGap: 16,
    margin: [0, 0, 0, 8],
  };
}

function table({ columns, rows }: SheetTable): ContentTable {
  const isFigures = columns.slice(1).some(({ align }) => align === 'right');
  return {
    layout: 'ruled',
    margin: [0, 2, 0, 6],
    table: {
      headerRows: 1,
      keepWithHeaderRows: 1,
      dontBreakRows: true,
      widths: columns.map((_, at) => (at === 0 || !isFigures ? '*' : 'auto')),
      body: [
        columns.map(({ title, align }) => ({
          text: title,
          alignment: align,
          color: SOFT,
          fontSize: 8,
        })),
        ...rows.map(({ cells, detail, weight }) =>
          cells.map((text, at) => {
            const style = {
              alignment: columns[at]?.align ?? 'left',
              bold: weight !== 'plain',
              noWrap: columns[at]?.align === 'right',
            } as const;
            const colSpan = spanOf(cells, at, weight);
            if (colSpan === 0) return {};
            const size = weight === 'total' ? { fontSize: 10.5, colSpan } : {};
            if (at !== 0 || detail === undefined) return { text, ...style, ...size };
            return { stack: [{ text }, { text: detail, color: SOFT, fontSize: 8 }], ...style };
          }),
        ),
      ],
    },
  };
}

function acceptance({ text, fields }: Extract<SheetBlock, { kind: 'acceptance' }>): Content {
  return {
    unbreakable: true,
    stack: [
      { text, margin: [0, 3, 0, 26] },
      {
        columns: fields.map((field) => ({
          stack: [
            {
              canvas: [
                { type: 'line', x1: 0, y1: 0, x2: 145, y2: 0, lineWidth: 0.6, lineColor: SOFT },
              ],
            },
            { text: field, fontSize: 8, color: SOFT, margin: [0, 2, 0, 0] },
          ],
        })),
        columnGap: 20,
      },
    ],
  };
}
