import type { z } from 'zod';
import type { Fault } from '../errors';
import { didYouMean, nearest, oneOf } from '../nearest';
import { keysAt } from './keys';

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** Faults shown at once; a file with more is told how many there are. */
export const MOST_FAULTS = 100;

/** `plans[2].price.amount`; a key that is no plain word stands in brackets and quotes. */
export function pathText(path: Path): string {
  let text = '';
  for (const step of path) {
    if (typeof step === 'number') text += `[${step}]`;
    else if (/^[A-Za-z_$][\w$-]*$/.test(String(step)))
      text += `${text === '' ? '' : '.'}${String(step)}`;
    else text += `[${JSON.stringify(String(step))}]`;
  }
  return text;
}

/** What stands at a path of the input. */
export function valueAt(input: unknown, path: Path): unknown {
  let value = input;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step))
      return undefined;
    value = (value as Record<PropertyKey, unknown>)[step];
  }
  return value;
}

/** What stands there, in at most 80 characters. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'number' && !Number.isFinite(value)) return 'a number too large to be held';
  const text =
    typeof value === 'bigint' ? value.toString() : (JSON.stringify(value) ?? typeof value);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of named values',
  record: 'a group of named values',
  null: 'null',
};

const plural = (count: number | bigint, one: string): string =>
  `${count} ${one}${Number(count) === 1 ? '' : 's'}`;

function sizeAllowed(issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig): string {
  const [word, bound] =
    issue.code === 'too_small'
      ? (['at least', issue.minimum] as const)
      : (['at most', issue.maximum] as const);
  if (issue.origin === 'array' || issue.origin === 'set') {
    return `a list of ${word} ${Number(bound) === 1 ? '1 entry' : `${bound} entries`}`;
  }
  if (issue.origin === 'string') return `text of ${word} ${plural(bound, 'character')}`;
  return `a number of ${word} ${bound}`;
}

const generic = (message: string): boolean =>
  message.startsWith('Invalid') || message.startsWith('Unrecognized');

function literal(value: unknown): string {
  return typeof value === 'string' ? value : String(value);
}

type Context = { readonly input: unknown; readonly schema: z.ZodType | undefined };

function fault(code: string, path: Path, found: unknown, allowed: string, remedy: string): Fault {
  return { code, path: pathText(path), found: shown(found), allowed, remedy };
}

function missing(path: Path, allowed: string): Fault {
  const name = path.at(-1);
  return fault(
    'value_missing',
    path,
    undefined,
    allowed,
    `Add ${typeof name === 'string' ? `"${name}"` : 'it'}.`,
  );
}

function typeFault(issue: z.core.$ZodIssueInvalidType, path: Path, found: unknown): Fault {
  const allowed = TYPES[issue.expected] ?? issue.expected;
  if (found === undefined) return missing(path, allowed);
  return fault(
    'value_type_wrong',
    path,
    found,
    allowed,
    typeRemedy(issue.expected, found, allowed),
  );
}

function typeRemedy(expected: string, found: unknown, allowed: string): string {
  if (expected === 'string' && typeof found === 'number') return 'Put the number in quotes.';
  const digits = typeof found === 'string' && /^\d+$/.test(found);
  if (digits && (expected === 'number' || expected === 'int'))
    return 'Take the number out of its quotes.';
  return `Write ${allowed} here.`;
}

function choiceFault(path: Path, found: unknown, values: readonly unknown[]): Fault {
  const names = values.map(literal);
  if (found === undefined) return missing(path, oneOf(names, 20));
  const remedy =
    typeof found === 'string' ? didYouMean(found, names) : 'Use one of the values allowed here.';
  return fault('value_not_allowed', path, found, oneOf(names, 20), remedy);
}

function unknownKeys(
  issue: z.core.$ZodIssueUnrecognizedKeys,
  path: Path,
  context: Context,
): Fault[] {
  const known = context.schema === undefined ? [] : keysAt(context.schema, context.input, path);
  // A name near to one that is known is looked for as long as faults are shown; the others only count.
  return issue.keys.map((key, at) => ({
    code: 'key_unknown',
    path: pathText([...path, key]),
    found: `the key "${key.slice(0, 60)}"`,
    allowed: known.length === 0 ? 'the keys of the format' : oneOf(known, 30),
    remedy:
      at < MOST_FAULTS && nearest(key, known).length > 0
        ? didYouMean(key, known)
        : 'Delete it: this version knows no such key.',
  }));
}

/** How far the input is from a branch of a union: lower is nearer. */
function misfit(issues: readonly Issue[], input: unknown): number {
  let sum = 0;
  const absent: string[] = [];
  for (const issue of issues) {
    const there = valueAt(input, issue.path);
    if (issue.path.length === 0 && issue.code === 'invalid_type') sum += 100;
    else if (there === undefined && issue.path.length === 1) {
      absent.push(String(issue.path[0]));
      sum += 4;
    } else sum += issue.code === 'unrecognized_keys' ? 0 : 1;
  }
  for (const issue of issues) {
    if (issue.code !== 'unrecognized_keys') continue;
    for (const key of issue.keys) sum += nearest(key, absent, 1).length > 0 ? -3 : 4;
  }
  return sum;
}

