import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commands } from '../../../src/main/cli/commands';
import { compose } from '../../../src/main/compose';
import { commandLine } from '../../support/command-line';
import { smallScenario } from '../../support/library';
import { SMALL_BOOK_INPUT } from '../../support/small-book';

/** What holds of every command: its exit codes, and that --json puts nothing but JSON on stdout. */

const folder = mkdtempSync(join(tmpdir(), 'tierwise-commands-'));
const dataDir = join(folder, 'data');
beforeAll(() => compose({ host: 'command-line', dataDir }).close());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const USAGE = 'date,operation,quantity\n2026-03-01,check,4\n2026-03-02,check,6\n';
const FILES: Readonly<Record<string, unknown>> = {
  's.json': smallScenario(),
  /** Needs what only the larger plan has. */
  'roles.json': smallScenario({ needs: { features: ['roles'] } }),
  /** More in a month than credits, packs refused, can serve. */
  'much.json': smallScenario({
    lines: [{ id: 'a', operation: 'check', quantity: 90_000 }],
    choices: { packs: { kind: 'none' } },
  }),
  'little.json': smallScenario({ lines: [{ id: 'a', operation: 'check', quantity: 10 }] }),
  'faulty.json': { ...smallScenario(), months: -1 },
  'book.json': SMALL_BOOK_INPUT,
  'dear.json': { ...SMALL_BOOK_INPUT, version: '2027-01-01' },
  'poor.json': { ...SMALL_BOOK_INPUT, version: '2028-01-01', packs: [] },
  'bad-book.json': { ...SMALL_BOOK_INPUT, currency: 7 },
  'usage.csv': USAGE,
  'much.csv': `${USAGE}2026-03-03,check,90000\n`,
  'bad.csv': 'a,b\nx,y\n',
  'lines.ndjson': `${JSON.stringify(smallScenario())}\n`,
  'bad.ndjson': `${JSON.stringify(smallScenario())}\nnot json\n`,
  'case.json': { anchor: '2026-01-31', count: 3 },
  'bad-case.json': { anchor: '2026-02-30' },
};
const BOOK = ['--price-book', 'book.json'];
const DATA = ['--data-dir', dataDir];

type Row = {
  readonly good: readonly string[];
  readonly bad: readonly string[];
  /** It answers in JSON without being asked. */
  readonly alwaysJson?: true;
  /** A bad line has its fault in its place, and the others their answers. */
  readonly byLine?: true;
  /** The file whose reading goes wrong in a way nobody foresaw; null where it reads none. */
  readonly breaks: string | null;
};

