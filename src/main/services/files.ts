import type { Fault } from '../../shared/errors';
import type { FileOutcome, LogoAnswer, TextEnding } from '../../shared/contract/share';
import { readLogo } from '../exports/logo';
import type { ExportService, MadeFile, QuoteFileWish } from './exports';

/**
 * What a host with dialogs does with a file: asks where, and writes it whole or not at all. Null
 * where the person closed the dialog. Throws TierwiseError of kind `storage` where it cannot write.
 */
export type FileDesk = {
  readonly save: (file: MadeFile) => Promise<{ readonly path: string } | null>;
  /** Shows a folder in the system's file manager. */
  readonly show?: (folder: string) => Promise<void>;
  /** Files that the system hands over, by a double click for one, as they come, until `signal`. */
  readonly opened?: (signal: AbortSignal) => AsyncIterable<OpenedFile>;
};

/** A file that was opened from outside the program, or why it could not be read. */
export type OpenedFile =
  | { readonly kind: 'text'; readonly name: string; readonly text: string }
  | { readonly kind: 'refused'; readonly name: string; readonly faults: readonly Fault[] };

export type FileService = {
  readonly saveQuote: (wish: QuoteFileWish) => Promise<FileOutcome>;
  readonly saveShare: (scenario: string) => Promise<FileOutcome>;
  readonly saveText: (name: string, ending: TextEnding, text: string) => Promise<FileOutcome>;
  /** Ends at once on a host that the system hands no files. */
  readonly opened: (signal: AbortSignal | undefined) => AsyncIterable<OpenedFile>;
  readonly missingGlyphs: (quote: string) => Promise<readonly string[]>;
  /** A picture as a logo, by its content; faults are the answer where it is none. */
  readonly readLogo: (base64: string) => LogoAnswer;
};

/** `desk` is undefined on a host without dialogs: there the page offers the file as a download. */
export function createFileService(exports: ExportService, desk: FileDesk | undefined): FileService {
  const deliver = async (file: MadeFile): Promise<FileOutcome> => {
    const { name, mime, bytes } = file;
    if (desk === undefined) {
      return { kind: 'download', name, mime, base64: Buffer.from(bytes).toString('base64') };
    }
    const saved = await desk.save(file);
    return saved === null ? { kind: 'cancelled' } : { kind: 'saved', name, path: saved.path };
  };
  return {
    saveQuote: async (wish) => deliver(await exports.quote(wish)),
    saveShare: (scenario) => deliver(exports.share(scenario)),
    saveText: (name, ending, text) => deliver(exports.text(name, ending, text)),
    opened: async function* (signal) {
      if (desk?.opened !== undefined && signal !== undefined) yield* desk.opened(signal);
    },
    missingGlyphs: exports.missingGlyphs,
    readLogo: (base64) => {
      const read = readLogo(Buffer.from(base64, 'base64'));
      return read.ok
        ? { logo: read.value, faults: [] }
        : { logo: null, faults: [...read.error.faults] };
    },
  };
}
