import { readFileSync, statSync } from 'node:fs';

/**
 * SQLite takes a log up to its first frame that does not add up and forgets the rest in silence: that
 * is right for a write that a crash cut off, and wrong for saved changes behind a spoilt byte. The
 * two are told apart by what follows: frames of the same log after a bad one.
 */

const HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;
const LITTLE_ENDIAN = 0x377f0682;
const BIG_ENDIAN = 0x377f0683;
const MOST_BYTES = 256 * 1024 * 1024;

type Sums = readonly [number, number];

/** Number of the first frame that does not add up although more of the same log follow; from 1. */
export function firstOddFrame(logPath: string): number | undefined {
  const size = statSync(logPath, { throwIfNoEntry: false })?.size ?? 0;
  if (size < HEADER_BYTES || size > MOST_BYTES) return undefined;
  const log = readFileSync(logPath);
  const magic = log.readUInt32BE(0);
  if (magic !== LITTLE_ENDIAN && magic !== BIG_ENDIAN) return undefined;
  const read = magic === LITTLE_ENDIAN ? readLittle : readBig;
  const pageSize = log.readUInt32BE(8);
  if (pageSize < 512 || pageSize > 65_536) return undefined;
  const frameSize = FRAME_HEADER_BYTES + pageSize;
  let sums = checksum(log, read, 0, 24, [0, 0]);
  for (
    let at = HEADER_BYTES, frame = 1;
    at + frameSize <= log.length;
    at += frameSize, frame += 1
  ) {
    if (!isOfThisLog(log, at)) return undefined;
    sums = checksum(log, read, at, 8, sums);
    sums = checksum(log, read, at + FRAME_HEADER_BYTES, pageSize, sums);
    const addsUp = sums[0] === log.readUInt32BE(at + 16) && sums[1] === log.readUInt32BE(at + 20);
    if (!addsUp) return followedByCommit(log, at + frameSize, frameSize) ? frame : undefined;
  }
  return undefined;
}

/** A log is begun anew with other numbers; what stands behind its end is of an earlier one. */
function isOfThisLog(log: Buffer, at: number): boolean {
  return log.compare(log, 16, 24, at + 8, at + 16) === 0;
}

/** A commit frame names the size of the database; others have 0 there. */
function followedByCommit(log: Buffer, from: number, frameSize: number): boolean {
  for (let at = from; at + frameSize <= log.length; at += frameSize) {
    if (isOfThisLog(log, at) && log.readUInt32BE(at + 4) > 0) return true;
  }
  return false;
}

const readLittle = (log: Buffer, at: number): number => log.readUInt32LE(at);
const readBig = (log: Buffer, at: number): number => log.readUInt32BE(at);

function checksum(
  log: Buffer,
  read: (log: Buffer, at: number) => number,
  from: number,
  length: number,
  [first, second]: Sums,
): Sums {
  let s0 = first;
  let s1 = second;
  for (let at = from; at < from + length; at += 8) {
    s0 = (s0 + read(log, at) + s1) >>> 0;
    s1 = (s1 + read(log, at + 4) + s0) >>> 0;
  }
  return [s0, s1];
}
