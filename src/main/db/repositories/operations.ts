import { z } from 'zod';
import type { OperationLog } from '../../services/ports';
import type { Db } from '../connect';
import { fromStoredJson } from './stored-json';

export function createOperationLog(db: Db): OperationLog {
  const find = db.prepare<[string], { readonly name: string; readonly answer: string }>(
    'SELECT name, answer FROM operation_log WHERE key = ?',
  );
  const record = db.prepare(
    'INSERT INTO operation_log (key, name, answer, done_at) VALUES (?, ?, ?, ?)',
  );
  const forget = db.prepare('DELETE FROM operation_log WHERE done_at < ?');

  return {
    find: (key) => {
      const row = find.get(key);
      return (
        row && {
          name: row.name,
          answer: fromStoredJson(z.unknown(), row.answer, `answer to ${key}`),
        }
      );
    },
    record: (key, name, answer, at) => {
      record.run(key, name, JSON.stringify(answer ?? null), at);
    },
    forgetBefore: (instant) => {
      forget.run(instant);
    },
  };
}
