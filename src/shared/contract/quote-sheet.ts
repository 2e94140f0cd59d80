import { z } from 'zod';
import { Logo } from './quote';

/**
 * A quote as it stands on paper: blocks of finished text from top to bottom. The preview on screen,
 * the PDF and the Markdown file are all drawn from this, so none can say what the others do not.
 */
const Tone = z.enum(['plain', 'note', 'warn']);

export const SheetColumn = z.strictObject({
  title: z.string(),
  align: z.enum(['left', 'right']),
  /** Of the width in twelfths; figures take what they need where absent. */
  span: z.int().optional(),
});

export const SheetRow = z.strictObject({
  cells: z.array(z.string()),
  /** Below the first cell, smaller. */
  detail: z.string().optional(),
  weight: z.enum(['plain', 'sum', 'total']).default('plain'),
});

export const SheetBlock = z.discriminatedUnion('kind', [
  /** The top: who sends what, and under which number. */
  z.strictObject({
    kind: z.literal('head'),
    title: z.string(),
    number: z.string(),
    /** "Draft"; empty once sent. */
    mark: z.string(),
    sender: z.array(z.string()),
    logo: Logo.nullable(),
  }),
  /** The customer's address beside the facts of the quote. */
  z.strictObject({
    kind: z.literal('parties'),
    to: z.array(z.string()),
    facts: z.array(z.strictObject({ label: z.string(), value: z.string() })),
  }),
  z.strictObject({ kind: z.literal('heading'), text: z.string() }),
  z.strictObject({ kind: z.literal('text'), text: z.string(), tone: Tone }),
  z.strictObject({ kind: z.literal('list'), items: z.array(z.string()) }),
  z.strictObject({
    kind: z.literal('table'),
    columns: z.array(SheetColumn).min(1),
    rows: z.array(SheetRow),
  }),
  z.strictObject({ kind: z.literal('acceptance'), text: z.string(), fields: z.array(z.string()) }),
]);
export type SheetBlock = z.infer<typeof SheetBlock>;
export type SheetTable = Extract<SheetBlock, { kind: 'table' }>;

export const QuoteSheet = z.strictObject({
  /** Of the file and the window. */
  title: z.string(),
  colour: z.string(),
  blocks: z.array(SheetBlock),
  /** At the foot of every page, before "page x of y". */
  foot: z.string(),
});
export type QuoteSheet = z.infer<typeof QuoteSheet>;

/**
 * Columns that a cell takes: the words before a total go over the empty cells behind them, which
 * take none; everything else takes one.
 */
export function spanOf(cells: readonly string[], at: number, weight: string): number {
  if (weight !== 'total') return 1;
  const next = cells.findIndex((cell, place) => place > 0 && cell !== '');
  const last = next < 0 ? cells.length : next;
  if (at === 0) return last;
  return at < last ? 0 : 1;
}

/** `full` says everything a customer may ask; `redacted` may be passed on: README of planning/quote. */
export const Edition = z.enum(['full', 'redacted']);
export type Edition = z.infer<typeof Edition>;
