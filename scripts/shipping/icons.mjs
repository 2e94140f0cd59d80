// Draws src/renderer/public/icon.svg at every size that systems ask for: PNG, and ICO and ICNS made of PNGs.
// node scripts/shipping/icons.mjs; needs a browser, as the end-to-end tests do. The result is committed.
import '../node-version.mjs';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { ROOT } from '../bundle.mjs';

const SVG = join(ROOT, 'src', 'renderer', 'public', 'icon.svg');
const FOLDER = join(ROOT, 'packaging', 'resources');
export const PNG_SIZES = [16, 24, 32, 48, 64, 128, 256, 512];
export const ICO_SIZES = [16, 24, 32, 48, 64, 128, 256];
/** Apple's type of each size; the larger of two with one size is for dense screens. */
export const ICNS_TYPES = [
  ['icp4', 16],
  ['icp5', 32],
  ['ic07', 128],
  ['ic08', 256],
  ['ic09', 512],
  ['ic10', 1024],
  ['ic11', 32],
  ['ic12', 64],
  ['ic13', 256],
  ['ic14', 512],
];

export function icoOf(images) {
  const head = Buffer.alloc(6 + 16 * images.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(images.length, 4);
  let at = head.length;
  for (const [index, { size, png }] of images.entries()) {
    const entry = 6 + 16 * index;
    // 0 stands for 256.
    head.writeUInt8(size % 256, entry);
    head.writeUInt8(size % 256, entry + 1);
    head.writeUInt16LE(1, entry + 4);
    head.writeUInt16LE(32, entry + 6);
    head.writeUInt32LE(png.length, entry + 8);
    head.writeUInt32LE(at, entry + 12);
    at += png.length;
  }
  return Buffer.concat([head, ...images.map(({ png }) => png)]);
}

export function icnsOf(images) {
  const parts = images.map(({ type, png }) => {
    const head = Buffer.alloc(8);
    head.write(type, 0, 'latin1');
    head.writeUInt32BE(png.length + 8, 4);
    return Buffer.concat([head, png]);
  });
  const body = Buffer.concat(parts);
  const head = Buffer.alloc(8);
  head.write('icns', 0, 'latin1');
  head.writeUInt32BE(body.length + 8, 4);
  return Buffer.concat([head, body]);
}

async function draw(sizes) {
  const { chromium } = await import('playwright-core');
  // The browser is found by the code of the end-to-end tests; Node reads its types away.
  registerHooks({
    resolve: (specifier, context, next) =>
      specifier === './root' ? next('./root.ts', context) : next(specifier, context),
  });
  const { findBrowser, BROWSER_ARGS } = await import('../../test/e2e/support/chromium.ts');
  const { path, env } = await findBrowser();
  const browser = await chromium.launch({
    executablePath: path,
    args: [...BROWSER_ARGS],
    env: { ...process.env, ...env },
  });
  try {
    const page = await browser.newPage();
    const svg = readFileSync(SVG, 'utf8');
    const pngs = new Map();
    for (const size of sizes) {
      await page.setViewportSize({ width: size, height: size });
      await page.setContent(
        `<style>*{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`,
      );
      pngs.set(size, await page.screenshot({ omitBackground: true }));
    }
    return pngs;
  } finally {
    await browser.close();
  }
}

if (process.argv[1] === import.meta.filename) {
  const sizes = [...new Set([...PNG_SIZES, ...ICO_SIZES, ...ICNS_TYPES.map(([, size]) => size)])];
  const pngs = await draw(sizes);
  mkdirSync(join(FOLDER, 'icons'), { recursive: true });
  for (const size of PNG_SIZES)
    writeFileSync(join(FOLDER, 'icons', `${size}x${size}.png`), pngs.get(size));
  writeFileSync(join(FOLDER, 'icon.png'), pngs.get(512));
  writeFileSync(
    join(FOLDER, 'icon.ico'),
    icoOf(ICO_SIZES.map((size) => ({ size, png: pngs.get(size) }))),
  );
  writeFileSync(
    join(FOLDER, 'icon.icns'),
    icnsOf(ICNS_TYPES.map(([type, size]) => ({ type, png: pngs.get(size) }))),
  );
  const hash = createHash('sha256').update(readFileSync(SVG)).digest('hex');
  writeFileSync(join(FOLDER, 'icon.sha256'), `${hash}  src/renderer/public/icon.svg\n`);
}
