import type { Migration } from './migrate';
import { connect, type Db } from './connect';
import { storageFault } from './storage-error';

/** "TIER": tells our database from every other SQLite file. */
export const APPLICATION_ID = 0x54_49_45_52;

/**
 * Whether a database is ours, of a version this program knows, and has exactly that version's
 * tables: a view or trigger from elsewhere could change figures. Reads only; throws TierwiseError.
 */
export function judge(db: Db, path: string, known: readonly Migration[]): void {
  refuseForeign(db, path);
  refuseNewer(db, path, known);
  refuseOtherTables(db, path, known);
}

/** The first finding of SQLite's quick look over every page; undefined where there is none. */
export function quickFinding(db: Db): string | undefined {
  return findingOf(db, 'quick_check(1)');
}

/** As quickFinding, and every index against its table, every reference against its target, every row's content. */
export function deepFinding(db: Db): string | undefined {
  const finding = findingOf(db, 'integrity_check(1)') ?? contentFinding(db);
  if (finding !== undefined) return finding;
  const [broken] = db.pragma('foreign_key_check') as { table: string; parent: string }[];
  return broken && `a row of ${broken.table} names a row of ${broken.parent} that is not there`;
}

/** What people have made. The rest is made anew by the program, or counts as not there where it cannot be read. */
const CONTENT = [
  { table: 'scenario', spoilt: 'NOT (json_valid(json) AND json_valid(tags))' },
  { table: 'quote', spoilt: 'NOT (json_valid(json) AND json_valid(frozen))' },
  { table: 'price_book', spoilt: "origin = 'own' AND NOT json_valid(json)" },
] as const;

/**
 * The first row of people's own whose JSON is none any more. SQLite looks at no CHECK of a table through a
 * connection that only reads, and every look of ours is through one.
 */
export function contentFinding(db: Db): string | undefined {
  const tables = db.prepare<[], string>('SELECT name FROM sqlite_schema').pluck().all();
  for (const { table, spoilt } of CONTENT) {
    if (!tables.includes(table)) continue;
    const odd = db.prepare(`SELECT 1 FROM ${table} WHERE ${spoilt} LIMIT 1`).get();
    if (odd !== undefined) return `a row of ${table} that is no JSON any more`;
  }
  return undefined;
}

function findingOf(db: Db, check: string): string | undefined {
  const found = String(db.pragma(check, { simple: true }));
  return found === 'ok' ? undefined : found.replaceAll(/\s+/g, ' ').slice(0, 200);
}

export function damaged(path: string, found: string): ReturnType<typeof storageFault> {
  return storageFault(
    'database_damaged',
    path,
    found,
    'a sound database',
    'The file was left as it is. Start Tierwise: it sets the file aside and takes the newest backup; or run tierwise restore.',
  );
}

export function rowDamaged(path: string, found: string): ReturnType<typeof storageFault> {
  return storageFault(
    'database_row_damaged',
    path,
    found,
    'rows that can be read',
    'The file was left as it is. Start Tierwise: it sets the file aside and takes the newest sound backup; or run tierwise restore.',
  );
}

export function versionOf(db: Db): number {
  return Number(db.pragma('user_version', { simple: true }));
}

export function applicationIdOf(db: Db): number {
  return Number(db.pragma('application_id', { simple: true }));
}

/** Every table, index, view and trigger as the text that made it, in a fixed order. */
export function schemaOf(db: Db): readonly string[] {
  return db
    .prepare<[], string>(
      "select type || ' ' || name || ': ' || coalesce(sql, '') from sqlite_schema where name not like 'sqlite\\_%' escape '\\' order by 1",
    )
    .pluck()
    .all();
}

function refuseForeign(db: Db, path: string): void {
  const id = applicationIdOf(db);
  if (id === APPLICATION_ID) return;
  const tables = Number(db.prepare('select count(*) from sqlite_schema').pluck().get());
  if (id === 0 && tables === 0 && versionOf(db) === 0) return;
  throw storageFault(
    'database_foreign',
    path,
    `a database of another program (application id ${id})`,
    'a database that Tierwise wrote',
    'Nothing was changed. Choose another folder with --data-dir, or move that file away.',
  );
}

function refuseNewer(db: Db, path: string, known: readonly Migration[]): void {
  const version = versionOf(db);
  if (version <= known.length) return;
  throw storageFault(
    'database_newer',
    path,
    `version ${version}`,
    `up to version ${known.length}`,
    'Nothing was changed. Use the newer Tierwise that wrote it, or choose another folder with --data-dir.',
  );
}

function refuseOtherTables(db: Db, path: string, known: readonly Migration[]): void {
  const found = schemaOf(db);
  const version = versionOf(db);
  const wanted = schemaAt(known, version);
  const surplus = found.find((item) => !wanted.includes(item));
  const missing = wanted.find((item) => !found.includes(item));
  const odd = surplus ?? missing;
  if (odd === undefined) return;
  const name = odd.slice(0, odd.indexOf(':'));
  throw storageFault(
    'database_tables_foreign',
    path,
    surplus === undefined ? `no ${name}` : `a ${name} that is not of Tierwise`,
    `the tables of version ${version}`,
    'Nothing was changed. Another program has altered this file; restore a backup with tierwise restore.',
  );
}

const schemas = new WeakMap<readonly Migration[], Map<number, readonly string[]>>();

/** The schema that the first `version` steps make. */
function schemaAt(known: readonly Migration[], version: number): readonly string[] {
  const ofList = schemas.get(known) ?? new Map<number, readonly string[]>();
  schemas.set(known, ofList);
  const remembered = ofList.get(version);
  if (remembered) return remembered;
  const db = connect(':memory:');
  try {
    for (const { up } of known.slice(0, version)) up(db);
    const schema = schemaOf(db);
    ofList.set(version, schema);
    return schema;
  } finally {
    db.close();
  }
}
