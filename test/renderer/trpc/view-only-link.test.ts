import { createTRPCClient, type TRPCLink } from '@trpc/client';
import { observable } from '@trpc/server/observable';
import { expect, test } from 'vitest';
import { appRouter, type AppRouter } from '../../../src/main/trpc/router';
import { failureOf } from '../../../src/renderer/trpc/call-error';
import { KEEPS_NOTHING, viewOnlyLink } from '../../../src/renderer/trpc/view-only-link';
import type { Fault } from '../../../src/shared/errors';

const WHY: Fault = {
  code: 'place_view_only',
  path: '/data/tierwise.db',
  found: 'a folder that cannot be written',
  allowed: 'a folder that can be written',
  remedy: 'You can look at everything; nothing can be saved.',
};
const procedures = Object.entries(
  appRouter._def.procedures as unknown as Record<string, { _def: { type: string } }>,
);
const mutations = procedures
  .filter(([, { _def }]) => _def.type === 'mutation')
  .map(([path]) => path);

/** Which calls reach the host. */
function client(why: Fault | undefined) {
  const asked: string[] = [];
  const host: TRPCLink<AppRouter> =
    () =>
    ({ op }) =>
      observable((observer) => {
        asked.push(op.path);
        observer.next({ result: { data: null } });
        observer.complete();
      });
  const links = [viewOnlyLink<AppRouter>(() => why), host];
  return { asked, api: createTRPCClient<AppRouter>({ links }) };
}

test('every name that is let through is a mutation of the program', () => {
  expect([...KEEPS_NOTHING].filter((path) => !mutations.includes(path))).toEqual([]);
});

test('where nothing can be kept, no host is asked to keep anything, and the answer says why', async () => {
  const { asked, api } = client(WHY);
  const refused: unknown = await api.settings.reset.mutate({}).catch((error: unknown) => error);
  expect(failureOf(refused)).toMatchObject({ kind: 'storage', faults: [WHY] });
  expect(failureOf(refused).message).toContain('nothing can be saved');
  await api.scenarios.list.query();
  await api.usage.cancel.mutate({ upload: 'u' });
  expect(asked).toEqual(['scenarios.list', 'usage.cancel']);
});

test('where the folder can be written, every call goes its way', async () => {
  const { asked, api } = client(undefined);
  await api.settings.reset.mutate({});
  expect(asked).toEqual(['settings.reset']);
});
