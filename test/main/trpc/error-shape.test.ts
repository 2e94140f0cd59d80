import { expect, it } from 'vitest';
import { createAppService } from '../../../src/main/services/app';
import { runCall } from '../../../src/main/trpc/call';
import type { ErrorFacts } from '../../../src/main/trpc/error-shape';
import { appRouter } from '../../../src/main/trpc/router';
import type { CallType, Reply } from '../../../src/shared/channel';
import { testLibrary } from '../../support/library';

async function told(type: CallType, path: string, input: unknown) {
  const services = { ...testLibrary(), app: createAppService({ version: '1', host: 'browser' }) };
  const replies: Reply[] = [];
  const call = { type, path, input: JSON.stringify(input), signal: new AbortController().signal };
  await runCall({ router: appRouter, context: () => ({ services }) }, call, (reply) => {
    replies.push(reply);
  });
  const [reply] = replies;
  if (reply?.kind !== 'error') throw new Error(`no error: ${JSON.stringify(replies)}`);
  const error = reply.error as { message: string; data: ErrorFacts };
  return { error, length: JSON.stringify(reply).length };
}

const MANY = 100_000;

it.each([
  [
    'unknown keys',
    'priceBooks.get',
    { id: 'x', ...Object.fromEntries(Array.from({ length: MANY }, (_, at) => [`k${at}`, 1])) },
  ],
  ['one key of megabytes', 'priceBooks.get', { id: 'x', ['k'.repeat(2_000_000)]: 1 }],
  ['a text of megabytes', 'priceBooks.get', { id: 'x'.repeat(2_000_000) }],
  ['a name of a procedure of megabytes', 'x'.repeat(2_000_000), {}],
  [
    'widths that are none',
    'settings.change',
    { columnWidths: Object.fromEntries(Array.from({ length: MANY }, (_, at) => [`c${at}`, 'x'])) },
  ],
])('%s are told shortly', async (_name, path, input) => {
  const type = path === 'settings.change' ? 'mutation' : 'query';
  const { error, length } = await told(type, path, input);
  expect(length).toBeLessThan(100_000);
  expect(['bad-input', 'not-found']).toContain(error.data.kind);
  expect(error.data.faults.length).toBeGreaterThan(0);
  expect(error.message).not.toBe('');
});
