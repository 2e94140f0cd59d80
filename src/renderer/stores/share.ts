import { create } from 'zustand';

/** The text of a share file that waits for a person's yes; undefined where none does. */
export const useShare = create<{ readonly text: string | undefined }>(() => ({ text: undefined }));

/** Shows what a share file would bring before anything is kept. */
export const offerShare = (text: string): void => useShare.setState({ text });

export const closeShare = (): void => useShare.setState({ text: undefined });

/** Whether a text says of itself that it is a share file; whether it is one is for the host to find. */
export const looksShared = (text: string): boolean =>
  /"format"\s*:\s*"tierwise\/share@/.test(text.slice(0, 2_000));
