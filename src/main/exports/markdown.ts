import type { QuoteSheet, SheetBlock, SheetTable } from '../../shared/contract/quote-sheet';

/** What some readers make a link of by themselves. */
const LINKED = /:(?=\/\/)|(?<=\bwww)\./gi;

/** Text that stays text in Markdown, and in HTML made of it. */
function literal(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/\p{Cc}/gu, '')
    .trim()
    .replaceAll(/[\\`*_{}[\]<>|~#!&]/g, (mark) => `\\${mark}`)
    .replaceAll(LINKED, (mark) => `\\${mark}`)
    .replace(/^[-+=](?=[-+=\s]|$)/, (mark) => `\\${mark}`)
    .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2');
}

const lines = (texts: readonly string[]): string => texts.map(literal).join('  \n');

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

function table({ columns, rows }: SheetTable): string {
  const shown = rows.map(({ cells, detail, weight }) =>
    row(
      cells.map((cell, at) => {
        const text = literal(cell);
        if (weight === 'total' && text !== '') return `**${text}**`;
        return at === 0 && detail !== undefined ? `${text} (${literal(detail)})` : text;
      }),
    ),
  );
  return [
    row(columns.map(({ title }) => literal(title))),
    row(columns.map(({ align }) => (align === 'right' ? '---:' : '---'))),
    ...shown,
  ].join('\n');
}

function block(each: SheetBlock): string {
  switch (each.kind) {
    case 'head': {
      const mark = each.mark === '' ? '' : ` (${literal(each.mark)})`;
      return `# ${literal(each.title)} ${literal(each.number)}${mark}\n\n${lines(each.sender)}`;
    }
    case 'parties': {
      const facts = each.facts.map(({ label, value }) => `- ${literal(label)}: ${literal(value)}`);
      return `${lines(each.to)}\n\n${facts.join('\n')}`;
    }
    case 'heading':
      return `## ${literal(each.text)}`;
    case 'text':
      return each.tone === 'warn' ? `**${literal(each.text)}**` : literal(each.text);
    case 'list':
      return each.items.map((item) => `- ${literal(item)}`).join('\n');
    case 'table':
      return table(each);
    case 'acceptance':
      return `${literal(each.text)}\n\n${each.fields.map((field) => `- ${literal(field)}: \\_\\_\\_\\_`).join('\n')}`;
    default:
      return each satisfies never;
  }
}

/** The sheet as Markdown; whatever a user has typed stays literal. */
export function markdownOf({ blocks, foot }: QuoteSheet): Uint8Array {
  const parts = [...blocks.map(block), '---', literal(foot)].filter((part) => part.trim() !== '');
  return new TextEncoder().encode(`${parts.join('\n\n')}\n`);
}
