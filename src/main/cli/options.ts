import type { z } from 'zod';
import { faultsOf } from '../../shared/contract/faults';
import { CalendarDate } from '../../shared/contract/primitives';
import { badInput, type Fault } from '../../shared/errors';
import type { Arguments } from './args';

type Bounds = { readonly min: number; readonly max: number; readonly otherwise: number };

/** The whole number behind `--option`, or `otherwise` where it is not given. */
export function wholeOption(given: Arguments, option: string, bounds: Bounds): number {
  const text = given.value(option);
  if (text === undefined) return bounds.otherwise;
  const value = /^\d{1,12}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= bounds.min && value <= bounds.max) return value;
  throw badInput([wrongValue(option, text, `a whole number from ${bounds.min} to ${bounds.max}`)]);
}

/** Threads of `--workers N`; undefined leaves the choice to the program. */
export function workersOption(given: Arguments): number | undefined {
  if (given.value('workers') === undefined) return undefined;
  return wholeOption(given, 'workers', { min: 0, max: 64, otherwise: 0 });
}

/** The words behind `--option a,b,c`; undefined where it is not given. */
export function listOption(given: Arguments, option: string): string[] | undefined {
  return given
    .value(option)
    ?.split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

/** One of the words allowed behind `--option`, the first of them where it is not given. */
export function wordOption<W extends string>(
  given: Arguments,
  option: string,
  words: readonly W[],
): W | undefined {
  const text = given.value(option);
  if (text === undefined) return words[0];
  const word = words.find((one) => one === text);
  if (word !== undefined) return word;
  throw badInput([wrongValue(option, text, words.join(', '))]);
}

function wrongValue(option: string, found: string, allowed: string): Fault {
  return {
    code: 'option_value_wrong',
    path: `--${option}`,
    found: `"${found.slice(0, 80)}"`,
    allowed,
    remedy: 'Run the command with --help to see what it takes.',
  };
}

/** `--option name=value,name=value` as a record; a value may hold further "=". */
export function pairsOption(given: Arguments, option: string): Record<string, string> {
  const text = given.value(option);
  if (text === undefined) return {};
  const pairs = text.split(',').map((pair) => {
    const at = pair.indexOf('=');
    return [pair.slice(0, Math.max(0, at)).trim(), pair.slice(at + 1).trim()] as const;
  });
  const wrong = pairs.find(([name, value]) => name === '' || value === '');
  if (wrong !== undefined || new Set(pairs.map(([name]) => name)).size < pairs.length) {
    throw badInput([wrongValue(option, text, 'NAME=VALUE,NAME=VALUE with each name once')]);
  }
  return Object.fromEntries(pairs);
}

/** The date behind `--option`; undefined where it is not given. */
export function dateOption(given: Arguments, option: string): string | undefined {
  const text = given.value(option);
  if (text === undefined || CalendarDate.safeParse(text).success) return text;
  throw badInput([wrongValue(option, text, 'a date such as 2026-03-01')]);
}

/** What options come to, as a query of the contract; what does not fit is told as any other wrong option. */
export function fitting<S extends z.ZodType>(schema: S, made: unknown): z.output<S> {
  const parsed = schema.safeParse(made);
  if (parsed.success) return parsed.data;
  throw badInput(
    faultsOf(parsed.error, made, schema).map((fault) => ({
      ...fault,
      path: `options: ${fault.path}`,
    })),
  );
}
