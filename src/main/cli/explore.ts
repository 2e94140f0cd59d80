import {
  BreakEvenQuery,
  PlanMapQuery,
  type BreakEven,
  type PlanMap,
  type Sensitivity,
  type WorkPartRef,
} from '../../shared/contract/explore';
import type { Ceilings } from '../../shared/contract/ceilings';
import { counted } from '../../shared/decimal';
import { createDecisionService } from '../services/decisions';
import { createExploreService } from '../services/explore';
import { readArguments, type Arguments } from './args';
import { EXIT, type Command, type CommandIo } from './command';
import { fitting, wholeOption } from './options';
import { readScenarioFile } from './price-book-source';
import { grouped, table, wrapped } from './tables';

const MAX_VOLUME = 1_000_000_000_000;

const money = (amount: string | null | undefined): string =>
  amount === null || amount === undefined ? 'unknown' : grouped(amount);

/** `--part line:ID`, `catalog:ID` or `all`. */
function partOf(text: string | undefined): WorkPartRef {
  if (text === undefined || text === 'all') return { kind: 'all' };
  const [kind, ...id] = text.split(':');
  return kind === 'catalog'
    ? { kind: 'catalog', id: id.join(':') }
    : { kind: 'line', id: kind === 'line' ? id.join(':') : text };
}

const maxOf = (given: Arguments, name: string): { max?: number } =>
  given.value(name) === undefined
    ? {}
    : { max: wholeOption(given, name, { min: 1, max: MAX_VOLUME, otherwise: 1 }) };

export const breakEven: Command['run'] = async (args, io) => {
  const given = readArguments(args, {
    words: ['FILE'],
    flags: ['json'],
    values: ['part', 'max', 'points', 'price-book'],
  });
  const { json, books } = await readScenarioFile(
    io,
    given.words[0] ?? '',
    given.value('price-book'),
  );
  const query = fitting(BreakEvenQuery, {
    part: partOf(given.value('part')),
    ...maxOf(given, 'max'),
    points: wholeOption(given, 'points', { min: 3, max: 401, otherwise: 41 }),
  });
  const answer = createExploreService(books).breakEven(json, query);
  return print(io, given, answer, breakEvenText);
};

export const sensitivity: Command['run'] = async (args, io) => {
  const given = readArguments(args, {
    words: ['FILE'],
    flags: ['json'],
    values: ['plan', 'price-book'],
  });
  const { json, books } = await readScenarioFile(
    io,
    given.words[0] ?? '',
    given.value('price-book'),
  );
  return print(
    io,
    given,
    createExploreService(books).sensitivity(json, given.need('plan', 'the plan to look at')),
    sensitivityText,
  );
};

export const planMap: Command['run'] = async (args, io) => {
  const given = readArguments(args, {
    words: ['FILE'],
    flags: ['json'],
    values: ['x', 'y', 'x-max', 'y-max', 'points', 'price-book'],
  });
  const { json, books } = await readScenarioFile(
    io,
    given.words[0] ?? '',
    given.value('price-book'),
  );
  const points = wholeOption(given, 'points', { min: 2, max: 60, otherwise: 24 });
  const query = fitting(PlanMapQuery, {
    x: {
      part: partOf(given.need('x', 'what runs to the right')),
      ...maxOf(given, 'x-max'),
      points,
    },
    y: { part: partOf(given.need('y', 'what runs up')), ...maxOf(given, 'y-max'), points },
  });
  return print(io, given, createExploreService(books).planMap(json, query), mapText);
};

export const ceilings: Command['run'] = async (args, io) => {
  const given = readArguments(args, {
    words: ['FILE'],
    flags: ['json', 'strict'],
    values: ['plan', 'price-book'],
  });
  const { json, books } = await readScenarioFile(
    io,
    given.words[0] ?? '',
    given.value('price-book'),
  );
  const answer = createDecisionService(books).ceilings(
    json,
    given.need('plan', 'the plan to look at'),
  );
  print(io, given, answer, ceilingsText);
  return given.has('strict') && answer.unservedUnits > 0 ? EXIT.notFeasible : EXIT.done;
};

