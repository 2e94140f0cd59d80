import { closeSync, openSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { compose } from '../../src/main/compose';
import { openPlace } from '../../src/main/db/place/place';
import { writeWhole } from '../../src/main/platform/write-whole';
import { TierwiseError } from '../../src/shared/errors';
import { builtInPriceBooks } from '../../src/shared/price-books/built-in';
import { NEXT_MIGRATIONS } from './support/next-migrations';

/**
 * step-worker.js WHAT DATABASE: does one thing with a data folder, with the faults that FAULT_CTL asks
 * for armed during that thing alone. Prints `done`, or the code of the fault it ended with.
 */
const [, , what = '', path = '', argument = ''] = process.argv;
const control = openSync(process.env['FAULT_CTL'] ?? '', 'r+');

function arm(armed: 0 | 1): void {
  const word = Buffer.alloc(4);
  word.writeInt32LE(armed);
  writeSync(control, word, 0, 4, 0);
}

function under<T>(work: () => T): T {
  arm(1);
  try {
    return work();
  } finally {
    arm(0);
  }
}

const open = () => compose({ host: 'command-line', dataDir: dirname(path) });

const THINGS: Readonly<Record<string, () => void | Promise<void>>> = {
  backup: () => {
    const { services, close } = open();
    services.settings.change({ sourceAgeDays: 1 + Number(argument) });
    under(() => services.backups.make());
    close();
  },
  restore: () => {
    const { services, close } = open();
    under(() =>
      services.backups.restore(argument, services.backups.preview(argument).confirm ?? undefined),
    );
    close();
  },
  import: () => {
    const { services, close } = open();
    const [book] = builtInPriceBooks();
    const text = JSON.stringify({ ...book, id: 'imported' });
    under(() => services.priceBooks.import(text));
    close();
  },
  migrate: () => {
    let count = 0;
    const parts = { path, now: () => '2026-11-21T09:00:00.000Z', newId: () => `id${(count += 1)}` };
    under(() => openPlace({ ...parts, known: NEXT_MIGRATIONS })).close();
  },
  export: async () => {
    const made = join(dirname(path), 'quote.pdf');
    arm(1);
    await writeWhole(made, Buffer.alloc(300_000, argument)).finally(() => arm(0));
  },
  recover: () => {
    under(open).close();
  },
};

try {
  await THINGS[what]?.();
  process.stdout.write('done\n');
} catch (cause) {
  arm(0);
  const code = cause instanceof TierwiseError ? cause.faults[0]?.code : undefined;
  process.stdout.write(
    `${code ?? (cause instanceof Error ? (cause.stack ?? '') : String(cause))}\n`,
  );
}
closeSync(control);
process.exit(0);