function unionFaults(
  issue: z.core.$ZodIssueInvalidUnion,
  path: Path,
  found: unknown,
  context: Context,
): Fault[] {
  if ('options' in issue && Array.isArray(issue.options))
    return [choiceFault(path, found, issue.options)];
  const branches = issue.errors.filter((branch) => branch.length > 0);
  const atRoot = branches.flatMap((branch) =>
    branch.flatMap((inner) => (inner.path.length === 0 ? [wordsOf(inner)] : [])),
  );
  const nearestBranch = branches.reduce<readonly Issue[] | undefined>(
    (best, branch) =>
      best === undefined || misfit(branch, found) < misfit(best, found) ? branch : best,
    undefined,
  );
  const structured = typeof found === 'object' && found !== null;
  if (nearestBranch !== undefined && structured && misfit(nearestBranch, found) < 100) {
    return nearestBranch.flatMap((inner) => faultsOfIssue(inner, path, context));
  }
  // A union that says itself what it allows is taken at its word.
  const allowed = generic(issue.message) ? [...new Set(atRoot)].join('; or ') : issue.message;
  if (found === undefined) return [missing(path, allowed)];
  return [
    fault(
      'value_not_allowed',
      path,
      found,
      allowed === '' ? 'another value' : allowed,
      'Write one of the forms allowed here.',
    ),
  ];
}

/** What a single issue allows, in plain words. */
function wordsOf(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return TYPES[issue.expected] ?? issue.expected;
    case 'invalid_value':
      return oneOf(issue.values.map(literal), 20);
    case 'too_small':
    case 'too_big':
      return sizeAllowed(issue);
    case 'invalid_format':
      return generic(issue.message) ? `text in the form of ${issue.format}` : issue.message;
    case 'custom':
    case 'invalid_element':
    case 'invalid_key':
    case 'invalid_union':
    case 'not_multiple_of':
    case 'unrecognized_keys':
      return issue.message;
    default:
      return issue satisfies never;
  }
}

function faultsOfIssue(issue: Issue, before: Path, context: Context): Fault[] {
  const path = [...before, ...issue.path];
  const found = valueAt(context.input, path);
  switch (issue.code) {
    case 'invalid_type':
      return [typeFault(issue, path, found)];
    case 'invalid_value':
      return [choiceFault(path, found, issue.values)];
    case 'too_small':
      return [
        fault(
          'value_too_small',
          path,
          found,
          sizeAllowed(issue),
          'Write more, or a larger number.',
        ),
      ];
    case 'too_big':
      return [
        fault(
          'value_too_large',
          path,
          found,
          sizeAllowed(issue),
          'Write less, or a smaller number.',
        ),
      ];
    case 'invalid_format':
      return [
        fault('text_form_wrong', path, found, wordsOf(issue), 'Write it in the form allowed here.'),
      ];
    case 'unrecognized_keys':
      return unknownKeys(issue, path, context);
    case 'invalid_union':
      return unionFaults(issue, path, found, context);
    case 'invalid_key': {
      const allowed = issue.issues.map(wordsOf).join('; ');
      return [fault('key_form_wrong', path, path.at(-1), allowed, 'Rename the key.')];
    }
    case 'custom':
    case 'invalid_element':
    case 'not_multiple_of':
      return [
        fault('value_not_valid', path, found, issue.message, 'Change it to what is allowed here.'),
      ];
    default:
      return issue satisfies never;
  }
}

/**
 * The first hundred faults, and one more that says how many there are where there are more. `count`: how many
 * there are where not all of them are given.
 */
export function limited(faults: readonly Fault[], count: number = faults.length): Fault[] {
  if (count <= MOST_FAULTS) return [...faults];
  const more: Fault = {
    code: 'faults_many',
    path: '',
    found: `${count} faults, of which the first ${MOST_FAULTS} are shown`,
    allowed: 'none',
    remedy: 'Mend these first; the others show when they are gone.',
  };
  return [...faults.slice(0, MOST_FAULTS), more];
}

/**
 * What zod found wrong, as faults with path, what stands there, what is allowed and what to do.
 * `input` is what was parsed; with `schema` an unknown key is told its nearest known one.
 */
export function faultsOf(error: z.ZodError, input: unknown, schema?: z.ZodType): Fault[] {
  const context: Context = { input, schema };
  return limited(error.issues.flatMap((issue) => faultsOfIssue(issue, [], context)));
}
