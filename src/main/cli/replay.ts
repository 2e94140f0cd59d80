import { ReplayQuery, type ReplayResult } from '../../shared/contract/replay';
import type { UsageMapping } from '../../shared/contract/usage';
import { badInput } from '../../shared/errors';
import { createReplayService } from '../services/replay';
import { lookAt, LOOK_BYTES } from '../services/usage/look';
import { UsageReading, type ImportedUsage } from '../services/usage/read-usage';
import { suggestMapping } from '../services/usage/suggest';
import type { Jobs } from '../services/jobs';
import { readScenario } from '../services/scenario-input';
import { allCores, createJobs } from '../workers/jobs';
import type { PriceBook } from '../../shared/contract/price-book';
import { readArguments, type Arguments } from './args';
import { EXIT, type CommandIo } from './command';
import { dateOption, fitting, listOption, pairsOption, workersOption } from './options';
import { readScenarioFile } from './price-book-source';
import { replayText } from './replay-text';
import { mappingFrom } from './usage-mapping';
import { grouped } from './tables';

export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const given = readArguments(args, {
    words: ['FILE'],
    flags: ['json', 'fit', 'strict'],
    values: [
      'usage',
      'map',
      'operations',
      'operation',
      'date-order',
      'succeeded',
      'failed',
      'from',
      'until',
      'plan',
      'start',
      'set-aside',
      'workers',
      'price-book',
    ],
  });
  const [file = ''] = given.words;
  const usageFile = given.need('usage', 'a CSV or NDJSON file of real usage, or - for stdin');
  if (file === '-' && usageFile === '-') throw onlyOneStdin();
  const query = queryOf(given);
  const { json, books } = await readScenarioFile(io, file, given.value('price-book'));
  const { book } = readScenario(json, books);
  const jobs = createJobs({ threads: workersOption(given) ?? allCores() });
  try {
    const { usage, report } = await readUsageFile(usageFile, given, book, io, jobs);
    const result = await replayed(createReplayService(books, jobs).run(json, usage, query), io);
    io.progress('');
    io.write(
      given.has('json')
        ? `${JSON.stringify({ ...result, usage: report })}\n`
        : replayText(report, result),
    );
    return given.has('strict') && result.cheapest === null ? EXIT.notFeasible : EXIT.done;
  } finally {
    await jobs.close();
  }
}

function queryOf(given: Arguments): ReplayQuery {
  const optional = {
    from: dateOption(given, 'from'),
    until: dateOption(given, 'until'),
    start: dateOption(given, 'start'),
    plans: listOption(given, 'plan'),
  };
  const named = Object.fromEntries(
    Object.entries(optional).filter(([, value]) => value !== undefined),
  );
  const operations = pairsOption(given, 'operations');
  return fitting(ReplayQuery, { operations, fit: given.has('fit'), ...named });
}

/** Reads the file in one go, its beginning twice: once to see what it is, once with the rest. */
async function readUsageFile(
  file: string,
  given: Arguments,
  book: PriceBook,
  io: CommandIo,
  jobs: Jobs,
): Promise<ImportedUsage> {
  const aside = given.value('set-aside');
  const sink = aside === undefined ? undefined : await io.create(aside);
  let reading: UsageReading | undefined;
  try {
    const held: Uint8Array[] = [];
    let length = 0;
    const begin = (whole: boolean): UsageReading => {
      const head = lookAt(Buffer.concat(held), whole);
      const mapping: UsageMapping = mappingFrom(given, head.format, suggestMapping(head, book));
      return new UsageReading(
        jobs,
        { mapping, format: head.format },
        { aside: async (lines) => sink?.append(lines) },
      );
    };
    for await (const bytes of io.chunks(file)) {
      if (reading === undefined) {
        held.push(bytes);
        length += bytes.length;
        if (length < LOOK_BYTES) continue;
        reading = begin(false);
      }
      const progress = await reading.push(held.length > 0 ? Buffer.concat(held.splice(0)) : bytes);
      io.progress(`${grouped(progress.rows)} rows, ${grouped(progress.setAside)} set aside`);
    }
    if (reading === undefined) {
      reading = begin(true);
      await reading.push(Buffer.concat(held));
    }
    const imported = await reading.end();
    await sink?.close();
    return imported;
  } catch (cause) {
    // A next try may then use the same name.
    await sink?.discard();
    throw cause;
  } finally {
    reading?.dismiss();
  }
}

async function replayed(
  events: AsyncIterable<{
    readonly kind: string;
    readonly done?: number;
    readonly of?: number;
    readonly result?: ReplayResult;
  }>,
  io: CommandIo,
): Promise<ReplayResult> {
  for await (const event of events) {
    if (event.result !== undefined) return event.result;
    io.progress(`${event.done} of ${event.of} runs`);
  }
  throw new Error('a replay ends with its result');
}

function onlyOneStdin() {
  return badInput([
    {
      code: 'stdin_taken_twice',
      path: '--usage',
      found: '- for both the scenario and the usage',
      allowed: '- for one of them',
      remedy: 'Put one of them into a file.',
    },
  ]);
}
