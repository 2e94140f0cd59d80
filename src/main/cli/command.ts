/** What a command may touch; everything else it gets from the services. */
export type CommandIo = {
  readonly write: (text: string) => void;
  /** To stderr: notes and faults, never results. */
  readonly warn: (text: string) => void;
  /** The text of a file, or of stdin for `-`. */
  readonly read: (file: string) => Promise<string>;
  /** Width of the terminal in columns; undefined where the output is no terminal. */
  readonly columns: number | undefined;
};

export type Command = {
  /** As typed: `compare FILE [--json]`. */
  readonly usage: string;
  readonly summary: string;
  /** Returns the exit code; throws TierwiseError for faults of its input. */
  readonly run: (args: readonly string[], io: CommandIo) => Promise<number>;
};

export const EXIT = { done: 0, failed: 1, badInput: 2, bug: 70 } as const;