const table: Readonly<Record<string, Row>> = {
  compare: {
    good: ['compare', 's.json', ...BOOK],
    bad: ['compare', 'faulty.json', ...BOOK],
    breaks: 's.json',
  },
  simulate: {
    good: ['simulate', 's.json', '--plan', 'pro', ...BOOK],
    bad: ['simulate', 's.json', '--plan', 'gold', ...BOOK],
    breaks: 's.json',
  },
  explain: {
    good: ['explain', 's.json', '--plan', 'pro', ...BOOK],
    bad: ['explain', 's.json', '--plan', 'gold', ...BOOK],
    breaks: 's.json',
  },
  recommend: {
    good: ['recommend', 's.json', ...BOOK],
    bad: ['recommend', 's.json', '--plan', 'gold', ...BOOK],
    breaks: 's.json',
  },
  impact: {
    good: ['impact', '--before', 'book.json', '--after', 'dear.json', 's.json', 'roles.json'],
    bad: ['impact', '--before', 'bad-book.json', '--after', 'book.json', 's.json'],
    breaks: 's.json',
  },
  'explore ceilings': {
    good: ['explore', 'ceilings', 's.json', '--plan', 'free', ...BOOK],
    bad: ['explore', 'ceilings', 's.json', '--plan', 'gold', ...BOOK],
    breaks: 's.json',
  },
  'explore break-even': {
    good: ['explore', 'break-even', 's.json', '--points', '3', ...BOOK],
    bad: ['explore', 'break-even', 's.json', '--part', 'line:nothing', ...BOOK],
    breaks: 's.json',
  },
  'explore sensitivity': {
    good: ['explore', 'sensitivity', 's.json', '--plan', 'pro', ...BOOK],
    bad: ['explore', 'sensitivity', 's.json', '--plan', 'gold', ...BOOK],
    breaks: 's.json',
  },
  'explore map': {
    good: ['explore', 'map', 's.json', '--x', 'all', '--y', 'all', '--points', '2', ...BOOK],
    bad: ['explore', 'map', 's.json', '--x', 'all', '--y', 'line:nothing', ...BOOK],
    breaks: 's.json',
  },
  'monte-carlo': {
    good: ['monte-carlo', 's.json', '--runs', '20', '--workers', '0', ...BOOK],
    bad: ['monte-carlo', 's.json', '--plan', 'gold', '--workers', '0', ...BOOK],
    breaks: 's.json',
  },
  batch: {
    good: ['batch', 'lines.ndjson', '--workers', '0', ...BOOK],
    bad: ['batch', 'bad.ndjson', '--workers', '0', ...BOOK],
    alwaysJson: true,
    byLine: true,
    breaks: 'lines.ndjson',
  },
  replay: {
    good: ['replay', 's.json', '--usage', 'usage.csv', '--workers', '0', ...BOOK],
    bad: ['replay', 's.json', '--usage', 'bad.csv', '--workers', '0', ...BOOK],
    breaks: 'usage.csv',
  },
  'price-books': {
    good: ['price-books', ...DATA],
    bad: ['price-books', '--dir', 'x'],
    breaks: null,
  },
  'price-book validate': {
    good: ['price-book', 'validate', 'book.json'],
    bad: ['price-book', 'validate', 'bad-book.json'],
    breaks: 'book.json',
  },
  'price-book diff': {
    good: ['price-book', 'diff', 'book.json', 'dear.json'],
    bad: ['price-book', 'diff', 'book.json', 'nobody'],
    breaks: 'book.json',
  },
  'price-book show': {
    good: ['price-book', 'show', 'book.json'],
    bad: ['price-book', 'show', 'bad-book.json'],
    breaks: 'book.json',
  },
  engine: {
    good: ['engine', 'cycles', 'case.json'],
    bad: ['engine', 'cycles', 'bad-case.json'],
    alwaysJson: true,
    byLine: true,
    breaks: 'case.json',
  },
  schema: {
    good: ['schema', 'scenario'],
    bad: ['schema', 'nothing'],
    alwaysJson: true,
    breaks: null,
  },
  scenarios: { good: ['scenarios', ...DATA], bad: ['scenarios', 'more'], breaks: null },
  backup: { good: ['backup', ...DATA], bad: ['backup', 'more'], breaks: null },
  restore: {
    good: ['restore', '--list', ...DATA],
    bad: ['restore', 'nothing', ...DATA],
    breaks: null,
  },
  check: { good: ['check', ...DATA], bad: ['check', '--deep'], breaks: null },
};
const rows = Object.entries(table);
const json = (args: readonly string[], row: Row): readonly string[] =>
  row.alwaysJson === true ? args : [...args, '--json'];

const eachJson = (text: string, row: Row): unknown[] =>
  (row.byLine === true ? text.trimEnd().split('\n') : [text]).map(
    (part) => JSON.parse(part) as unknown,
  );

