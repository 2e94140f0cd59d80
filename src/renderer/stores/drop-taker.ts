import { create } from 'zustand';

/** What a view does with a file that is dropped on the window while it is on screen. */
export type DropTaker = {
  /** Said while a file is held over the window: "Drop usage as CSV or NDJSON to look at it". */
  readonly words: string;
  /** Takes it, or answers false to leave it to the window. */
  readonly take: (file: File) => boolean;
};

type Drops = {
  /** Undefined where the view takes none. */
  readonly taker: DropTaker | undefined;
  /** Usage that was dropped elsewhere, for the view that it leads to. */
  readonly usage: File | undefined;
};

export const useDropTaker = create<Drops>(() => ({ taker: undefined, usage: undefined }));

/** By its name; what is in it is for the host to read. */
export const looksLikeUsage = (file: File): boolean => /\.(csv|tsv|ndjson|jsonl)$/i.test(file.name);
