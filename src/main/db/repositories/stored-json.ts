import type { z } from 'zod';
import { TierwiseError } from '../../../shared/errors';

/**
 * JSON text of a row as a value of its contract. Throws TierwiseError `storage` naming the row where
 * it no longer fits, so that one spoilt row never passes as something else.
 */
export function fromStoredJson<T>(schema: z.ZodType<T>, json: string, row: string): T {
  const value = plainJson(json);
  if (value === undefined) {
    throw new TierwiseError('storage', [
      {
        code: 'stored_value_damaged',
        path: row,
        found: 'text that is no JSON any more',
        allowed: 'a value as it was saved',
        remedy: 'Nothing was changed. Restore a backup of before, or delete it.',
      },
    ]);
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.slice(0, 20).map((issue) => ({
    code: 'stored_value_not_valid',
    path: `${row}${issue.path.length === 0 ? '' : `: ${issue.path.join('.')}`}`,
    found: 'a value this version does not read',
    allowed: issue.message,
    remedy:
      'Nothing was changed. Open it with the version of Tierwise that saved it, or delete it.',
  }));
  throw new TierwiseError('storage', faults);
}

/** A value as it was saved; undefined where its bytes are no JSON any more, which JSON itself never says. */
export function plainJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