function print<T>(io: CommandIo, given: Arguments, answer: T, text: (answer: T) => string): number {
  io.write(given.has('json') ? `${JSON.stringify(answer)}\n` : text(answer));
  return EXIT.done;
}

function breakEvenText({ plans, points, currency, unit, now, sentence }: BreakEven): string {
  const every = Math.max(1, Math.ceil(points.length / 21));
  const shown = points.filter((_, at) => at % every === 0 || at === points.length - 1);
  return [
    `${wrapped(sentence, '')}\nVolume: ${unit}, ${grouped(now)} in the scenario. Totals in ${currency}; ( ) does not serve everything.\n\n`,
    table(
      [
        { title: 'Volume', align: 'right' },
        ...plans.map(({ label }) => ({ title: label, align: 'right' as const })),
      ],
      shown.map(({ volume, totals, served }) => [
        grouped(volume),
        ...totals.map((total, at) =>
          total === null ? 'unknown' : served[at] === true ? money(total) : `(${money(total)})`,
        ),
      ]),
    ),
  ].join('');
}

function sensitivityText({ label, total, currency, rows, low, high }: Sensitivity): string {
  return [
    `${label}: ${money(total)} ${currency}; all inputs at their cheaper ends ${money(low)}, at their dearer ends ${money(high)}.\n\n`,
    table(
      [
        { title: 'Input' },
        { title: 'Low', align: 'right' },
        { title: 'Now', align: 'right' },
        { title: 'High', align: 'right' },
        { title: 'Total low', align: 'right' },
        { title: 'Total high', align: 'right' },
        { title: 'Swing', align: 'right' },
      ],
      rows.map((row) => [
        row.label,
        row.low,
        row.now,
        row.high,
        money(row.totalLow),
        money(row.totalHigh),
        money(row.swing),
      ]),
    ),
    '\nEnds are the range of the input where it has one, else a fifth less and more.\n',
  ].join('');
}

const letter = (at: number): string => (at < 0 ? '.' : String.fromCharCode(65 + at));

/** Letters for plans, row by row from the largest y. */
function mapText({ plans, x, y, cheapest, nearTie }: PlanMap): string {
  const rows = cheapest.map(
    (row, at) =>
      `${grouped(y.values[at] ?? 0).padStart(14)} ${row.map((plan, col) => (nearTie[at]?.[col] === true ? letter(plan).toLowerCase() : letter(plan))).join('')}`,
  );
  const legend = plans.map(({ label }, at) => `${letter(at)} ${label}`).join(', ');
  return [
    `${legend}; small letters: near tie; . no plan serves everything.\n`,
    `Up: ${y.label}. To the right: ${x.label}, 0 to ${grouped(x.values.at(-1) ?? 0)}.\n\n`,
    `${rows.toReversed().join('\n')}\n`,
  ].join('');
}

function ceilingsText({
  label,
  total,
  currency,
  runOutOn,
  daysShort,
  unservedUnits,
  rows,
  monthly,
  daysToFinish,
  lifts,
}: Ceilings): string {
  const short =
    runOutOn === null
      ? 'Nothing runs out.'
      : `Runs short from ${runOutOn}: ${grouped(unservedUnits)} unserved on ${counted(daysShort, 'day')}.`;
  return [
    `${label}: ${money(total)} ${currency}. ${short}${daysToFinish === null ? '' : ` The work takes ${counted(daysToFinish, 'day')}.`}\n`,
    monthly === null
      ? ''
      : `Stated ceiling a month ${grouped(monthly.stated)} (${monthly.basis}); the busiest month, from ${monthly.from}, uses ${grouped(monthly.reached)}.\n`,
    '\n',
    table(
      [{ title: 'Ceiling' }, { title: 'Allows' }, { title: 'Needed' }, { title: 'Binds' }],
      rows.map((row) => [row.label, row.allows, row.needed, row.binds ? 'yes' : '']),
    ),
    lifts.length === 0
      ? ''
      : `\n${table(
          [
            { title: 'Served by' },
            { title: 'Plan' },
            { title: `Total (${currency})`, align: 'right' },
            { title: 'More', align: 'right' },
          ],
          lifts.map((lift) => [lift.by, lift.label, money(lift.total), money(lift.more)]),
        )}`,
  ].join('');
}
