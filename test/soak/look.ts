import { join } from 'node:path';
import { connect } from '../../src/main/db/connect';
import { deepFinding } from '../../src/main/db/judge';
import { listBackups, verifyBackup } from '../../src/main/db/place/backup';
import type { ScenarioState } from '../../src/shared/contract/library';
import { Model } from './model';

/** What really lies in the folder, read past the program; a finding of SQLite is an error here. */
export function look(dataDir: string): Model {
  const db = connect(join(dataDir, 'tierwise.db'), { readonly: true });
  try {
    const finding = deepFinding(db);
    if (finding !== undefined) throw new Error(`the database is damaged: ${finding}`);
    checkHistories(db);
    const model = new Model();
    const rows = db
      .prepare<
        [],
        {
          id: string;
          name: string;
          revision: number;
          state: ScenarioState;
          tags: string;
          quantity: unknown;
        }
      >(
        "SELECT id, name, revision, state, tags, json_extract(json, '$.lines[0].quantity') AS quantity FROM scenario",
      )
      .all();
    for (const { id, tags, quantity, ...row } of rows) {
      model.scenarios.set(id, {
        ...row,
        tags: JSON.parse(tags) as string[],
        quantity: String(quantity),
      });
    }
    const books = db
      .prepare<[], { id: string; label: string; version: string; revision: number }>(
        "SELECT id, label, version, revision FROM price_book WHERE origin = 'own'",
      )
      .all();
    for (const { id, ...book } of books) model.books.set(id, book);
    const theme = db
      .prepare<[], string>("SELECT json FROM setting WHERE key = 'theme'")
      .pluck()
      .get();
    if (theme !== undefined) model.theme = String(JSON.parse(theme));
    return model;
  } finally {
    db.close();
  }
}

/** Above these are revisions that a restore has given, and what was restored may have no steps. */
const RAISED = 1000;

/** The last step of undo is that of the save or the new name that made the content, and is there. */
function checkHistories(db: ReturnType<typeof connect>): void {
  const rows = db
    .prepare<[], { name: string; revision: number; step: string | null }>(
      `SELECT name, revision, coalesce(
        json_extract(h.json, '$.past[#-1].changes[0].after'),
        json_extract(h.json, '$.past[#-1].name')) AS step
      FROM scenario LEFT JOIN scenario_history h ON h.scenario_id = id AND h.of_revision = revision`,
    )
    .all();
  for (const { name, revision, step } of rows) {
    const saved = revision > 1 && revision < RAISED && !name.startsWith('renamed ');
    if (step === name || (step === null && !saved)) continue;
    throw new Error(`undo of "${name}" at revision ${revision} has the steps of ${step}`);
  }
}

/** Every backup that has its name is whole. */
export function lookAtBackups(dataDir: string): number {
  const files = listBackups(join(dataDir, 'backups'));
  for (const file of files) verifyBackup(file);
  return files.length;
}
