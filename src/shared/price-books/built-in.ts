import { PriceBook } from '../contract/price-book';
import claira from './claira.json';
import claro from './claro.json';
import clay from './clay.json';
import cloro from './cloro.json';
import clozup from './clozup.json';
import githubCopilot from './github-copilot.json';
import tokenPacks from './token-packs.json';

/** In the order in which they are listed: the rulebook's five, then the further ones. */
const FILES: readonly unknown[] = [claro, cloro, claira, tokenPacks, clozup, clay, githubCopilot];

let parsed: readonly PriceBook[] | undefined;

/** The price books that come with the program, frozen: copies are made for editing. Parsed once. */
export function builtInPriceBooks(): readonly PriceBook[] {
  parsed ??= FILES.map((file) => frozen(PriceBook.parse(file)));
  return parsed;
}

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) frozen(inner);
  }
  return value;
}
