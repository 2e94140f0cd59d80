import type { PriceBook } from '../../../shared/contract/price-book';
import type {
  UsageFormat,
  UsageLook,
  UsageMapping,
  UsageProgress,
  UsageReport,
} from '../../../shared/contract/usage';
import type { Usage } from '../../planning/replay/usage';
import { refusal } from '../fault';
import type { Jobs } from '../jobs';
import { lookAt } from './look';
import { UsageReading } from './read-usage';
import type { RememberedMappings } from './remembered-mappings';
import { suggestMapping } from './suggest';

/** Files under way at once, and imported ones kept; the oldest makes room. */
const MAX_UPLOADS = 4;
const MAX_KEPT = 8;
/** An upload that nothing is heard of for so long is given up. */
const FORGOTTEN_MS = 10 * 60_000;
/** Longest piece of a file in one call. */
export const MAX_PIECE_BYTES = 8 * 1024 * 1024;
/** As much goes to the thread at once: where every row is set aside, it comes back many times as long. */
const READ_AT_ONCE = 1024 * 1024;
/** Letters of rows set aside that are kept; the count is of all. */
const KEPT_ASIDE = 4 * 1024 * 1024;

type Upload = {
  readonly reading: UsageReading;
  readonly format: UsageFormat;
  readonly mapping: UsageMapping;
  readonly aside: Aside;
  /** Bytes taken; a piece says which byte it begins with, so that a retry counts once. */
  received: number;
  progress: UsageProgress;
  /** Pieces and the end, one after the other. */
  last: Promise<unknown>;
  timer: NodeJS.Timeout;
};

type Aside = { text: string; complete: boolean };

type Kept = { readonly usage: Usage; readonly report: UsageReport; readonly aside: Aside };

/** Rows set aside as NDJSON: {line, code, column, found, remedy, row}. */
export type SetAside = { readonly ndjson: string; readonly complete: boolean };

export type UsageImportParts = {
  readonly jobs: Jobs;
  readonly mappings: RememberedMappings;
  /** Never given twice. */
  readonly newId: () => string;
};

/**
 * Real usage, file by file, the same on every host: the page reads the file the user chose and sends
 * it in pieces. Only sums are kept, in memory, as long as the program runs.
 */
export class UsageImports {
  readonly #parts: UsageImportParts;
  readonly #uploads = new Map<string, Upload>();
  readonly #kept = new Map<string, Kept>();

  constructor(parts: UsageImportParts) {
    this.#parts = parts;
  }

  /** What the first bytes of a file tell; `whole` where they are all of it. */
  look(head: Uint8Array, whole: boolean, book?: PriceBook): UsageLook {
    const found = lookAt(head, whole);
    const { format, rows } = found;
    return {
      format,
      samples: format.columns.map((_, at) => rows.slice(0, 5).map((row) => row[at] ?? '')),
      suggested: suggestMapping(found, book),
      remembered: this.#parts.mappings.find(format),
    };
  }

