import { appendFileSync, existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compose } from '../../src/main/compose';
import { TierwiseError } from '../../src/shared/errors';
import { soakScenario } from './operations';

/**
 * drive-worker.js WHAT FOLDER: opens the folder as a host does and prints one line of JSON with what a
 * user would find. `fill`: saves until the drive is full, then looks, makes room and saves again.
 * `limit`: saves until a limit on the size of files is met. `view`: looks and tries to save.
 */
const [, , what = '', folder = ''] = process.argv;

function codeOf(act: () => unknown): string {
  try {
    act();
    return 'saved';
  } catch (cause) {
    return cause instanceof TierwiseError ? (cause.faults[0]?.code ?? '') : String(cause);
  }
}

function saveUntilRefused(most: number): { saved: string[]; refused: string } {
  const saved: string[] = [];
  for (let number = 0; number < most; number += 1) {
    const name = `n${number}`;
    const scenario = { ...soakScenario(name, number + 1), notes: 'x'.repeat(1900) };
    const outcome = codeOf(() => services.scenarios.create(scenario));
    if (outcome !== 'saved') return { saved, refused: outcome };
    saved.push(name);
  }
  return { saved, refused: '' };
}

function allThere(saved: readonly string[]): boolean {
  const names = new Set(services.scenarios.list('active').map(({ name }) => name));
  return saved.every((name) => names.has(name));
}

const composition = compose({ host: 'browser', dataDir: folder });
const { services } = composition;

function fill(): unknown {
  services.backups.keepUp();
  const ballast = join(folder, 'tierwise.ballast');
  const hadBallast = existsSync(ballast);
  const filling = join(folder, 'filling');
  writeFileSync(filling, '');
  try {
    for (;;) appendFileSync(filling, Buffer.alloc(65_536, 1));
  } catch {
    // The drive is full now.
  }
  const { saved, refused } = saveUntilRefused(5000);
  const looking = allThere(saved);
  const [some] = services.scenarios.list('active');
  const deleting = codeOf(() => services.scenarios.move(some?.id ?? '', 'trash'));
  const notices = services.backups.state().notices.map(({ code }) => code);
  const ballastLeft = existsSync(ballast);
  rmSync(filling);
  const afterwards = codeOf(() => services.scenarios.create(soakScenario('afterwards', 1)));
  return {
    hadBallast,
    ballastLeft,
    saved: saved.length,
    refused,
    looking,
    deleting,
    notices,
    afterwards,
    allThere: allThere([...saved, 'afterwards']),
    check: services.backups.check().ok,
  };
}

function limit(): unknown {
  const { saved, refused } = saveUntilRefused(5000);
  return {
    saved: saved.length,
    refused,
    allThere: allThere(saved),
    check: services.backups.check().ok,
  };
}

function view(): unknown {
  const before = readdirSync(folder).map((name) => `${name} ${statSync(join(folder, name)).size}`);
  const listed = services.scenarios.list('active').length;
  const [first] = services.scenarios.list('active');
  const { scenario } = services.scenarios.get(first?.id ?? '');
  const { cheapest } = services.planning.compare(scenario);
  const saving = [
    codeOf(() => services.scenarios.create(soakScenario('new', 1))),
    codeOf(() => services.settings.change({ theme: 'dark' })),
    codeOf(() => services.scenarios.move(first?.id ?? '', 'trash')),
    codeOf(() => services.backups.make()),
  ];
  services.backups.keepUp();
  const { mode, notices } = services.backups.state();
  const after = readdirSync(folder).map((name) => `${name} ${statSync(join(folder, name)).size}`);
  return {
    listed,
    cheapest,
    saving,
    mode,
    notices: notices.map(({ code }) => code),
    unchanged: String(before) === String(after),
  };
}

const outcome = what === 'fill' ? fill() : what === 'limit' ? limit() : view();
process.stdout.write(`${JSON.stringify(outcome)}\n`);
process.exit(0);
