// Installs the last commit as a stranger would: an empty home, no script of any package, and then the program answers.
// node scripts/shipping/install.mjs [--test], with the network; --test runs every check and test there too.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './contents.mjs';

const folder = mkdtempSync(join(tmpdir(), 'tierwise-install-'));
const [home, clone] = [join(folder, 'home'), join(folder, 'clone')];
const shell = process.platform === 'win32';
const registry = execFileSync('npm', ['config', 'get', 'registry'], { encoding: 'utf8', shell });
// Nothing that is set on this machine but the registry and the way to it.
const env = {
  ...Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^npm_|^NODE_|^TIERWISE_/i.test(name) || name === 'NODE_EXTRA_CA_CERTS',
    ),
  ),
  HOME: home,
  USERPROFILE: home,
  npm_config_registry: registry.trim(),
};
const npm = (...args) => execFileSync('npm', args, { cwd: clone, env, stdio: 'inherit', shell });

try {
  mkdirSync(home);
  execFileSync('git', ['clone', '--quiet', '--depth=1', `file://${ROOT}`, clone]);
  npm('ci', '--ignore-scripts');
  npm('run', '--silent', 'check:package');
  npm('run', '--silent', 'tierwise', '--', 'restore', '--list', '--data-dir', join(folder, 'data'));
  npm('run', '--silent', 'tierwise', '--', 'compare', 'test/golden/rulebook/02.scenario.json');
  if (process.argv.includes('--test')) npm('test');
  process.stdout.write('Installed from nothing, without a script, and it answers.\n');
} finally {
  rmSync(folder, { recursive: true, force: true });
}
