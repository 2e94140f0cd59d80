import type { Holdings } from '../../../shared/contract/place';
import type { Db } from '../connect';

/** Tables and keys of what people have made; built-in price books come with the program. */
const KEPT = {
  scenarios: { table: 'scenario', keys: 'SELECT id FROM scenario' },
  priceBooks: {
    table: 'price_book',
    keys: "SELECT id || '@' || version FROM price_book WHERE origin = 'own'",
  },
  quotes: { table: 'quote', keys: 'SELECT id FROM quote' },
} as const satisfies Record<keyof Holdings, { readonly table: string; readonly keys: string }>;

type Kind = keyof Holdings;

export function holdingsOf(db: Db): Holdings {
  return each((kind) => keysOf(db, kind).length);
}

/** How much of what `now` holds is not in `then`. */
export function missingIn(then: Db, now: Db): Holdings {
  return each((kind) => {
    const there = new Set(keysOf(then, kind));
    return keysOf(now, kind).filter((key) => !there.has(key)).length;
  });
}

function each(count: (kind: Kind) => number): Holdings {
  return {
    scenarios: count('scenarios'),
    priceBooks: count('priceBooks'),
    quotes: count('quotes'),
  };
}

/** A database of an earlier version lacks the tables that came later. */
function keysOf(db: Db, kind: Kind): string[] {
  const { table, keys } = KEPT[kind];
  const isThere = db.prepare('SELECT 1 FROM sqlite_schema WHERE name = ?').get(table);
  return isThere === undefined ? [] : db.prepare<[], string>(keys).pluck().all();
}
