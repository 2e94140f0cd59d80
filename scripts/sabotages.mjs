// Builds that lose writes on purpose: the soak must notice each of them, or it proves nothing.

/** Replacements in the sources by name; each must be found where it is said to be. */
export const SABOTAGES = {
  /** Says "saved" before the commit. */
  'early-answer': [
    {
      file: 'src/main/db/transaction.ts',
      from: '  try {\n    return db\n',
      to: "  if (!db.inTransaction && db.pragma('user_version', { simple: true }) > 0) {\n    db.exec('BEGIN IMMEDIATE');\n    setTimeout(() => db.open && db.inTransaction && db.exec('COMMIT'), 30);\n  }\n  try {\n    return db\n",
    },
  ],
  /** Forgets which writes it has answered, so that a repeated one is done twice. */
  'forgotten-keys': [
    {
      file: 'src/main/services/once.ts',
      from: 'storage.operations.record(key, name, answer, ambient.now());',
      to: '',
    },
  ],
  /** Keeps a scenario and its price book pins in two steps instead of one. */
  'torn-write': [
    {
      file: 'src/main/services/scenarios.ts',
      from: '    storage.scenarios.insert(kept);\n',
      to: '    setTimeout(() => storage.scenarios.insert(kept), 5);\n',
    },
  ],
};
