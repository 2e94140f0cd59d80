import { readArguments } from '../../src/main/cli/args';
import { runEnginePart } from '../../src/main/cli/engine-command';
import { isAllowedLink } from '../../src/main/platform/links';
import { isOwnUrl } from '../../src/main/trpc/ipc-sender';
import { doorsFor, refuseAct, refuseHost, refuseRead } from '../../src/main/web/guard';
import { answerStatic } from '../../src/main/web/static-files';
import { PART_NAMES } from '../../src/shared/contract/parts/schemas';
import { commandLine } from '../support/command-line';
import { refusing, type Door } from './door';
import { badText } from './file-doors';
import { mutateJson, mutateText } from './mutate';
import { PART_SEEDS, SEED_BOOK, seedScenario } from './seeds';

type PartCase = { readonly part: string; readonly text: string };

/** tierwise engine NAME: one case, or a list of them. */
const parts: Door = {
  name: 'engine parts',
  weight: 14,
  make: (random): PartCase => {
    const part = random.pick(PART_NAMES);
    return { part, text: badText(random.pick(PART_SEEDS[part] ?? [{}]), random) };
  },
  run: (given) => {
    const { part, text } = given as PartCase;
    const { exitCode, stdout } = runEnginePart(part, text);
    const answer = JSON.parse(stdout) as { error?: { faults: { code: string }[] } } | unknown[];
    if (exitCode === 0) return 'answered';
    if (exitCode !== 2) throw new Error(`exit code ${exitCode}`);
    const faults = Array.isArray(answer) ? undefined : answer.error?.faults;
    return faults?.[0]?.code.startsWith('json_') === true ? 'stopped' : 'refused';
  },
};

function wordsOf(given: unknown): string[] {
  const list: unknown[] = Array.isArray(given) ? given : [given];
  return list.map((word) => (typeof word === 'string' ? word : JSON.stringify(word)));
}

type Line = { readonly args: string[]; readonly files: Record<string, string> };

const LINES = [
  ['compare', 'scenario.json', '--price-book', 'book.json', '--json'],
  ['compare', '-', '--price-book', 'book.json', '--strict'],
  ['simulate', 'scenario.json', '--plan', 'pro', '--ledger', '--price-book', 'book.json'],
  [
    'explain',
    'scenario.json',
    '--plan',
    'pro',
    '--month',
    '2027-02-28',
    '--price-book',
    'book.json',
  ],
  ['price-book', 'validate', 'book.json', '--json'],
  ['price-book', 'diff', 'book.json', 'cloro', '--json'],
  ['price-book', 'show', 'book.json'],
  ['schema', 'engine.burn-down'],
  ['help', 'compare'],
];

/** A whole command line with its files, as a shell gives it. */
const commandLines: Door = {
  name: 'command line',
  weight: 5,
  make: (random): Line => {
    const args = random.pick(LINES);
    const changed = random.chance(0.5) ? mutateJson(args, random) : args;
    return {
      args: wordsOf(changed).slice(0, 20),
      files: {
        'scenario.json': random.chance(0.6)
          ? badText(seedScenario(), random)
          : JSON.stringify(seedScenario()),
        'book.json': random.chance(0.4) ? badText(SEED_BOOK, random) : JSON.stringify(SEED_BOOK),
      },
    };
  },
  run: async (given) => {
    const { args, files } = given as Line;
    // Without a prototype: a file named "constructor" is not there.
    const named = Object.assign(Object.create(null) as Record<string, string>, files, {
      '-': files['scenario.json'],
    });
    const { code, out, err } = await commandLine(args, named);
    const said = out + err;
    if (![0, 1, 2].includes(code)) throw new Error(`exit code ${code}: ${said.slice(0, 800)}`);
    if (code === 2 && /json_(?:not_valid|depth|key)/.test(said)) return 'stopped';
    return code === 2 ? 'refused' : 'answered';
  },
};

const options: Door = {
  name: 'arguments',
  weight: 8,
  make: (random) =>
    mutateJson(['FILE', '--plan', 'pro', '--json', '--', '--strict', '--workers=3'], random),
  run: (given) => {
    const args = wordsOf(given);
    return refusing(() =>
      readArguments(args, {
        words: ['FILE'],
        optional: ['OTHER'],
        flags: ['json', 'strict'],
        values: ['plan', 'workers'],
      }),
    );
  },
};

type Knocking = {
  readonly method: string;
  readonly target: string;
  readonly headers: Record<string, string>;
};

const doors = doorsFor(4310);
const OWN_HEADERS = {
  host: '127.0.0.1:4310',
  origin: 'http://127.0.0.1:4310',
  'content-type': 'application/json',
  'x-tierwise-call': 'query',
  'sec-fetch-site': 'same-origin',
  cookie: 'tierwise-4310=abc',
};

/** The head of an HTTP request, judged before anything else; and the path of a file. */
const http: Door = {
  name: 'HTTP heads and paths',
  weight: 14,
  make: (random) => ({
    method: random.pick(['GET', 'POST', 'PUT', 'OPTIONS', 'get', '']),
    target: mutateText(
      random.pick([
        '/index.html',
        '/assets/a.js',
        '/trpc/app.version',
        '/launch',
        '/%2e%2e%2fpackage.json',
        '/..%5c..%5cx',
      ]),
      random,
    ),
    headers: mutateJson(OWN_HEADERS, random),
  }),
  run: async (given) => {
    const { method, target, headers } = given as Knocking;
    const named = typeof headers === 'object' && headers !== null ? headers : {};
    const plain = Object.fromEntries(
      Object.entries(named).flatMap(([name, value]) =>
        typeof value === 'string' ? [[name.toLowerCase(), value]] : [],
      ),
    );
    const knock = { method, target, headers: plain, rawHeaders: Object.entries(plain).flat() };
    const foreign = refuseHost(knock, doors);
    if (
      foreign === undefined &&
      plain['host'] !== OWN_HEADERS.host &&
      !/^(?:localhost|\[::1\]|127\.0\.0\.1):4310$/.test(plain['host'] ?? '')
    )
      throw new Error('another host was let in');
    const act = refuseAct(knock, doors);
    if (
      act === undefined &&
      plain['origin'] !== OWN_HEADERS.origin &&
      !/^http:\/\/(?:localhost|\[::1\]|127\.0\.0\.1):4310$/.test(plain['origin'] ?? '')
    )
      throw new Error('another origin was let in');
    refuseRead(knock);
    const { status } = await answerStatic(import.meta.dirname, target.split('?', 1)[0] ?? '/');
    if (status === 200 && /package\.json/.test(target))
      throw new Error('a file outside was served');
    return foreign === undefined ? 'answered' : 'stopped';
  },
};

const HOSTS = new Set(['example.org']);

const addresses: Door = {
  name: 'addresses',
  weight: 14,
  make: (random) =>
    mutateText(
      random.pick([
        'app://tierwise/',
        'https://example.org/pricing',
        'https://example.org@evil.example/',
        'app://tierwise.evil/',
        'file:///etc/passwd',
      ]),
      random,
    ),
  run: (given) => {
    const text = String(given);
    const own = isOwnUrl(text);
    if (own && new URL(text).hostname !== 'tierwise')
      throw new Error('another place passes for ours');
    const link = isAllowedLink(text, HOSTS);
    if (link && new URL(text).origin !== 'https://example.org')
      throw new Error('another place may be opened');
    return own || link ? 'answered' : 'stopped';
  },
};

export const OTHER_DOORS: readonly Door[] = [parts, commandLines, options, http, addresses];
