// Before packing: builds the program, writes the licence notices and the bill of materials. node scripts/shipping/prepare.mjs
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from '../build.mjs';
import { billOfMaterials } from './bill.mjs';
import { MADE, NOTICES, ROOT, SBOM } from './contents.mjs';
import { notices } from './licences.mjs';

/** Writes both beside the built program; returns their folder. */
export function makeDocuments() {
  const folder = join(ROOT, MADE);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, NOTICES), notices());
  writeFileSync(join(folder, SBOM), `${JSON.stringify(billOfMaterials(), null, 1)}\n`);
  return folder;
}

if (process.argv[1] === import.meta.filename) {
  await ensureBuilt();
  process.stdout.write(`${makeDocuments()}\n`);
}
