import { resolve } from 'node:path';
import { builtInPriceBooks } from '../../shared/price-books/built-in';
import { readArguments } from './args';
import { EXIT, type CommandIo } from './command';
import { table } from './tables';

type Listed = {
  readonly id: string;
  readonly version: string;
  readonly label: string;
  readonly currency: string;
  readonly planCount: number;
  /** Oldest date on which one of its sources was read. */
  readonly readOn: string;
  readonly origin: 'built-in' | 'own';
};

export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const given = readArguments(args, { words: [], flags: ['json'], values: ['data-dir'] });
  const folder = given.value('data-dir');
  const books = folder === undefined ? builtIn() : await stored(resolve(folder));
  if (given.has('json')) {
    io.write(`${JSON.stringify(books)}\n`);
    return EXIT.done;
  }
  const rows = books.map((book) => [
    book.id,
    book.version,
    book.label,
    book.currency,
    String(book.planCount),
    book.readOn,
    book.origin,
  ]);
  const columns = [
    { title: 'Id' },
    { title: 'Version' },
    { title: 'Price book' },
    { title: 'Currency' },
    { title: 'Plans', align: 'right' as const },
    { title: 'Sources read' },
    { title: '' },
  ];
  io.write(table(columns, rows));
  return EXIT.done;
}

function builtIn(): Listed[] {
  return builtInPriceBooks().map(({ id, version, label, currency, plans, sources }) => ({
    id,
    version,
    label,
    currency,
    planCount: plans.length,
    readOn: sources.map((source) => source.readOn).toSorted()[0] ?? '',
    origin: 'built-in',
  }));
}

/** Opens the data folder only when it was asked for. */
async function stored(dataDir: string): Promise<Listed[]> {
  const { composeToRead } = await import('../compose');
  const composition = composeToRead({ host: 'command-line', dataDir });
  if (composition === undefined) return [];
  try {
    return composition.services.priceBooks.list().map((head) => ({
      id: head.id,
      version: head.version,
      label: head.label,
      currency: head.currency,
      planCount: head.planCount,
      readOn: head.readOn,
      origin: head.origin,
    }));
  } finally {
    composition.close();
  }
}
