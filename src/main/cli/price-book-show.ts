import { listRules } from '../../shared/price-book/rules';
import { readArguments } from './args';
import { EXIT, type CommandIo } from './command';
import { findPriceBook } from './price-book-source';
import { plain, wrapped } from './tables';

export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const given = readArguments(args, { words: ['BOOK'], flags: ['json'] });
  const book = await findPriceBook(io, given.words[0] ?? '');
  if (given.has('json')) {
    io.write(`${JSON.stringify(book, null, 2)}\n`);
    return EXIT.done;
  }
  io.write(
    `${plain(`${book.label} (${book.id} ${book.version}), ${book.vendor}, ${book.currency}`)}\n`,
  );
  for (const rule of listRules(book)) {
    const sources = rule.sources.map((source) => `${source.title}, ${source.section}`).join('; ');
    const leans = rule.assumptions.length === 0 ? '' : ` [${rule.assumptions.join(', ')}]`;
    io.write(
      `\n${wrapped(rule.words, '')}${wrapped(`${rule.id}, from ${sources}${leans}`, '    ')}`,
    );
  }
  if (book.assumptions.length > 0) io.write('\nAssumptions\n');
  for (const { id, title, reading, reason } of book.assumptions) {
    io.write(wrapped(`${id}, ${title}: ${reading} ${reason}`, '  '));
  }
  return EXIT.done;
}
