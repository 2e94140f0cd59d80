import { create } from 'zustand';

/** What a view does with a file that is dropped on the window while it is on screen. */
export type DropTaker = {
  /** Said while a file is held over the window: "Drop usage as CSV or NDJSON to look at it". */
  readonly words: string;
  /** Takes it, or answers false to leave it to the window. */
  readonly take: (file: File) => boolean;
};

/** Undefined where the view takes none. */
export const useDropTaker = create<{ readonly taker: DropTaker | undefined }>(() => ({
  taker: undefined,
}));
