import type { PriceBook } from '../../../shared/contract/price-book';
import type { PlanAgainstActual } from '../../../shared/contract/replay';
import type { Scenario } from '../../../shared/contract/scenario';
import type { Catalog, Line } from '../../../shared/contract/scenario-work';
import { counted, formatTrimmed, grouped } from '../../../shared/decimal';
import { plus } from '../../engine/amount/checked';
import { compileProgram, type Program } from '../../engine/simulate/program';
import type { Recorder, Run } from '../../engine/simulate/run';
import { newRecorder, simulate } from '../../engine/simulate/simulate';
import { recurrence } from '../../engine/time/cycle';
import { formatDay, parseDay, type Day } from '../../engine/time/day';
import { choosePurchasing } from '../purchasing';
import { casesOf } from '../record';
import { summarise } from '../summary';
import { freeId, seriesLines } from './replayed-scenario';
import type { ReplayedUsage } from './resolve';

/**
 * The scenario's plan as planned, as it went, and as it may end: real usage on the days the file
 * covers, the planned work before and behind them. Null where the scenario names no plan, plans
 * nothing, or none of its days has usage. `book` as the scenario reads it.
 */
export function planAgainstActual(
  usage: ReplayedUsage,
  scenario: Scenario,
  book: PriceBook,
): PlanAgainstActual | null {
  const plan = scenario.account?.plan ?? scenario.plan;
  const start = parseDay(scenario.start);
  const end = recurrence(start, scenario.months);
  const window = { from: Math.max(start, usage.from), until: Math.min(end, usage.until) };
  if (plan === undefined || scenario.lines.length + scenario.catalogs.length === 0) return null;
  if (window.until <= window.from) return null;
  const planned = lived(compileProgram(book, scenario), plan);
  const actual = lived(compileProgram(book, asItWent(usage, scenario, window)), plan);
  const days = Array.from({ length: window.until - window.from }, (_, at) =>
    formatDay(window.from + at),
  );
  const meters = book.meters.map((meter, at) =>
    meterDays(planned, actual, meter.id, at, { first: window.from - start, count: days.length }),
  );
  const label = book.plans.find((one) => one.id === plan)?.label ?? plan;
  const ends = [planned, actual].map(({ program, runs }) => {
    const { total, firstShortOn } = summarise(program, plan, runs);
    return { total, firstShortOn };
  });
  const [asPlanned, expected] = ends as [
    PlanAgainstActual['planned'],
    PlanAgainstActual['expected'],
  ];
  return {
    plan,
    label,
    days,
    meters,
    planned: asPlanned,
    expected,
    sentence: sentenceOf(meters, days.length, book, asPlanned, expected),
  };
}

type Lived = { readonly program: Program; readonly runs: readonly Run[] };

function lived(program: Program, plan: string): Lived {
  const runs = casesOf(program.scenario).map((caseId) =>
    simulate(program, {
      plan,
      purchasing: choosePurchasing(program, plan, caseId),
      recorder: newRecorder(program),
      case: caseId,
    }),
  );
  return { program, runs };
}

type Window = { readonly from: Day; readonly until: Day };

/** The real usage in place of the plan on the days of the window; the plan holds before and behind it. */
function asItWent(usage: ReplayedUsage, scenario: Scenario, window: Window): Scenario {
  const start = parseDay(scenario.start);
  const [from, until] = [formatDay(window.from), formatDay(window.until)];
  const ids = new Set<string>();
  const around = <T extends Line | Catalog>(row: T): T[] => [
    ...(window.from > start
      ? [{ ...row, id: freeId(row.id, ids), until: earlier(row.until, from) }]
      : []),
    { ...row, id: freeId(row.id, ids), from: later(row.from, until) },
  ];
  const catalogs = scenario.catalogs.flatMap(around);
  const lines = scenario.lines.flatMap(around);
  const real = seriesLines(usage.work, scenario, usage.from - start, ids).map((line) => ({
    ...line,
    until,
  }));
  return { ...scenario, catalogs, lines: [...real, ...lines] };
}

const earlier = (a: string | undefined, b: string): string => (a !== undefined && a < b ? a : b);
const later = (a: string | undefined, b: string): string => (a !== undefined && a > b ? a : b);

type MeterDays = PlanAgainstActual['meters'][number];

const total = (used: readonly number[]): number => used.reduce(plus, 0);

function meterDays(
  planned: Lived,
  actual: Lived,
  meter: string,
  at: number,
  { first, count }: { readonly first: number; readonly count: number },
): MeterDays {
  const column = (one: Lived, of: (recorder: Recorder) => number[][]): number[] =>
    Array.from({ length: count }, (_, day) =>
      one.runs.reduce(
        (sum, { recorder }) => plus(sum, (recorder && of(recorder)[at]?.[first + day]) ?? 0),
        0,
      ),
    );
  const text =
    (one: Lived) =>
    (credits: number): string =>
      formatTrimmed(credits, one.program.scale);
  const plannedUsed = column(planned, (recorder) => recorder.used);
  const actualUsed = column(actual, (recorder) => recorder.used);
  // Both at one scale, so that they can be taken from each other.
  const scale = Math.max(planned.program.scale, actual.program.scale);
  const before = total(plannedUsed) * 10 ** (scale - planned.program.scale);
  const after = total(actualUsed) * 10 ** (scale - actual.program.scale);
  return {
    meter,
    plannedUsed: plannedUsed.map(text(planned)),
    actualUsed: actualUsed.map(text(actual)),
    plannedBalance: column(planned, (recorder) => recorder.end).map(text(planned)),
    actualBalance: column(actual, (recorder) => recorder.end).map(text(actual)),
    ahead: formatTrimmed(after - before, scale),
    aheadPercent:
      before === 0 ? null : formatTrimmed(Math.round((1_000 * (after - before)) / before), 1),
  };
}

/** "100 credits more than planned were used in 10 days (4.2 %)"; a percentage that rounds to 0 says nothing. */
function usedWords(
  { ahead, aheadPercent }: MeterDays,
  meter: PriceBook['meters'][number],
  days: number,
): string {
  const period = counted(days, 'day');
  if (ahead === '0') return `As many ${meter.unitPlural} as planned were used in ${period}`;
  const size = ahead.replace('-', '');
  const credits = counted(size, meter.unit, meter.unitPlural);
  const percent = aheadPercent?.replace('-', '') ?? '0';
  const share = percent === '0' ? '' : ` (${percent} %)`;
  return `${credits} ${ahead === size ? 'more' : 'less'} than planned ${size === '1' ? 'was' : 'were'} used in ${period}${share}`;
}

function sentenceOf(
  meters: readonly MeterDays[],
  days: number,
  { meters: names, currency }: PriceBook,
  planned: PlanAgainstActual['planned'],
  expected: PlanAgainstActual['expected'],
): string {
  const [first] = meters;
  const [meter] = names;
  if (first === undefined || meter === undefined) return '';
  const money =
    planned.total === null || expected.total === null
      ? ''
      : planned.total === expected.total
        ? `; the horizon comes to ${grouped(expected.total)} ${currency}, as planned`
        : `; the horizon comes to ${grouped(expected.total)} instead of ${grouped(planned.total)} ${currency}`;
  const short =
    expected.firstShortOn === null || expected.firstShortOn === planned.firstShortOn
      ? ''
      : `, and credits run short on ${expected.firstShortOn}`;
  return `${usedWords(first, meter, days)}${money}${short}.`;
}
