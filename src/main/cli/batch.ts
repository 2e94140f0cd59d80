import { counted } from '../../shared/decimal';
import { answerBatch } from '../services/batch';
import { allCores, createJobs } from '../workers/jobs';
import { readArguments } from './args';
import { EXIT, type CommandIo } from './command';
import { wordOption, workersOption } from './options';
import { readPriceBook } from './price-book-source';
import { grouped } from './tables';

export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const given = readArguments(args, {
    words: [],
    optional: ['FILE'],
    flags: ['json'],
    values: ['what', 'plan', 'workers', 'price-book'],
  });
  const what = wordOption(given, 'what', ['compare', 'simulate', 'recommend']) ?? 'compare';
  const bookFile = given.value('price-book');
  const book = bookFile === undefined ? null : await readPriceBook(io, bookFile);
  const jobs = createJobs({ threads: workersOption(given) ?? allCores() });
  let count = 0;
  let bad = 0;
  try {
    const setup = { what, plan: given.value('plan') ?? null, book };
    for await (const answers of answerBatch(io.chunks(given.words[0] ?? '-'), setup, jobs)) {
      io.write(answers.text);
      await io.drained();
      count += answers.count;
      bad += answers.bad;
      io.progress(`${grouped(count)} scenarios`);
    }
  } finally {
    await jobs.close();
    io.progress('');
  }
  if (bad === 0) return EXIT.done;
  io.warn(
    `${grouped(bad)} of ${counted(count, 'line')} could not be answered; each has an error in its place.\n`,
  );
  return EXIT.badInput;
}
