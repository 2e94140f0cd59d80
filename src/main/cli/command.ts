/** What a command may touch; everything else it gets from the services. */
export type CommandIo = {
  /** To stdout: results, never notes. */
  readonly write: (text: string) => void;
  /** To stderr: notes and faults, never results. */
  readonly warn: (text: string) => void;
  /** The text of a file, or of stdin for `-`; refuses what is too large or not UTF-8. */
  readonly read: (file: string) => Promise<string>;
  /** The bytes of a file, or of stdin for `-`, as they come. */
  readonly chunks: (file: string) => AsyncIterable<Uint8Array>;
  /** A new file to write into; refuses one that is there already. */
  readonly create: (file: string) => Promise<NewFile>;
  /** Resolves when stdout has taken what was written, so that a long output never piles up. */
  readonly drained: () => Promise<void>;
  /** One line of progress where a person watches, over the one before; empty to clear it. */
  readonly progress: (text: string) => void;
  readonly env: Readonly<Record<string, string | undefined>>;
};

/** A file being written; whoever creates it closes it, or takes it away again where nothing came of it. */
export type NewFile = {
  readonly append: (text: string) => Promise<void>;
  readonly close: () => Promise<void>;
  readonly discard: () => Promise<void>;
};

export type Command = {
  /** As typed: `compare FILE [--json]`. */
  readonly usage: string;
  /** What it does, in one sentence. */
  readonly summary: string;
  /** Further lines of its help: options, examples. */
  readonly details?: string;
  /** Returns the exit code; throws TierwiseError for faults of its input. */
  readonly run: (args: readonly string[], io: CommandIo) => Promise<number>;
};

export const EXIT = {
  done: 0,
  /** Done, but asked to be strict, and the answer is "not feasible". */
  notFeasible: 1,
  /** A fault of what was given: arguments, a file, or a folder or drive that cannot serve. */
  badInput: 2,
  /** Our own fault; the number is sysexits' EX_SOFTWARE. */
  bug: 70,
} as const;
