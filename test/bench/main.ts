import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus, totalmem } from 'node:os';
import { pathToFileURL } from 'node:url';
import { createSampler, runChunk } from '../../src/main/planning/uncertainty/chunk';
import { interleaved, median, type Runner } from './measure';
import { decimalContended, decimalFree, type DecimalClass } from './peers/decimal';
import { buildSpreadsheet, recalculate, type HyperFormulaClass } from './peers/hyperformula';
import { monteCarloCase, plainMonteCarlo, SEED, squiggleCode } from './peers/monte-carlo';
import { plainContended, plainFree, type PeerTotals } from './peers/plain';
import { compareByService, openBeside, requestOf, simulateByService, totalsOf } from './service';
import { benchCase, quantityOf, type BenchCase, type Size } from './workloads';

type Row = { work: string; against: string; ratio: number; bound: string; met: boolean };

type Squiggle = {
  run(
    code: string,
    options: object,
  ): Promise<{ result: { ok: boolean; value: { result: unknown } } }>;
};

const peersFrom = createRequire(`${process.argv[2] ?? '.'}/package.json`);
const asJson = process.argv.includes('--json');
const REPETITIONS = Math.max(
  30,
  Number(process.argv.find((arg) => arg.startsWith('--repetitions='))?.slice(14) ?? 30),
);
const SMALL: Size = { plans: 5, lines: 20, months: 12 };
const LARGE: Size = { plans: 20, lines: 50, months: 12 };

const rows: Row[] = [];

function say(text: string): void {
  // With --json the rows go where progress goes: a run takes minutes.
  (asJson ? process.stderr : process.stdout).write(`${text}\n`);
}

/** `ratio` at least `bound` times faster, or at most `bound` times the time. */
function row(
  work: string,
  against: string,
  kind: 'faster' | 'time',
  ratio: number,
  bound: number,
): void {
  const met = kind === 'faster' ? ratio >= bound : ratio <= bound;
  const text =
    kind === 'faster' ? `at least ${bound} times faster` : `at most ${bound} times the time`;
  rows.push({ work, against, ratio: Math.round(ratio * 100) / 100, bound: text, met });
  say(
    `${met ? 'met ' : 'MISS'}  ${work.padEnd(58)} ${against.padEnd(34)} ${ratio.toFixed(2).padStart(9)}  ${text}`,
  );
}

function agree(work: string, mine: PeerTotals[], peers: Record<string, PeerTotals[]>): void {
  for (const [name, theirs] of Object.entries(peers)) {
    if (JSON.stringify(mine) !== JSON.stringify(theirs)) {
      throw new Error(
        `${work}: ${name} does not agree: ${JSON.stringify(theirs.find((totals, at) => JSON.stringify(totals) !== JSON.stringify(mine[at])))}`,
      );
    }
  }
}

const named = ({ name, size }: BenchCase): string =>
  `${name}, ${size.plans} plans × ${size.lines} lines`;

function freeFlowing(size: Size, Decimal: DecimalClass, HyperFormula: HyperFormulaClass): void {
  const bench = benchCase('free-flowing', size);
  openBeside(bench);
  const json = requestOf(bench);
  const sheet = buildSpreadsheet(bench, HyperFormula);
  const quantities = Array.from({ length: size.lines }, (_, at) => quantityOf(at));
  const other = quantities.map((n) => n + 1);
  agree(named(bench), totalsOf(compareByService(bench, json)), {
    plain: plainFree(bench),
    'decimal.js': decimalFree(bench, Decimal),
    HyperFormula: recalculate(sheet, bench, quantities),
  });
  let flip = 0;
  const quick: Runner[] = [
    { name: 'engine', run: () => compareByService(bench, json) },
    { name: 'plain', run: () => plainFree(bench) },
  ];
  const times = interleaved(
    [
      ...quick,
      { name: 'decimal', run: () => decimalFree(bench, Decimal) },
      {
        name: 'sheet',
        run: () => recalculate(sheet, bench, (flip += 1) % 2 === 0 ? quantities : other),
      },
    ],
    REPETITIONS,
  );
  const engine = times.get('engine') ?? Number.NaN;
  row(
    `${named(bench)}, totals`,
    'HyperFormula, workload replaced',
    'faster',
    (times.get('sheet') ?? 0) / engine,
    200,
  );
  row(
    `${named(bench)}, totals`,
    'decimal.js loop',
    'faster',
    (times.get('decimal') ?? 0) / engine,
    35,
  );
  row(
    `${named(bench)}, totals`,
    'plain number loop',
    'time',
    engine / (times.get('plain') ?? 0),
    4,
  );
}

function contended(size: Size, Decimal: DecimalClass): void {
  const bench = benchCase('contended', size);
  openBeside(bench);
  const json = requestOf(bench);
  agree(named(bench), totalsOf(compareByService(bench, json)), {
    plain: plainContended(bench),
    'decimal.js': decimalContended(bench, Decimal),
  });
  const quick: Runner[] = [
    { name: 'engine', run: () => compareByService(bench, json) },
    { name: 'plain', run: () => plainContended(bench) },
  ];
  const times = interleaved(
    [
      ...quick,
      { name: 'decimal', run: () => decimalContended(bench, Decimal) },
      { name: 'ledger', run: () => simulateByService(bench, json) },
    ],
    REPETITIONS,
  );
  const engine = times.get('engine') ?? Number.NaN;
  const decimal = times.get('decimal') ?? 0;
  row(`${named(bench)}, totals`, 'decimal.js loop', 'faster', decimal / engine, 60);
  row(
    `${named(bench)}, totals`,
    'plain number loop',
    'time',
    engine / (times.get('plain') ?? 0),
    2.5,
  );
  row(
    `${named(bench)}, ledger and explanations`,
    'decimal.js loop, totals only',
    'faster',
    decimal / (times.get('ledger') ?? Number.NaN),
    4,
  );
}

