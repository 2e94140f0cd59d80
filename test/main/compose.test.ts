import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compose, composeToRead, type Composition } from '../../src/main/compose';
import { builtInPriceBooks } from '../../src/shared/price-books/built-in';
import { sampleScenarios } from '../../src/shared/samples/samples';

let dataDir = '';
const open: Composition[] = [];

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'tierwise-compose-'));
});
afterEach(() => {
  for (const { close } of open.splice(0)) close();
  rmSync(dataDir, { recursive: true, force: true });
});

function started(): Composition['services'] {
  const composition = compose({ host: 'browser', dataDir });
  open.push(composition);
  return composition.services;
}

describe('the first start', () => {
  it('opens with the built-in price books and every sample priced, the first of them on top', () => {
    const { scenarios, priceBooks } = started();
    const rows = scenarios.list('active');
    expect(rows.map((row) => row.name)).toEqual(sampleScenarios().map((sample) => sample.name));
    expect(rows.filter((row) => row.digest?.kind !== 'priced')).toEqual([]);
    expect(priceBooks.list()).toHaveLength(builtInPriceBooks().length);
  });
});

describe('a restart', () => {
  it('finds everything as it was and adds nothing', () => {
    const first = started();
    const [row] = first.scenarios.list('active');
    const { scenario } = first.scenarios.get(row!.id);
    first.scenarios.save(row!.id, row!.revision, { ...scenario, name: 'Mine' });
    first.settings.change({ theme: 'dark' });
    const before = { rows: first.scenarios.list('active'), books: first.priceBooks.list() };
    open.pop()?.close();
    const second = started();
    expect({ rows: second.scenarios.list('active'), books: second.priceBooks.list() }).toEqual(
      before,
    );
    expect(second.settings.get().theme).toBe('dark');
  });
});

describe('two hosts on one folder', () => {
  it('see each other’s edits, and the later edit of an older state is refused', () => {
    const one = started();
    const other = started();
    const [row] = one.scenarios.list('active');
    const { scenario } = other.scenarios.get(row!.id);
    one.scenarios.save(row!.id, row!.revision, { ...scenario, name: 'By one' });
    expect(other.scenarios.get(row!.id).scenario.name).toBe('By one');
    const late = () =>
      other.scenarios.save(row!.id, row!.revision, { ...scenario, name: 'By other' });
    expect(late).toThrow('scenario_revision_conflict');
    expect(one.scenarios.list('active')).toHaveLength(sampleScenarios().length);
  });

  it('one of them may only look', () => {
    expect(composeToRead({ host: 'command-line', dataDir })).toBeUndefined();
    const one = started();
    const reading = composeToRead({ host: 'command-line', dataDir });
    open.push(reading!);
    expect(reading?.services.scenarios.list('active')).toEqual(one.scenarios.list('active'));
    const [row] = one.scenarios.list('active');
    expect(() => reading?.services.scenarios.move(row!.id, 'trash')).toThrow('database_read_only');
  });
});
