import { CHANGE_AREAS, type ChangeArea } from '../../shared/contract/price-book-change';
import type { PriceBookRef } from '../../shared/contract/library';
import { diffPriceBooks } from '../../shared/price-book/diff';
import { readArguments } from './args';
import { EXIT, type CommandIo } from './command';
import { findPriceBook } from './price-book-source';
import { plain, wrapped } from './tables';

const TITLES: Readonly<Record<ChangeArea, string>> = {
  book: 'Price book',
  plans: 'Plans',
  packs: 'Packs',
  operations: 'Operations',
  parameters: 'Parameters',
  meters: 'Meters',
  features: 'Features',
  limits: 'Limits',
  categories: 'Categories',
  policies: 'Rules',
  assumptions: 'Assumptions',
  sources: 'Sources',
};

export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const given = readArguments(args, { words: ['BEFORE', 'AFTER'], flags: ['json'] });
  const [first = '', second = ''] = given.words;
  const before = await findPriceBook(io, first);
  const after = await findPriceBook(io, second);
  const changes = diffPriceBooks(before, after);
  if (given.has('json')) {
    io.write(`${JSON.stringify({ before: refOf(before), after: refOf(after), changes })}\n`);
    return EXIT.done;
  }
  io.write(
    `${plain(`${before.id} ${before.version} to ${after.id} ${after.version}: ${count(changes.length)}`)}\n`,
  );
  for (const area of CHANGE_AREAS) {
    const told = changes.filter((change) => change.area === area);
    if (told.length === 0) continue;
    io.write(`\n${TITLES[area]}\n${told.map(({ sentence }) => wrapped(sentence, '  ')).join('')}`);
  }
  return EXIT.done;
}

function refOf({ id, version }: PriceBookRef): PriceBookRef {
  return { id, version };
}

function count(changes: number): string {
  if (changes === 0) return 'nothing differs';
  return `${changes} ${changes === 1 ? 'change' : 'changes'}`;
}
