import type { Db } from '../connect';
import { transaction } from '../transaction';

/** Answers to retries belong to the callers of now, whatever state they are given back. */
const NOT_CONTENT: ReadonlySet<string> = new Set(['operation_log']);

type Row = Readonly<Record<string, unknown>>;
type Table = {
  readonly name: string;
  readonly key: readonly string[];
  readonly before: readonly Row[];
};

/**
 * Makes the content of `db` that of `from`, in one transaction: all of it or nothing, and hosts that
 * have the same database open see it at once. Both have the same tables. A record that changes gets
 * a revision nobody has seen, so that no edit begun on the replaced state passes for a newer one.
 */
export function replaceContent(db: Db, from: Db): void {
  transaction(db, () => {
    const tables = parentsFirst(db).map((name): Table => ({
      name,
      key: keyOf(db, name),
      before: rowsOf(db, name),
    }));
    for (const { name } of tables.toReversed()) db.exec(`DELETE FROM ${quoted(name)}`);
    for (const table of tables) putRows(db, table, rowsOf(from, table.name));
  });
}

function putRows(db: Db, { name, key, before }: Table, rows: readonly Row[]): void {
  const [first] = rows;
  if (first === undefined) return;
  const columns = Object.keys(first);
  const put = db.prepare(
    `INSERT INTO ${quoted(name)} (${columns.map(quoted).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
  );
  const known = new Map(before.map((row) => [keyText(row, key), rowText(row)]));
  const unseen = nextRevision([...before, ...rows]);
  for (const row of rows) {
    const isAsItWas = known.get(keyText(row, key)) === rowText(row);
    const restored = isAsItWas || !('revision' in row) ? row : { ...row, revision: unseen };
    put.run(columns.map((column) => restored[column]));
  }
}

const JUMP = 1000n;

/** Well above all there are, so that those of records that were deleted meanwhile are passed too. */
function nextRevision(rows: readonly Row[]): bigint {
  const revisions = rows.map(({ revision }) => (typeof revision === 'bigint' ? revision : 0n));
  const top = revisions.reduce((most, one) => (one > most ? one : most), 0n);
  return (top / JUMP + 1n) * JUMP;
}

function keyText(row: Row, key: readonly string[]): string {
  return key.map((column) => String(row[column])).join('\0');
}

function rowText(row: Row): string {
  return JSON.stringify(Object.values(row), (_, value: unknown) =>
    typeof value === 'bigint' ? `${value}n` : value,
  );
}

/** Whole numbers as bigint, so that none of them is rounded on its way. */
function rowsOf(db: Db, table: string): Row[] {
  return db
    .prepare<[], Row>(`SELECT * FROM ${quoted(table)}`)
    .safeIntegers()
    .all();
}

function keyOf(db: Db, table: string): string[] {
  const columns = db.pragma(`table_info(${quoted(table)})`) as { name: string; pk: number }[];
  return columns.filter(({ pk }) => pk > 0).map(({ name }) => name);
}

/** Tables in an order in which each comes after those it names. */
function parentsFirst(db: Db): string[] {
  const names = db
    .prepare<[], string>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name",
    )
    .pluck()
    .all()
    .filter((name) => !NOT_CONTENT.has(name));
  const ordered: string[] = [];
  const add = (name: string): void => {
    if (ordered.includes(name)) return;
    const targets = db.pragma(`foreign_key_list(${quoted(name)})`) as { table: string }[];
    for (const { table } of targets) if (table !== name && names.includes(table)) add(table);
    ordered.push(name);
  };
  for (const name of names) add(name);
  return ordered;
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
