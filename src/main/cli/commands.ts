import type { Command } from './command';

/** Every command by the word that calls it. */
export const commands: ReadonlyMap<string, Command> = new Map();
