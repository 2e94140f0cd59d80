import { z } from 'zod';
import { FaultSchema, Instant, PriceBookRef } from './library';
import { Id, Label } from './primitives';
import { Logo } from './quote';

/**
 * A `.tierwise` file: a scenario with the price books it is priced with and what came of it, so that
 * another copy opens it without any network. Data only; what is inside is checked like any file.
 */
export const SHARE_FORMAT = 'tierwise/share@1';
export const SHARE_ENDING = 'tierwise';

/** Most characters of a share file. */
export const SHARE_MAX_LENGTH = 24 * 1024 * 1024;

export const Share = z.strictObject({
  format: z.literal(SHARE_FORMAT),
  /** The program that wrote it; says nothing about how it is read. */
  program: z.string().max(100),
  madeAt: Instant,
  /** SHA-256 of the content in canonical form: tells damage, not who wrote it. */
  checksum: z.string().regex(/^sha256:[0-9a-f]{64}$/, 'a SHA-256 checksum'),
  content: z.strictObject({
    /** Each is checked as a scenario or price book of its own when it is opened. */
    scenario: z.json(),
    priceBooks: z.array(z.json()).min(1).max(6),
    comparison: z.json().nullable(),
  }),
});
export type Share = z.infer<typeof Share>;
export type ShareContent = Share['content'];

/** How a price book of a share file stands to those that are here. */
export const SharedBook = z.strictObject({
  ref: PriceBookRef,
  label: Label,
  /**
   * `here`: the same content is here already; `new`: it will be added; `renamed`: another content of
   * this name is here, or the name is a built-in one's, so it will be added under `as`.
   */
  how: z.enum(['here', 'new', 'renamed']),
  as: Id,
});
export type SharedBook = z.infer<typeof SharedBook>;

/** What a share file would bring, before anything is kept. */
export const SharePreview = z.strictObject({
  scenario: Label,
  program: z.string(),
  madeAt: Instant,
  priceBooks: z.array(SharedBook),
  /** The best plan and its total, as the file says and as this program finds; null where none is. */
  told: z.string().nullable(),
  found: z.string().nullable(),
  /** Whether both are the same in every plan. */
  agrees: z.boolean(),
});
export type SharePreview = z.infer<typeof SharePreview>;

/** A file that is no share file, or has faults, is an answer and not an error. */
export const ShareAnswer = z.strictObject({
  preview: SharePreview.nullable(),
  faults: z.array(FaultSchema),
});
export type ShareAnswer = z.infer<typeof ShareAnswer>;

/** A picture that is no logo is an answer too. */
export const LogoAnswer = z.strictObject({ logo: Logo.nullable(), faults: z.array(FaultSchema) });
export type LogoAnswer = z.infer<typeof LogoAnswer>;

/** What became of a file that was made. */
export const FileOutcome = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('saved'), name: z.string(), path: z.string() }),
  z.strictObject({ kind: z.literal('cancelled') }),
  /** A host without dialogs: the page offers it as a download. */
  z.strictObject({
    kind: z.literal('download'),
    name: z.string(),
    mime: z.string(),
    base64: z.string(),
  }),
]);
export type FileOutcome = z.infer<typeof FileOutcome>;

export const QuoteFormat = z.enum(['pdf', 'xlsx', 'csv', 'md', 'json']);
export type QuoteFormat = z.infer<typeof QuoteFormat>;

/** Kinds of text files that a screen may write. */
export const TextEnding = z.enum(['json', 'ndjson', 'csv', 'md', 'txt']);
export type TextEnding = z.infer<typeof TextEnding>;
