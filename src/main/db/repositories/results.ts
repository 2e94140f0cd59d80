import { ComparisonDigest } from '../../../shared/contract/library';
import type { ResultRepository } from '../../services/ports';
import type { Db } from '../connect';
import { plainJson } from './stored-json';

type Row = { readonly input_hash: string; readonly json: string };

export function createResultRepository(db: Db): ResultRepository {
  const findAll = db.prepare<[string], Row>(
    'SELECT input_hash, json FROM result WHERE input_hash IN (SELECT value FROM json_each(?))',
  );
  const keep = db.prepare(`
    INSERT INTO result (input_hash, json, kept_at) VALUES (?, ?, ?)
    ON CONFLICT (input_hash) DO UPDATE SET json = excluded.json, kept_at = excluded.kept_at`);
  const prune = db.prepare(`
    DELETE FROM result WHERE input_hash NOT IN (
      SELECT input_hash FROM scenario WHERE input_hash IS NOT NULL)`);

  return {
    findAll: (inputHashes) => {
      const found = new Map<string, ComparisonDigest>();
      for (const row of findAll.all(JSON.stringify(inputHashes))) {
        // A digest of another form is as good as none: it is worked out again.
        const digest = ComparisonDigest.safeParse(plainJson(row.json));
        if (digest.success) found.set(row.input_hash, digest.data);
      }
      return found;
    },
    keep: (inputHash, digest, at) => {
      keep.run(inputHash, JSON.stringify(digest), at);
    },
    prune: () => {
      prune.run();
    },
  };
}
