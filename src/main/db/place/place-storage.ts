import type { Storage } from '../../services/ports';
import type { Db } from '../connect';
import { createStorage } from '../storage';
import type { Place } from './place';

/** Storage over the connection of the moment: statements are prepared anew where it was exchanged. */
export function placeStorage(place: Place): Storage {
  let prepared: { readonly db: Db; readonly storage: Storage } | undefined;
  const current = (): Storage => {
    const db = place.db();
    if (prepared?.db !== db) prepared = { db, storage: createStorage(db) };
    return prepared.storage;
  };
  const late = <N extends keyof Storage>(name: N): Storage[N] =>
    new Proxy(current()[name], {
      get: (_, method) => Reflect.get(current()[name], method) as unknown,
    });
  const names = Object.keys(current()) as (keyof Storage)[];
  const repositories = Object.fromEntries(names.map((name) => [name, late(name)])) as Storage;
  return { ...repositories, transaction: place.transaction, remember: place.remember };
}
