/** 1 January 1980, the first date a ZIP can name. */
const DATE = 0x00_21;
const TIME = 0;

const END = 0x06_05_4b_50;
const CENTRAL = 0x02_01_4b_50;
const LOCAL = 0x04_03_4b_50;

/**
 * The archive with the same fixed date on every entry, so that the same content is the same bytes.
 * Throws RangeError where it is no archive as the writer makes them.
 */
export function stampZip(archive: Uint8Array): Uint8Array {
  const zip = Buffer.from(archive);
  const end = zip.lastIndexOf(littleEndian(END));
  if (end < 0) throw new RangeError('no end of a ZIP directory');
  const entries = zip.readUInt16LE(end + 10);
  let at = zip.readUInt32LE(end + 16);
  for (let entry = 0; entry < entries; entry += 1) {
    if (zip.readUInt32LE(at) !== CENTRAL) throw new RangeError('no entry of a ZIP directory');
    const local = zip.readUInt32LE(at + 42);
    if (zip.readUInt32LE(local) !== LOCAL) throw new RangeError('no entry of a ZIP');
    stamp(zip, at + 12);
    stamp(zip, local + 10);
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return zip;
}

function stamp(zip: Buffer, at: number): void {
  zip.writeUInt16LE(TIME, at);
  zip.writeUInt16LE(DATE, at + 2);
}

function littleEndian(word: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(word);
  return bytes;
}
