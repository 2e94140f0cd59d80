import { parseArgs } from 'node:util';
import { badInput, type Fault } from '../../shared/errors';
import { didYouMean, oneOf } from '../../shared/nearest';

/** What a command takes: words in their order and options by name, without the leading dashes. */
export type ArgumentForm = {
  /** Names of the words that must stand there, such as `FILE`. */
  readonly words: readonly string[];
  /** Names of words that may follow. */
  readonly optional?: readonly string[];
  readonly flags?: readonly string[];
  /** Options with a value. */
  readonly values?: readonly string[];
};

export type Arguments = {
  readonly words: readonly string[];
  readonly has: (flag: string) => boolean;
  readonly value: (option: string) => string | undefined;
  /** The value of an option that must be given; `what` says what for. */
  readonly need: (option: string, what: string) => string;
};

const HELP = 'Run the command with --help to see what it takes.';

const MOST_FAULTS = 20;
const MOST_LETTERS = 200;

/** A shell may hand over megabytes; what is said about them stays readable. */
function short(fault: Fault): Fault {
  return { ...fault, path: cut(fault.path), found: cut(fault.found), remedy: cut(fault.remedy) };
}

function cut(text: string): string {
  return text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS)}…` : text;
}

/** Reads a command's arguments; throws TierwiseError with every fault at once. */
export function readArguments(args: readonly string[], form: ArgumentForm): Arguments {
  const flags = form.flags ?? [];
  const values = form.values ?? [];
  const { tokens } = parseArgs({
    args: [...args],
    strict: false,
    allowPositionals: true,
    tokens: true,
    options: {
      ...Object.fromEntries(flags.map((name) => [name, { type: 'boolean' as const }])),
      ...Object.fromEntries(values.map((name) => [name, { type: 'string' as const }])),
    },
  });
  const faults: Fault[] = [];
  const words: string[] = [];
  const given = new Map<string, string>();
  for (const token of tokens) {
    if (token.kind === 'positional') words.push(token.value);
    if (token.kind !== 'option') continue;
    const { name, value } = token;
    const fault = optionFault(token.rawName, name, value, { flags, values });
    if (fault) faults.push(fault);
    else if (given.has(name)) faults.push(doubled(name));
    else given.set(name, value ?? '');
  }
  faults.push(...wordFaults(words, form.words, form.optional ?? []));
  if (faults.length > 0) throw badInput(faults.slice(0, MOST_FAULTS).map(short));
  return {
    words,
    has: (flag) => given.has(flag),
    value: (option) => given.get(option),
    need: (option, what) => {
      const value = given.get(option);
      if (value === undefined) throw badInput([missing(`--${option}`, what)]);
      return value;
    },
  };
}

type Known = { readonly flags: readonly string[]; readonly values: readonly string[] };

function optionFault(
  raw: string,
  name: string,
  value: string | undefined,
  { flags, values }: Known,
): Fault | undefined {
  const known = [...flags, ...values].map((option) => `--${option}`);
  if (raw !== `--${name}` || !known.includes(raw)) {
    return {
      code: 'option_unknown',
      path: raw,
      found: `"${raw}"`,
      allowed: oneOf([...known, '--help']),
      remedy: known.length === 0 ? HELP : didYouMean(raw, known),
    };
  }
  if (values.includes(name) && (value === undefined || value === '')) {
    return missing(raw, 'a value behind it');
  }
  if (flags.includes(name) && value !== undefined) {
    return {
      code: 'option_value_unexpected',
      path: raw,
      found: `"${raw}=${value}"`,
      allowed: `${raw} alone`,
      remedy: 'Leave the value away.',
    };
  }
  return undefined;
}

function wordFaults(
  words: readonly string[],
  wanted: readonly string[],
  optional: readonly string[],
): Fault[] {
  const possible = [...wanted, ...optional];
  const absent = wanted.slice(words.length).map((name) => missing(name, `a ${name}`));
  const surplus = words.slice(possible.length).map((word) => ({
    code: 'argument_unexpected',
    path: '',
    found: `"${word}"`,
    allowed: possible.length === 0 ? 'no argument' : `only ${possible.join(' ')}`,
    remedy: HELP,
  }));
  return [...absent, ...surplus];
}

function missing(path: string, allowed: string): Fault {
  return { code: 'argument_missing', path, found: 'nothing', allowed, remedy: HELP };
}

function doubled(name: string): Fault {
  return {
    code: 'option_doubled',
    path: `--${name}`,
    found: `--${name} twice`,
    allowed: 'each option once',
    remedy: 'Keep the one that is meant.',
  };
}
