import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import { connect } from '../../src/main/db/connect';
import { openPlace } from '../../src/main/db/place/place';
import { placeStorage } from '../../src/main/db/place/place-storage';
import { createWrite } from '../../src/main/services/once';
import { TierwiseError } from '../../src/shared/errors';

/**
 * fault-worker.js DATABASE CALLS ERRNO STICKY: saves one setting after another, each with the Nth
 * call of its saving failing, until N is beyond all of them. Prints for each what was reported and
 * what was found afterwards by a connection that knows nothing of it.
 */
const [, , path = '', calls = '0', errno = '5', sticky = '0'] = process.argv;
const control = openSync(process.env['FAULT_CTL'] ?? '', 'r+');
let count = 0;
const now = (): string => '2026-11-21T08:00:00.000Z';
const newId = (): string => `id-${process.pid}-${(count += 1)}`;
const place = openPlace({ path, now, newId });
const storage = placeStorage(place);
const write = createWrite(storage, { now, newId, programVersion: 'test' });

function setControl(at: number, value: number): void {
  const word = Buffer.alloc(4);
  word.writeInt32LE(value);
  writeSync(control, word, 0, 4, at * 4);
}

function seen(): number {
  const word = Buffer.alloc(4);
  readSync(control, word, 0, 4, 12);
  return word.readInt32LE();
}

export type FaultReport = {
  readonly at: number;
  readonly reported: string;
  readonly answer: number | null;
  readonly found: number | null;
  /** What repeating it with the same key answers, and how often it was done in all. */
  readonly repeated: number | null;
  readonly done: number;
};

/** Counts how often it was done, so that a write that is done twice is seen. */
function save(at: number): number {
  return write('save', `save-number-${at}`, () => {
    const before = storage.settings.all().get(`n${at}`);
    const done = typeof before === 'number' ? before + 1 : 1;
    storage.settings.set(`n${at}`, done, now());
    storage.settings.set(`filling${at}`, 'x'.repeat(9000), now());
    return done;
  });
}

function attempt(at: number): FaultReport {
  for (const [word, value] of [
    [1, Number(calls)],
    [2, at],
    [3, 0],
    [4, 0],
    [5, Number(errno)],
    [6, Number(sticky)],
  ] as const) {
    setControl(word, value);
  }
  setControl(0, 1);
  let answer: number | null = null;
  let reported = 'saved';
  try {
    answer = save(at);
  } catch (cause) {
    reported = cause instanceof TierwiseError ? (cause.faults[0]?.code ?? 'none') : String(cause);
  }
  setControl(0, 0);
  const found = foundOutside(at);
  let repeated: number | null = null;
  try {
    repeated = save(at);
  } catch (cause) {
    reported += `, repeating: ${cause instanceof Error ? cause.message : String(cause)}`;
  }
  return { at, reported, answer, found, repeated, done: foundOutside(at) ?? 0 };
}

function foundOutside(at: number): number | null {
  const db = connect(path, { readonly: true });
  try {
    const row = db
      .prepare<[string], string>('SELECT json FROM setting WHERE key = ?')
      .pluck()
      .get(`n${at}`);
    return row === undefined ? null : Number(row);
  } finally {
    db.close();
  }
}

const reports: FaultReport[] = [];
for (let at = 1; at < 200; at += 1) {
  reports.push(attempt(at));
  if (seen() < at) break;
}
process.stdout.write(`${JSON.stringify({ reports, covered: seen() < reports.length })}\n`);
closeSync(control);
process.exit(0);
