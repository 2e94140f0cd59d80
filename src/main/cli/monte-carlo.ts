import {
  MonteCarloQuery,
  type MonteCarloResult,
  type PlanOdds,
} from '../../shared/contract/uncertainty';
import { counted } from '../../shared/decimal';
import { createMonteCarloService } from '../services/monte-carlo';
import { allCores, createJobs } from '../workers/jobs';
import { readArguments, type Arguments } from './args';
import { EXIT, type CommandIo } from './command';
import { fitting, listOption, wholeOption, wordOption, workersOption } from './options';
import { readScenarioFile } from './price-book-source';
import { grouped, plain, table, wrapped } from './tables';

const MAX_SEED = 4_294_967_295;
const MAX_RUNS = 200_000;

export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const given = readArguments(args, {
    words: ['FILE'],
    flags: ['json'],
    values: ['seed', 'runs', 'plan', 'fan', 'draws', 'workers', 'price-book'],
  });
  const [file = ''] = given.words;
  const query = queryOf(given);
  const threads = workersOption(given) ?? allCores();
  const { json, books } = await readScenarioFile(io, file, given.value('price-book'));
  const jobs = createJobs({ threads });
  try {
    for await (const event of createMonteCarloService(books, jobs).run(json, query)) {
      if (event.kind === 'progress')
        io.progress(`${grouped(event.done)} of ${grouped(event.runs)} runs`);
      if (event.kind !== 'result') continue;
      io.progress('');
      io.write(given.has('json') ? `${JSON.stringify(event.result)}\n` : oddsText(event.result));
    }
  } finally {
    await jobs.close();
  }
  return EXIT.done;
}

function queryOf(given: Arguments): MonteCarloQuery {
  const plans = listOption(given, 'plan');
  return fitting(MonteCarloQuery, {
    seed: wholeOption(given, 'seed', { min: 0, max: MAX_SEED, otherwise: 1 }),
    runs: wholeOption(given, 'runs', { min: 1, max: MAX_RUNS, otherwise: 10_000 }),
    draws: wordOption(given, 'draws', MonteCarloQuery.shape.draws.unwrap().options),
    ...(plans === undefined ? {} : { plans }),
    ...(given.value('fan') === undefined ? {} : { fan: given.value('fan') }),
  });
}

function oddsText(result: MonteCarloResult): string {
  const { plans, runs, seed, currency, uncertain } = result;
  const varies =
    uncertain.length === 0
      ? 'No quantity of this scenario is uncertain, so every run is the same.'
      : `Uncertain: ${uncertain.join(', ')}.`;
  const capped = plans.some((row) => row.hitCap > 0);
  const share = (count: number): string => percent(count, runs);
  return [
    `${counted(runs, 'run')}, seed ${seed}\n${wrapped(varies, '')}\n`,
    table(
      [
        { title: 'Plan' },
        { title: `P10 (${currency})`, align: 'right' },
        { title: 'P50', align: 'right' },
        { title: 'P90', align: 'right' },
        { title: 'Likely', align: 'right' },
        { title: 'Ran out', align: 'right' },
        { title: capped ? 'Hit the cap' : '', align: 'right' },
        { title: 'Cheapest', align: 'right' },
      ],
      plans.map((row) => [
        row.label,
        money(row.p10),
        money(row.p50),
        money(row.p90),
        money(row.plain),
        share(row.ranOut),
        capped ? share(row.hitCap) : '',
        share(row.cheapest),
      ]),
    ),
    `\n${verdict(plans, runs)}\n`,
  ].join('');
}

const money = (amount: string | null): string => (amount === null ? 'unknown' : grouped(amount));

/** Which plan was the cheapest most often, in words. */
function verdict(plans: readonly PlanOdds[], runs: number): string {
  const best = plans.reduce<PlanOdds | undefined>(
    (most, row) => (row.cheapest > (most?.cheapest ?? 0) ? row : most),
    undefined,
  );
  if (best === undefined) return 'In no run did any plan serve everything at a known price.';
  return plain(
    `${best.label} is the cheapest plan that serves everything in ${percent(best.cheapest, runs)} of the runs.`,
  );
}

/** Whole percent, but never "0 %" for what happened nor "100 %" for what did not always. */
function percent(count: number, of: number): string {
  if (count === 0) return '0 %';
  if (count === of) return '100 %';
  const share = (100 * count) / of;
  if (share < 1) return '< 1 %';
  return share > 99 ? '> 99 %' : `${Math.round(share)} %`;
}
