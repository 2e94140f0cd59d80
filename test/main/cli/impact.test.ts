import { describe, expect, it } from 'vitest';
import { Impact } from '../../../src/shared/contract/impact';
import { commandLine } from '../../support/command-line';
import { smallScenario } from '../../support/library';
import { SMALL_BOOK_INPUT } from '../../support/small-book';

const DEARER = {
  ...SMALL_BOOK_INPUT,
  version: '2027-01-01',
  packs: SMALL_BOOK_INPUT.packs.map((pack) => ({ ...pack, price: '10.00' })),
};
const NO_PACKS = { ...SMALL_BOOK_INPUT, version: '2028-01-01', packs: [] };
const FILES = {
  'autumn.json': smallScenario(),
  'little.json': smallScenario({
    name: 'Little',
    lines: [{ id: 'a', operation: 'check', quantity: 10 }],
  }),
  'before.json': SMALL_BOOK_INPUT,
  'dearer.json': DEARER,
  'no-packs.json': NO_PACKS,
};
const impact = (after: string, ...args: string[]) =>
  commandLine(
    ['impact', '--before', 'before.json', '--after', after, 'autumn.json', 'little.json', ...args],
    FILES,
  );

describe('impact', () => {
  it('tells who pays more, by how much, and who does not', async () => {
    const { code, out, err } = await impact('dearer.json', '--json');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const { counts, rows } = Impact.parse(JSON.parse(out));
    expect(counts).toMatchObject({ more: 1, same: 1, less: 0, infeasible: 0 });
    // Seven packs at 2.00 more.
    expect(
      rows.map(({ scenario, before, after, change }) => [scenario, before, after, change]),
    ).toEqual([
      ['Autumn', '56.00', '70.00', '14.00'],
      ['Little', '0.00', '0.00', '0.00'],
    ]);
  });

  it('prints the same as a table', async () => {
    const { out } = await impact('dearer.json');
    expect(out).toContain(
      'kiosk, 2026-01-01 against 2027-01-01: 1 pays more, 0 less, 1 the same, 0 no longer served.',
    );
    expect(out).toMatch(/^Autumn +free +56\.00 +70\.00 +14\.00 +25\.0 /m);
  });

  it('tells who is no longer served', async () => {
    const { counts, rows } = Impact.parse(
      JSON.parse((await impact('no-packs.json', '--json')).out),
    );
    expect(counts).toMatchObject({ infeasible: 1, same: 1 });
    expect(rows[0]?.sentence).toContain('Free no longer serves it');
  });

  it('names what is missing', async () => {
    const { code, err } = await commandLine(
      ['impact', 'autumn.json', '--before', 'before.json'],
      FILES,
    );
    expect(code).toBe(2);
    expect(err).toContain('--after');
  });
});
