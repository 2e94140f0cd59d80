import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createRandom } from '../support/random';
import { SEED } from '../support/law';
import { Client, type Answer } from './client';
import { look } from './look';
import { Model } from './model';
import { nextWrite } from './operations';
import { bundled } from './support/tools';

const folder = mkdtempSync(join(tmpdir(), 'tierwise-two-'));
let worker = '';

beforeAll(async () => {
  worker = await bundled('two-hosts', 'test/soak/worker.ts');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const WRITES = 120;

/** Writes as fast as answers come, and backs up in between; returns what was refused. */
async function hammer(client: Client, name: string): Promise<string[]> {
  const random = createRandom(`${SEED}/${name}`);
  const refused: string[] = [];
  const note = (path: string, answer: Answer): void => {
    if (!answer.ok) refused.push(`${path}: ${JSON.stringify(answer)}`);
  };
  const model = new Model();
  for (let number = 0; number < WRITES; number += 1) {
    const write = nextWrite(model, random, `${name}-${number}-key`);
    const answer = await client.call('mutation', write.path, write.input);
    note(write.path, answer);
    if (answer.ok) write.apply(model, answer.value);
    if (number % 20 === 19) note('backups.make', await client.call('mutation', 'backups.make'));
  }
  return refused;
}

it(`two hosts on one folder never fail at random [seed ${SEED}]`, async () => {
  const clients = [new Client(worker), new Client(worker)];
  try {
    for (const client of clients) await client.begin(folder);
    const refused = await Promise.all(clients.map((client, at) => hammer(client, `host${at}`)));
    expect(refused).toEqual([[], []]);
    expect(look(folder).scenarios.size).toBeGreaterThan(0);
  } finally {
    await Promise.all(clients.map((client) => client.kill()));
  }
});