describe('every command', () => {
  it('stands in this table', () => {
    expect(Object.keys(table).toSorted()).toEqual([...commands.keys()].toSorted());
  });

  it.each(rows)('%s: 0 and an answer, with --json one in JSON and nothing else', async (_, row) => {
    const told = await commandLine(row.good, FILES);
    expect({ code: told.code, err: told.err }).toEqual({ code: 0, err: '' });
    expect(told.out).not.toBe('');
    const asked = await commandLine(json(row.good, row), FILES);
    expect({ code: asked.code, err: asked.err }).toEqual({ code: 0, err: '' });
    expect(eachJson(asked.out, row).length).toBeGreaterThan(0);
  });

  it.each(rows)(
    '%s: 2 and every fault, on stderr or with --json in JSON on stdout',
    async (_, row) => {
      const told = await commandLine(row.bad, FILES);
      expect(told.code).toBe(2);
      if (row.alwaysJson !== true) expect(told.out).toBe('');
      expect(told.err).not.toBe('');
      const asked = await commandLine(json(row.bad, row), FILES);
      expect(asked.code).toBe(2);
      if (row.alwaysJson !== true) {
        expect(JSON.parse(asked.out)).toHaveProperty('error.faults[0].remedy');
        expect(asked.err).toBe('');
      }
    },
  );

  it.each([
    ['compare', ['compare', 'FILE', ...BOOK]],
    ['simulate', ['simulate', 'FILE', '--plan', 'free', ...BOOK]],
    ['recommend', ['recommend', 'FILE', ...BOOK]],
    ['explore ceilings', ['explore', 'ceilings', 'FILE', '--plan', 'free', ...BOOK]],
    ['impact', ['impact', '--before', 'book.json', '--after', 'poor.json', 'FILE']],
    ['replay', ['replay', 'FILE', '--usage', 'USAGE', '--workers', '0', ...BOOK]],
  ])(
    '%s --strict: 1 where it is not feasible and 0 where it is; the same answer',
    async (name, args) => {
      const ask = (file: string, usage: string, strict: readonly string[]) =>
        commandLine(
          [
            ...args.map((arg) => (arg === 'FILE' ? file : arg === 'USAGE' ? usage : arg)),
            ...strict,
          ],
          FILES,
        );
      const short = name === 'impact' ? 's.json' : 'much.json';
      const well = name === 'impact' ? 'little.json' : 's.json';
      const told = await ask(short, 'much.csv', []);
      const strict = await ask(short, 'much.csv', ['--strict']);
      expect([told.code, strict.code]).toEqual([0, 1]);
      expect({ ...strict, code: 0 }).toEqual(told);
      expect((await ask(well, 'usage.csv', ['--strict'])).code).toBe(0);
      const bad = await ask('faulty.json', 'usage.csv', ['--strict']);
      expect(bad.code).toBe(2);
    },
  );

  it.each(rows)('%s: an option nobody knows is a fault, with --json in JSON', async (name) => {
    const { code, out, err } = await commandLine(
      [...name.split(' '), '--no-such', '--json'],
      FILES,
    );
    expect({ code, err }).toEqual({ code: 2, err: '' });
    expect(JSON.parse(out)).toMatchObject({ error: { kind: 'bad-input' } });
    expect(out).toContain('option_unknown');
  });

  it.each(rows.filter(([, { good }]) => good.includes(dataDir)))(
    '%s: 2 where the folder that was named holds no database, which stays as it is',
    async (_, row) => {
      const place = mkdtempSync(join(folder, 'not-ours-'));
      const file = join(place, 'tierwise.db');
      writeFileSync(file, 'not a database at all, but long enough to be looked at');
      const args = row.good.map((arg) => (arg === dataDir ? place : arg));
      // A list of backups needs no database.
      const asked = args.map((arg) => (arg === '--list' ? 'newest' : arg));
      const { code, out, err } = await commandLine([...asked, '--json'], FILES);
      expect({ code, err }).toEqual({ code: 2, err: '' });
      expect(out).toContain('"remedy"');
      expect(readFileSync(file, 'utf8')).toContain('not a database at all');
    },
  );

  it.each(rows.filter(([, { breaks }]) => breaks !== null))(
    '%s: 70 where something breaks that nobody foresaw, with the stack on stderr',
    async (_, row) => {
      const broken = Object.defineProperty({ ...FILES }, row.breaks ?? '', {
        get: () => {
          throw new Error('broken inside');
        },
      });
      const { code, out, err } = await commandLine(json(row.good, row), broken);
      expect(code).toBe(70);
      expect(err).toContain('Error: broken inside\n    at ');
      if (row.alwaysJson !== true)
        expect(JSON.parse(out)).toMatchObject({ error: { kind: 'bug' } });
    },
  );
});
