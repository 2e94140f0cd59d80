import { crc32, deflateSync } from 'node:zlib';
import type { Logo } from '../../src/shared/contract/quote';

function chunk(name: string, body: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(name, 'latin1'), body]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(typed));
  return Buffer.concat([length, typed, sum]);
}

export type PngFacts = {
  readonly width?: number;
  readonly height?: number;
  readonly depth?: number;
  /** 2: colours, 6: colours with transparency. */
  readonly colour?: 2 | 6;
  readonly interlaced?: boolean;
  /** Bytes of pixels, where they are not to fit the size. */
  readonly pixels?: number;
};

/** A PNG of one colour, half seen through where it can be. */
export function png(facts: PngFacts = {}): Buffer {
  const { width = 24, height = 8, depth = 8, colour = 6, interlaced = false } = facts;
  const channels = colour === 6 ? 4 : 3;
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(width * channels, 0x80)]);
  const wanted = Buffer.concat(Array.from({ length: height }, () => row));
  const pixels = facts.pixels === undefined ? wanted : Buffer.alloc(facts.pixels);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([depth, colour, 0, 0, interlaced ? 1 : 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(pixels)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

export function pngLogo(): Logo {
  return { type: 'image/png', width: 24, height: 8, base64: png().toString('base64') };
}

/** The parts of a JPEG that say what it is; nobody looks at its pixels here. */
export function jpeg(width = 40, height = 20): Buffer {
  const frame = Buffer.from([
    0xff, 0xc0, 0, 17, 8, 0, 0, 0, 0, 3, 1, 0x11, 0, 2, 0x11, 1, 3, 0x11, 1,
  ]);
  frame.writeUInt16BE(height, 5);
  frame.writeUInt16BE(width, 7);
  const start = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0]);
  return Buffer.concat([start, frame, Buffer.from([0xff, 0xda, 0, 2, 0, 0xff, 0xd9])]);
}
