// Which Electron is packed: never one below the floor, never two majors behind, and what is inside it.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { installedElectron } from '../electron-binary.mjs';
import { ROOT } from './contents.mjs';

const MAX_MAJORS_BEHIND = 1;
const MAX_DAYS_SINCE_READ = 14;

/** `packaging/electron.json`: raised by a person who has read Electron's advisories. */
export const ELECTRON = JSON.parse(readFileSync(join(ROOT, 'packaging', 'electron.json'), 'utf8'));

const numbers = (version) => version.split('.').map(Number);

function isBelow(version, floor) {
  const [a, b] = [numbers(version), numbers(floor)];
  const at = a.findIndex((part, index) => part !== b[index]);
  return at >= 0 && a[at] < b[at];
}

/** Why this version is not to be packed; `today` (YYYY-MM-DD) asks whether the record of the newest is fresh. */
export function electronProblems(version, { floor, newest, inside } = ELECTRON, today) {
  const problems = [];
  if (isBelow(version, floor)) problems.push(`Electron ${version} is below the floor ${floor}`);
  if (numbers(newest.version)[0] - numbers(version)[0] > MAX_MAJORS_BEHIND)
    problems.push(`Electron ${version} is two majors behind ${newest.version}`);
  if (inside.electron !== version)
    problems.push(
      `packaging/electron.json tells what is inside ${inside.electron}, not ${version}`,
    );
  if (today && Date.parse(today) - Date.parse(newest.read) > MAX_DAYS_SINCE_READ * 86_400_000)
    problems.push(`the newest Electron was last looked up on ${newest.read}`);
  return problems;
}

/**
 * The versions of what Electron holds: told by its binary where it is here, else as recorded. A
 * release needs the binary; Node's version is told by nothing else.
 */
export function insideElectron(binary = installedElectron()) {
  if (binary === undefined) return ELECTRON.inside;
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  const told = JSON.parse(
    execFileSync(binary, ['-p', 'JSON.stringify(process.versions)'], { env, encoding: 'utf8' }),
  );
  const { electron, chrome, node, v8 } = told;
  for (const [name, version] of Object.entries(ELECTRON.inside)) {
    if (told[name] !== version)
      throw new Error(
        `${name} is ${told[name]} in ${binary}, and ${version} in packaging/electron.json`,
      );
  }
  return { electron, chrome, node, v8 };
}
