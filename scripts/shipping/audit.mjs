// Asks the registry for known advisories and signatures: node scripts/shipping/audit.mjs, with the network, before a release.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuilt } from '../build.mjs';
import { MADE, ROOT, shippedPackages } from './contents.mjs';

const LOCKS = ['package-lock.json', 'packaging/package-lock.json'];
const MAX_AGE_DAYS = 7;
export const AUDIT = join(ROOT, MADE, 'audit.json');

/** Electron is installed for development and ships all the same. */
const SHIPS_TOO = ['node_modules/electron'];

export function lockHashes() {
  return Object.fromEntries(
    LOCKS.map((path) => [
      path,
      createHash('sha256')
        .update(readFileSync(join(ROOT, path)))
        .digest('hex'),
    ]),
  );
}

/**
 * What `npm audit --json` has found: high and critical advisories in what ships, which refuse a
 * release, and all others, which a person reads. Throws where the registry gave no answer.
 */
export function judged(report, shipped) {
  if (report.auditReportVersion !== 2 || typeof report.vulnerabilities !== 'object')
    throw new Error(`the registry gave no answer: ${report.message ?? JSON.stringify(report)}`);
  const ships = new Set([...shipped, ...SHIPS_TOO]);
  const refusing = [];
  const noted = [];
  for (const { name, severity, nodes } of Object.values(report.vulnerabilities)) {
    const isGrave = severity === 'high' || severity === 'critical';
    const list = isGrave && nodes.some((place) => ships.has(place)) ? refusing : noted;
    list.push(`${severity}: ${name} (${nodes.join(', ')})`);
  }
  return { refusing, noted };
}

/** Why the last audit does not speak for a release of today (YYYY-MM-DD); empty where it does. */
export function auditProblems(record, today, locks = lockHashes()) {
  if (record === undefined)
    return ['nobody has asked for advisories: node scripts/shipping/audit.mjs'];
  const problems = record.refusing.map((line) => `an advisory refuses the release: ${line}`);
  if (Object.entries(locks).some(([path, hash]) => record.locks[path] !== hash))
    problems.push('the lock files have changed since the advisories were asked for');
  if (Date.parse(today) - Date.parse(record.date) > MAX_AGE_DAYS * 86_400_000)
    problems.push(`advisories were last asked for on ${record.date}`);
  if (!record.signatures) problems.push('the signatures of the registry were not verified');
  return problems;
}

export function readAudit() {
  try {
    return JSON.parse(readFileSync(AUDIT, 'utf8'));
  } catch {
    return undefined;
  }
}

function npm(folder, ...args) {
  const shell = process.platform === 'win32';
  return spawnSync('npm', args, { cwd: join(ROOT, folder), encoding: 'utf8', shell });
}

function ask() {
  const reports = ['', 'packaging'].map((folder) =>
    judged(
      JSON.parse(npm(folder, 'audit', '--json').stdout),
      folder === '' ? shippedPackages() : [],
    ),
  );
  return {
    date: new Date().toISOString().slice(0, 10),
    locks: lockHashes(),
    refusing: reports.flatMap(({ refusing }) => refusing),
    noted: reports.flatMap(({ noted }) => noted),
    signatures: ['', 'packaging'].every((one) => npm(one, 'audit', 'signatures').status === 0),
  };
}

if (process.argv[1] === import.meta.filename) {
  await ensureBuilt();
  try {
    const record = ask();
    mkdirSync(join(ROOT, MADE), { recursive: true });
    writeFileSync(AUDIT, `${JSON.stringify(record, null, 1)}\n`);
    process.stdout.write(`${JSON.stringify(record, null, 1)}\n`);
    process.exitCode = record.refusing.length === 0 && record.signatures ? 0 : 1;
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
