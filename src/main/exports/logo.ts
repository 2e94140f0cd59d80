import { crc32, inflateSync } from 'node:zlib';
import { LOGO_MAX_BYTES, LOGO_MAX_SIDE, type Logo } from '../../shared/contract/quote';
import { badInput, type Fault, type Outcome } from '../../shared/errors';

/**
 * A picture as a quote's logo. Type by content, never by name; size, checksums and pixels are looked
 * at here, so that no later step meets a picture that it cannot draw. Pure.
 */
export function readLogo(bytes: Uint8Array): Outcome<Logo> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.length > LOGO_MAX_BYTES) {
    return refused(
      'logo_too_large',
      `${file.length} bytes`,
      `at most ${LOGO_MAX_BYTES} bytes`,
      'Save it smaller.',
    );
  }
  if (file.subarray(0, 8).equals(PNG)) return readPng(file);
  if (file.length > 3 && file[0] === 0xff && file[1] === 0xd8 && file[2] === 0xff)
    return readJpeg(file);
  return refused(
    'logo_type_unknown',
    'a file that is neither PNG nor JPEG',
    'a PNG or JPEG picture',
    'Save the picture as PNG; changing the ending of its name does not change the file.',
  );
}

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function refused(code: string, found: string, allowed: string, remedy: string): Outcome<Logo> {
  const fault: Fault = { code, path: 'sender.logo', found, allowed, remedy };
  return { ok: false, error: badInput([fault]) };
}

const damaged = (found: string): Outcome<Logo> =>
  refused(
    'logo_damaged',
    found,
    'a whole picture',
    'Export the picture again and choose the new file.',
  );

function sized(file: Buffer, type: Logo['type'], width: number, height: number): Outcome<Logo> {
  if (width < 1 || height < 1 || width > LOGO_MAX_SIDE || height > LOGO_MAX_SIDE) {
    return refused(
      'logo_side_too_long',
      `${width} × ${height} pixels`,
      `1 to ${LOGO_MAX_SIDE} pixels on each side`,
      'Save it smaller.',
    );
  }
  return { ok: true, value: { type, width, height, base64: file.toString('base64') } };
}

type Chunk = { readonly name: string; readonly body: Buffer };

/** The chunks up to the end mark; undefined where one is cut off or its checksum is wrong. */
function chunksOf(file: Buffer): Chunk[] | undefined {
  const chunks: Chunk[] = [];
  for (let at = PNG.length; at + 12 <= file.length;) {
    const length = file.readUInt32BE(at);
    const end = at + 8 + length;
    if (end + 4 > file.length) return undefined;
    if (crc32(file.subarray(at + 4, end)) !== file.readUInt32BE(end)) return undefined;
    const chunk = {
      name: file.toString('latin1', at + 4, at + 8),
      body: file.subarray(at + 8, end),
    };
    chunks.push(chunk);
    if (chunk.name === 'IEND') return chunks;
    at = end + 4;
  }
  return undefined;
}

/** Values a pixel has, by colour type. */
const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

function readPng(file: Buffer): Outcome<Logo> {
  const chunks = chunksOf(file);
  const header = chunks?.[0];
  if (chunks === undefined || header?.name !== 'IHDR' || header.body.length !== 13) {
    return damaged('a PNG with a damaged part');
  }
  const [width, height] = [header.body.readUInt32BE(0), header.body.readUInt32BE(4)];
  const [depth = 0, colour = 0, , , interlaced = 0] = header.body.subarray(8);
  const channels = CHANNELS[colour];
  if (channels === undefined || depth > 8 || interlaced !== 0) {
    return refused(
      'logo_form_unknown',
      interlaced === 0 ? `a PNG of ${depth} bits, colour type ${colour}` : 'an interlaced PNG',
      'a PNG of at most 8 bits a channel, not interlaced',
      'Save it as a plain PNG.',
    );
  }
  if (colour === 3 && !chunks.some(({ name }) => name === 'PLTE'))
    return damaged('a PNG without its palette');
  const outcome = sized(file, 'image/png', width, height);
  if (!outcome.ok) return outcome;
  const wanted = height * (1 + Math.ceil((width * channels * depth) / 8));
  const packed = Buffer.concat(
    chunks.filter(({ name }) => name === 'IDAT').map(({ body }) => body),
  );
  return hasPixels(packed, wanted) ? outcome : damaged('a PNG whose pixels do not fit its size');
}

function hasPixels(packed: Buffer, wanted: number): boolean {
  try {
    return inflateSync(packed, { maxOutputLength: wanted + 1 }).length === wanted;
  } catch {
    return false;
  }
}

/** Frame headers of the JPEG kinds that PDF readers draw: baseline, extended, progressive. */
const FRAMES = [0xc0, 0xc1, 0xc2];

function readJpeg(file: Buffer): Outcome<Logo> {
  if (file[file.length - 2] !== 0xff || file[file.length - 1] !== 0xd9) {
    return damaged('a JPEG without its end');
  }
  for (let at = 2; at + 4 <= file.length;) {
    if (file[at] !== 0xff) return damaged('a JPEG with a damaged part');
    const marker = file[at + 1] ?? 0;
    const length = file.readUInt16BE(at + 2);
    if (FRAMES.includes(marker) && at + 10 <= file.length) {
      const channels = file[at + 9] ?? 0;
      if (file[at + 4] !== 8 || ![1, 3, 4].includes(channels)) break;
      return sized(file, 'image/jpeg', file.readUInt16BE(at + 7), file.readUInt16BE(at + 5));
    }
    if (marker === 0xda || length < 2) break;
    at += 2 + length;
  }
  return refused(
    'logo_form_unknown',
    'a JPEG of a kind that documents do not show',
    'a baseline or progressive JPEG of 8 bits',
    'Save it as PNG.',
  );
}