const WARM_RUNS = 1_000;

async function monteCarlo(squiggle: Squiggle): Promise<void> {
  const { book, scenario } = monteCarloCase();
  openBeside({ name: 'free-flowing', size: { plans: 1, lines: 1, months: 12 }, book, scenario });
  const runs = 10_000;
  const mine = (count: number): Float64Array =>
    runChunk(createSampler(scenario, book, { seed: SEED, runs, draws: 'each-period' }), 0, count)
      .totals[0] ?? new Float64Array();
  const plain = plainMonteCarlo(runs);
  if (!mine(runs).every((total, run) => total === plain[run]))
    throw new Error('Monte Carlo: the plain loop does not agree');
  const theirs: number[] = [];
  const ask = async (): Promise<void> => {
    const begin = performance.now();
    const { result } = await squiggle.run(squiggleCode(), {
      environment: { sampleCount: runs, xyPointLength: 1_000, seed: String(SEED) },
    });
    if (!result.ok) throw new Error(`Squiggle: ${JSON.stringify(result.value)}`);
    theirs.push(performance.now() - begin);
    const middle = median([...plain]) / 100;
    const said = Number(String(result.value.result));
    // Draws of its own: the medians agree within two in a hundred.
    if (Math.abs(said / middle - 1) > 0.02)
      throw new Error(`Squiggle's median ${said} is not ${middle}`);
  };
  const times: { engine: number[]; plain: number[] } = { engine: [], plain: [] };
  for (let round = -2; round < REPETITIONS; round += 1) {
    for (const [name, run] of [
      ['engine', mine],
      ['plain', plainMonteCarlo],
    ] as const) {
      // Seconds of Squiggle's garbage lie between two repetitions: the compiler has dropped what it had made of both.
      run(WARM_RUNS);
      const begin = performance.now();
      run(runs);
      if (round >= 0) times[name].push(performance.now() - begin);
    }
    if (round >= 0) await ask();
  }
  const engine = median(times.engine);
  row(
    'Monte Carlo, 10,000 runs × 365 days, one thread',
    'Squiggle, daily stateful form',
    'faster',
    median(theirs) / engine,
    6,
  );
  row(
    'Monte Carlo, 10,000 runs × 365 days, one thread',
    'plain number loop, same draws',
    'time',
    engine / median(times.plain),
    2.5,
  );
}

function growth(): void {
  const grown: Record<string, Size> = {
    days: { ...SMALL, months: SMALL.months * 10 },
    lines: { ...SMALL, lines: SMALL.lines * 10 },
    plans: { ...SMALL, plans: SMALL.plans * 10 },
  };
  for (const name of ['free-flowing', 'contended'] as const) {
    const base = benchCase(name, SMALL);
    const baseJson = requestOf(base);
    const runners: Runner[] = [{ name: 'base', run: () => compareByService(base, baseJson) }];
    for (const [what, size] of Object.entries(grown)) {
      const bench = benchCase(name, size);
      const json = requestOf(bench);
      runners.push({ name: what, run: () => compareByService(bench, json) });
    }
    const times = interleaved(runners, REPETITIONS);
    for (const what of Object.keys(grown))
      row(
        `${named(base)}, ${what} × 10`,
        'itself',
        'time',
        (times.get(what) ?? 0) / (times.get('base') ?? 0),
        11,
      );
  }
}

const Decimal = peersFrom('decimal.js') as DecimalClass;
const { HyperFormula } = peersFrom('hyperformula') as { HyperFormula: HyperFormulaClass };
const squiggle = (await import(
  pathToFileURL(peersFrom.resolve('@quri/squiggle-lang')).href
)) as Squiggle;

freeFlowing(SMALL, Decimal, HyperFormula);
contended(SMALL, Decimal);
growth();
await monteCarlo(squiggle);
contended(LARGE, Decimal);
freeFlowing(LARGE, Decimal, HyperFormula);

const peakMiB = Math.round(process.resourceUsage().maxRSS / 1024);
const machine = {
  cpu: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  memoryGiB: Math.round(totalmem() / 2 ** 30),
  node: process.version,
};
/** From the file itself: not every peer lets its package.json be imported. */
const version = (name: string): string =>
  (
    JSON.parse(
      readFileSync(`${process.argv[2] ?? '.'}/node_modules/${name}/package.json`, 'utf8'),
    ) as { version: string }
  ).version;
const versions = {
  hyperformula: version('hyperformula'),
  'decimal.js': version('decimal.js'),
  squiggle: version('@quri/squiggle-lang'),
};
if (asJson)
  process.stdout.write(
    `${JSON.stringify({ repetitions: REPETITIONS, rows, machine, versions, peakMiB }, null, 2)}\n`,
  );
else
  say(
    `\n${REPETITIONS} repetitions, interleaved, medians. ${machine.cpu}, ${machine.cores} cores, Node ${machine.node}; ${JSON.stringify(versions)}; peak memory ${peakMiB} MiB.`,
  );
process.exitCode = rows.every(({ met }) => met) ? 0 : 1;
