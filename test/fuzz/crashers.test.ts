import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../support/source';
import { PROCEDURES } from './call-doors';
import { doorNamed, DOORS } from './doors';
import { procedureSeeds } from './seeds';

/** What once crashed a door, tried for ever. A new one is put here by whoever mends it. */
const folder = join(ROOT, 'test', 'fuzz', 'crashers');
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));

describe('what once crashed', () => {
  it.each(files)('%s does no longer', async (name) => {
    const { door, given } = JSON.parse(readFileSync(join(folder, name), 'utf8')) as {
      door: string;
      given: unknown;
    };
    expect(['stopped', 'refused', 'answered']).toContain(await doorNamed(door).run(given));
  });

  it('is kept', () => {
    expect(files.length).toBeGreaterThan(0);
  });
});

describe('the doors', () => {
  it('lead to every procedure', () => {
    const names = { scenario: 'a', quote: 'b', usage: 'c', backup: 'd' };
    expect(Object.keys(procedureSeeds(names)).toSorted()).toEqual([...PROCEDURES].toSorted());
  });

  it('have names of their own', () => {
    expect(new Set(DOORS.map(({ name }) => name)).size).toBe(DOORS.length);
  });
});
