import { listRules } from '../../shared/price-book/rules';
import { readArguments } from './args';
import { EXIT, type CommandIo } from './command';
import { readPriceBook } from './price-book-source';
import { plain } from './tables';

export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const given = readArguments(args, { words: ['FILE'], flags: ['json'] });
  const [file = ''] = given.words;
  const book = await readPriceBook(io, file);
  const { id, version, label, plans, packs, operations, assumptions } = book;
  const counts = {
    plans: plans.length,
    packs: packs.length,
    operations: operations.length,
    rules: listRules(book).length,
    assumptions: assumptions.length,
  };
  if (given.has('json')) {
    io.write(`${JSON.stringify({ ok: true, id, version, label, ...counts })}\n`);
    return EXIT.done;
  }
  const list = Object.entries(counts).map(([name, count]) => `${count} ${name}`);
  io.write(
    `${plain(`${label} (${id} ${version}) is sound: ${list.join(', ')}, every figure with a source.`)}\n`,
  );
  return EXIT.done;
}