  /** Begins an upload; its name is for the following calls. */
  begin(format: UsageFormat, mapping: UsageMapping): { readonly upload: string } {
    const { jobs, newId } = this.#parts;
    const aside: Aside = { text: '', complete: true };
    const reading = new UsageReading(
      jobs,
      { mapping, format },
      { aside: (lines) => keep(aside, lines) },
    );
    const oldest = this.#uploads.size < MAX_UPLOADS ? undefined : this.#uploads.keys().next().value;
    if (oldest !== undefined) this.cancel(oldest);
    const upload = newId();
    this.#uploads.set(upload, {
      reading,
      format,
      mapping,
      aside,
      received: 0,
      progress: { bytes: 0, rows: 0, setAside: 0 },
      last: Promise.resolve(),
      timer: this.#forgetLater(upload),
    });
    return { upload };
  }

  /** A piece of the file that begins with byte `at`. A piece sent again changes nothing. */
  append(upload: string, at: number, bytes: Uint8Array): Promise<UsageProgress> {
    const open = this.#open(upload);
    return this.#inOrder(open, async () => {
      if (at + bytes.length <= open.received) return open.progress;
      if (at !== open.received) throw outOfOrder(at, open.received);
      open.received += bytes.length;
      try {
        for (let from = 0; from < bytes.length; from += READ_AT_ONCE)
          open.progress = await open.reading.push(bytes.slice(from, from + READ_AT_ONCE));
      } catch (cause) {
        // Part of it may be counted already: it can only begin anew.
        this.cancel(upload);
        throw cause;
      }
      return open.progress;
    });
  }

  /** No more pieces: the sums under a name for replays, and what became of the rows. */
  finish(upload: string): Promise<{ readonly usage: string; readonly report: UsageReport }> {
    const done = this.#kept.get(upload);
    if (done !== undefined) return Promise.resolve({ usage: upload, report: done.report });
    const open = this.#open(upload);
    return this.#inOrder(open, async () => {
      const { usage, report } = await open.reading.end();
      clearTimeout(open.timer);
      this.#uploads.delete(upload);
      this.#keep(upload, { usage, report, aside: open.aside });
      if (report.taken > 0) this.#parts.mappings.remember(open.format, open.mapping);
      return { usage: upload, report };
    });
  }

  /** Stops an upload, or forgets imported usage; unknown names are no error. */
  cancel(name: string): void {
    const open = this.#uploads.get(name);
    if (open !== undefined) {
      clearTimeout(open.timer);
      open.reading.dismiss();
    }
    this.#uploads.delete(name);
    this.#kept.delete(name);
  }

  report(usage: string): UsageReport {
    return this.#imported(usage).report;
  }

  setAside(usage: string): SetAside {
    const { text, complete } = this.#imported(usage).aside;
    return { ndjson: text, complete };
  }

  /** The sums of an import; throws `not-found` where they are no longer kept. */
  usageOf(usage: string): Usage {
    return this.#imported(usage).usage;
  }

  #imported(usage: string): Kept {
    const kept = this.#kept.get(usage);
    if (kept === undefined) throw forgotten('imported usage', 'Import the file again.');
    // The latest used stays longest.
    this.#kept.delete(usage);
    this.#kept.set(usage, kept);
    return kept;
  }

  #open(upload: string): Upload {
    const open = this.#uploads.get(upload);
    if (open === undefined) throw forgotten('an upload', 'Begin the import again.');
    clearTimeout(open.timer);
    open.timer = this.#forgetLater(upload);
    return open;
  }

  async #inOrder<T>(open: Upload, work: () => Promise<T>): Promise<T> {
    const mine = open.last.then(work);
    open.last = mine.catch(() => undefined);
    return mine;
  }

  #keep(usage: string, kept: Kept): void {
    this.#kept.set(usage, kept);
    const oldest = this.#kept.size > MAX_KEPT ? this.#kept.keys().next().value : undefined;
    if (oldest !== undefined) this.#kept.delete(oldest);
  }

  #forgetLater(upload: string): NodeJS.Timeout {
    return setTimeout(() => this.cancel(upload), FORGOTTEN_MS).unref();
  }
}

function keep(aside: Aside, lines: string): void {
  if (aside.complete && aside.text.length + lines.length <= KEPT_ASIDE) aside.text += lines;
  else aside.complete = false;
}

function outOfOrder(at: number, received: number) {
  return refusal('conflict', {
    code: 'piece_out_of_order',
    path: 'at',
    found: `a piece that begins with byte ${at}`,
    allowed: `the piece that begins with byte ${received}, or one sent before`,
    remedy: 'Send the pieces in their order, each when the one before was taken.',
  });
}

function forgotten(what: string, remedy: string) {
  return refusal('not-found', {
    code: 'usage_forgotten',
    path: 'usage',
    found: `${what} that is no longer kept`,
    allowed: 'one of the last imports',
    remedy,
  });
}
