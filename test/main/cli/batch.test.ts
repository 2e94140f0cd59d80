import { describe, expect, it } from 'vitest';
import { commandLine } from '../../support/command-line';
import { smallScenario } from '../../support/library';
import { SMALL_BOOK_INPUT } from '../../support/small-book';

const GOOD = JSON.stringify(smallScenario());
const files = (lines: readonly string[]) => ({
  '-': `${lines.join('\n')}\n`,
  'b.ndjson': lines.join('\n'),
  'book.json': SMALL_BOOK_INPUT,
});
const batch = (lines: readonly string[], ...args: string[]) =>
  commandLine(['batch', ...args, '--price-book', 'book.json'], files(lines));

describe('batch', () => {
  it('answers stdin line by line and ends with 0 where all are well', async () => {
    const { code, out, err } = await batch([GOOD, GOOD]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const alone = await commandLine(['compare', 's.json', '--json', '--price-book', 'book.json'], {
      ...files([]),
      's.json': GOOD,
    });
    expect(out).toBe(`${alone.out}${alone.out}`);
  });

  it('puts an error in the place of a bad line and ends with 2', async () => {
    const { code, out, err } = await batch([GOOD, '{', GOOD]);
    expect(code).toBe(2);
    const lines = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.map((line) => Object.keys(line)[0])).toEqual(['format', 'error', 'format']);
    expect(err).toBe('1 of 3 lines could not be answered; each has an error in its place.\n');
  });

  it('takes a file, another question and a plan', async () => {
    const { code, out } = await batch([GOOD], 'b.ndjson', '--what', 'simulate', '--plan', 'pro');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      kind: 'simulation',
      summary: { plan: 'pro', total: '76.00' },
    });
  });

  it('answers nothing with nothing', async () => {
    const { code, out } = await commandLine(['batch'], { '-': '' });
    expect({ code, out }).toEqual({ code: 0, out: '' });
  });

  it('refuses what it cannot be asked', async () => {
    const { code, err } = await batch([GOOD], '--what', 'guess');
    expect(code).toBe(2);
    expect(err).toContain('--what: found "guess"; allowed: compare, simulate, recommend.');
  });
});
