import type { Operation } from '../../../../shared/contract/operation';
import type { Schedule } from '../../../../shared/contract/scenario-work';
import { counted, grouped } from '../../../../shared/decimal';
import type { Pattern } from './pattern';

const WEEKDAY = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
} as const;

/** The pattern in one sentence: level, days, growth, seasons. */
export function patternSentence({ lines }: Pattern, operation: Operation): string {
  const [first] = lines;
  if (first === undefined) return `No ${operation.unitPlural ?? operation.unit}.`;
  const units = (count: number): string =>
    counted(count, operation.unit, operation.unitPlural ?? operation.unit);
  const level =
    lines.length === 1
      ? `${units(first.quantity)} ${whenWords(first.schedule)}`
      : `${lines.map(({ quantity, schedule }) => `${grouped(quantity)} on ${dayName(schedule)}s`).join(', ')} (${operation.unitPlural ?? operation.unit})`;
  return `${level}${growthWords(first.growth)}${first.seasons === null ? '' : ', with seasons'}.`;
}

function dayName(schedule: Schedule): string {
  return schedule.kind === 'weekly' ? WEEKDAY[schedule.on] : schedule.kind;
}

function whenWords(schedule: Schedule): string {
  switch (schedule.kind) {
    case 'daily':
      return 'a day';
    case 'weekdays':
      return 'on each day from Monday to Friday';
    case 'weekly':
      return `on each ${WEEKDAY[schedule.on]}`;
    case 'monthly':
      return `on day ${schedule.day} of each month`;
    case 'per-month':
      return 'a month, spread evenly';
    case 'once':
    case 'dates':
    case 'series':
      return 'on their dates';
    default:
      return schedule satisfies never;
  }
}

function growthWords(growth: string): string {
  if (growth === '0') return ', without growth';
  const falls = growth.startsWith('-');
  const percent = Math.round(Math.abs(Number(growth)) * 10_000) / 100;
  return `, ${falls ? 'falling' : 'growing'} by ${percent} % a month`;
}
