// Before installers for others are made: what a release needs, and what is packed into it. node scripts/shipping/release.mjs
import '../node-version.mjs';
import { execFileSync } from 'node:child_process';
import packageJson from '../../package.json' with { type: 'json' };
import { ensureBuilt } from '../build.mjs';
import { installedElectron } from '../electron-binary.mjs';
import { auditProblems, readAudit } from './audit.mjs';
import { ROOT } from './contents.mjs';
import { electronProblems } from './electron.mjs';
import { makeDocuments } from './prepare.mjs';

/** Why no release can be made of this clone on this day; empty where one can. */
export function releaseProblems({ today, binary, audit, changes, env }) {
  const problems = electronProblems(packageJson.devDependencies.electron, undefined, today);
  if (binary === undefined)
    problems.push('no Electron is here to tell its versions: npx install-electron');
  if (!env['TIERWISE_HOMEPAGE']?.startsWith('https://'))
    problems.push('TIERWISE_HOMEPAGE does not say where users get the program (https://…)');
  if (!/^.+ <\S+@\S+>$/.test(env['TIERWISE_MAINTAINER'] ?? ''))
    problems.push('TIERWISE_MAINTAINER does not say whom users write to (Name <name@host>)');
  if (changes !== '') problems.push(`not committed:\n${changes}`);
  return [...problems, ...auditProblems(audit, today)];
}

if (process.argv[1] === import.meta.filename) {
  const problems = releaseProblems({
    today: new Date().toISOString().slice(0, 10),
    binary: installedElectron(),
    audit: readAudit(),
    env: process.env,
    changes: execFileSync('git', ['status', '--porcelain'], { cwd: ROOT, encoding: 'utf8' }),
  });
  for (const problem of problems) process.stderr.write(`No release: ${problem}\n`);
  if (problems.length > 0) process.exit(1);
  await ensureBuilt({ force: true });
  process.stdout.write(`${makeDocuments()}\n`);
}
