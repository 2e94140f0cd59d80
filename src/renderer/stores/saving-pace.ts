/** Quiet time before a save, and the longest that an edit waits: a crash loses less than a second. */
const QUIET_MS = 350;
const LONGEST_MS = 800;

export type SavingPace = {
  /** There is something new to save: it is saved in the next quiet moment. */
  readonly soon: () => void;
  /** Saves now what is not saved; resolves when nothing is left to save, or saving failed. */
  readonly flush: () => Promise<void>;
  /** Forgets what was to be saved soon. */
  readonly rest: () => void;
};

/**
 * When and how often something open is saved: a moment after each edit, one save at a time.
 * `saveOnce` says whether something came meanwhile that it did not save; it never throws.
 */
export function savingPace(saveOnce: () => Promise<boolean>): SavingPace {
  let quiet: ReturnType<typeof setTimeout> | undefined;
  let longest: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | undefined;

  const rest = (): void => {
    clearTimeout(quiet);
    clearTimeout(longest);
    quiet = undefined;
    longest = undefined;
  };

  const saveAll = async (): Promise<void> => {
    while (await saveOnce());
  };

  const flush = async (): Promise<void> => {
    rest();
    // Each waits for the one before it: two that waited for the same save would begin at once.
    const own = running === undefined ? saveAll() : running.then(saveAll, saveAll);
    running = own;
    try {
      await own;
    } finally {
      if (running === own) running = undefined;
    }
  };

  return {
    soon: () => {
      clearTimeout(quiet);
      quiet = setTimeout(() => void flush(), QUIET_MS);
      longest ??= setTimeout(() => void flush(), LONGEST_MS);
    },
    flush,
    rest,
  };
}
