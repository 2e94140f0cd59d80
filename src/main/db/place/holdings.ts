import type { Holdings } from '../../../shared/contract/place';
import type { Db } from '../connect';

/** Keys of what people have made; built-in price books come with the program and do not count. */
const KEYS = {
  scenarios: 'SELECT id FROM scenario',
  priceBooks: "SELECT id || '@' || version FROM price_book WHERE origin = 'own'",
} as const satisfies Record<keyof Holdings, string>;

export function holdingsOf(db: Db): Holdings {
  return { scenarios: keysOf(db, 'scenarios').length, priceBooks: keysOf(db, 'priceBooks').length };
}

/** How much of what `now` holds is not in `then`. */
export function missingIn(then: Db, now: Db): Holdings {
  const missing = (kind: keyof Holdings): number => {
    const there = new Set(keysOf(then, kind));
    return keysOf(now, kind).filter((key) => !there.has(key)).length;
  };
  return { scenarios: missing('scenarios'), priceBooks: missing('priceBooks') };
}

/** A database before the library's tables holds nothing yet. */
function keysOf(db: Db, kind: keyof Holdings): string[] {
  const table = kind === 'scenarios' ? 'scenario' : 'price_book';
  const isThere = db.prepare('SELECT 1 FROM sqlite_schema WHERE name = ?').get(table);
  return isThere === undefined ? [] : db.prepare<[], string>(KEYS[kind]).pluck().all();
}
