import { readFileSync } from 'node:fs';
import type { Random } from '../../support/random';

/** What power-cut.c wrote down, in order; `saved` is the program's own note that it has said so. */
export type LogRecord =
  | { readonly kind: 'bytes'; readonly path: string; readonly at: number; readonly bytes: Buffer }
  | { readonly kind: 'cut'; readonly path: string; readonly at: number }
  | { readonly kind: 'synced'; readonly path: string }
  | { readonly kind: 'renamed'; readonly path: string; readonly to: string }
  | { readonly kind: 'deleted'; readonly path: string }
  | { readonly kind: 'saved'; readonly count: number };

const HEAD_BYTES = 24;
export const SAVED = 9;

export function readLog(file: string): LogRecord[] {
  const log = readFileSync(file);
  const records: LogRecord[] = [];
  let at = 0;
  while (at + HEAD_BYTES <= log.length) {
    const kind = log.readUInt32LE(at);
    const nameLength = log.readUInt32LE(at + 4);
    const offset = Number(log.readBigUInt64LE(at + 8));
    const length = Number(log.readBigUInt64LE(at + 16));
    const path = log.toString('utf8', at + HEAD_BYTES, at + HEAD_BYTES + nameLength);
    const from = at + HEAD_BYTES + nameLength;
    const bytes = log.subarray(from, from + length);
    if (from + length > log.length) break;
    records.push(recordOf(kind, path, offset, bytes));
    at = from + length;
  }
  return records;
}

function recordOf(kind: number, path: string, at: number, bytes: Buffer): LogRecord {
  switch (kind) {
    case 1:
      return { kind: 'bytes', path, at, bytes };
    case 2:
      return { kind: 'cut', path, at };
    case 3:
      return { kind: 'synced', path };
    case 4:
      return { kind: 'renamed', path, to: bytes.toString() };
    case 5:
      return { kind: 'deleted', path };
    case SAVED:
      return { kind: 'saved', count: at };
    default:
      throw new RangeError(`no such record: ${kind}`);
  }
}

export function savedRecord(count: number): Buffer {
  const head = Buffer.alloc(HEAD_BYTES);
  head.writeUInt32LE(SAVED, 0);
  head.writeBigUInt64LE(BigInt(count), 8);
  return head;
}

/** How much of what was not synced survives. */
export type Survival = 'nothing' | 'everything' | 'some' | 'torn';

const SECTOR = 512;

type Change = Extract<LogRecord, { kind: 'bytes' | 'cut' }>;
type FileState = { content: Buffer; unsynced: Change[] };

/** The files as a power cut after the first `length` records leaves them. */
export function afterCut(
  records: readonly LogRecord[],
  length: number,
  survival: Survival,
  random: Random,
): Map<string, Buffer> {
  const files = new Map<string, FileState>();
  const fileAt = (path: string): FileState => {
    const file = files.get(path) ?? { content: Buffer.alloc(0), unsynced: [] };
    files.set(path, file);
    return file;
  };
  for (const record of records.slice(0, length)) {
    if (record.kind === 'bytes' || record.kind === 'cut') fileAt(record.path).unsynced.push(record);
    else if (record.kind === 'synced') settle(fileAt(record.path));
    else if (record.kind === 'deleted') files.delete(record.path);
    else if (record.kind === 'renamed') {
      files.set(record.to, fileAt(record.path));
      files.delete(record.path);
    }
  }
  for (const file of files.values()) survive(file, survival, random);
  return new Map([...files].map(([path, { content }]) => [path, content]));
}

function settle(file: FileState): void {
  for (const change of file.unsynced) file.content = applied(file.content, change);
  file.unsynced = [];
}

function survive(file: FileState, survival: Survival, random: Random): void {
  if (survival === 'nothing') return;
  for (const change of file.unsynced) {
    if (survival !== 'everything' && random.chance(0.5)) continue;
    file.content = applied(file.content, survival === 'torn' ? torn(change, random) : change);
  }
}

/** Drives write whole sectors; which of them came through is anyone's guess. */
function torn(change: Change, random: Random): Change {
  if (change.kind === 'cut') return change;
  const sectors = Math.floor(change.bytes.length / SECTOR);
  return { ...change, bytes: change.bytes.subarray(0, random.below(sectors + 1) * SECTOR) };
}

function applied(content: Buffer, change: Change): Buffer {
  if (change.kind === 'cut') {
    const cut = Buffer.alloc(change.at);
    content.copy(cut, 0, 0, change.at);
    return cut;
  }
  const size = Math.max(content.length, change.at + change.bytes.length);
  const next =
    size === content.length
      ? content
      : Buffer.concat([content, Buffer.alloc(size - content.length)]);
  change.bytes.copy(next, change.at);
  return next;
}
