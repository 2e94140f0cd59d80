import { create } from 'zustand';

export type PaletteMode = 'commands' | 'scenarios' | 'keys' | 'notices';

/** Which of the quick-find windows is open. */
export const usePalette = create<{ readonly mode: PaletteMode | undefined }>(() => ({
  mode: undefined,
}));

export const openPalette = (mode: PaletteMode): void => usePalette.setState({ mode });
export const closePalette = (): void => usePalette.setState({ mode: undefined });
