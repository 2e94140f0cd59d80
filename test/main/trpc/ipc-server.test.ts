import { beforeEach, describe, expect, test } from 'vitest';
import { MAX_MESSAGE_LENGTH } from '../../../src/shared/channel';
import { serveIpc } from '../../../src/main/trpc/ipc-server';
import { callRouter, until, type Trace } from './call-router';
import { FakeIpc, FakePage } from './fake-page';

let trace: Trace;
let ipc: FakeIpc;
let page: FakePage;
let isTrusted: boolean;

beforeEach(() => {
  trace = [];
  ipc = new FakeIpc();
  page = new FakePage();
  isTrusted = true;
  serveIpc(ipc, { router: callRouter(trace), context: () => ({ services: {} }) }, () => isTrusted);
});

const replies = (): unknown[] => page.sent.map((text): unknown => JSON.parse(text));

describe('the IPC server', () => {
  test('answers a call with its number', async () => {
    ipc.say(page, 'start', 7, 'query', 'echo', '{"text":"hello"}');
    await until(() => page.sent.length > 0);
    expect(replies()).toEqual([{ id: 7, kind: 'data', data: { text: 'hello' } }]);
  });

  test('runs nothing for a sender that is not ours', async () => {
    isTrusted = false;
    ipc.say(page, 'start', 1, 'mutation', 'save', undefined);
    isTrusted = true;
    ipc.say(page, 'start', 2, 'query', 'plain', undefined);
    await until(() => page.sent.length > 0);
    expect(trace).toEqual(['plain']);
    expect(replies()).toMatchObject([{ id: 2 }]);
  });

  test.each([
    ['no number', ['start', 'x', 'mutation', 'save', undefined]],
    ['a fraction', ['start', 1.5, 'mutation', 'save', undefined]],
    ['another verb', ['run', 1, 'mutation', 'save', undefined]],
    ['another type', ['start', 1, 'constructor', 'save', undefined]],
    ['a path that is no text', ['start', 1, 'mutation', ['save'], undefined]],
    ['input that is an object', ['start', 1, 'mutation', 'save', { a: 1 }]],
    ['input without measure', ['start', 1, 'mutation', 'save', ' '.repeat(MAX_MESSAGE_LENGTH + 1)]],
    ['nothing', []],
  ])('runs nothing for %s', async (_name, args) => {
    ipc.say(page, ...args);
    ipc.say(page, 'start', 2, 'query', 'plain', undefined);
    await until(() => page.sent.length > 0);
    expect(trace).toEqual(['plain']);
  });

  test.each([
    ['65 levels', '['.repeat(65) + ']'.repeat(65), 'json_depth_exceeded'],
    ['a million levels', '['.repeat(1_000_000), 'json_depth_exceeded'],
    ['half a text', '{"text":', 'json_not_valid'],
    ['a foreign prototype', '{"__proto__":{"polluted":1},"text":1}', 'input_not_valid'],
  ])('answers %s with a typed fault', async (_name, input, code) => {
    ipc.say(page, 'start', 1, 'query', 'echo', input);
    await until(() => page.sent.length > 0);
    expect(replies()).toMatchObject([
      { id: 1, kind: 'error', error: { data: { kind: 'bad-input', faults: [{ code }] } } },
    ]);
    expect(trace).toEqual([]);
    expect('polluted' in {}).toBe(false);
  });

  test('an unknown procedure is not found, a name from every object neither', async () => {
    for (const path of ['nothing', 'constructor', '__proto__', 'toString.call']) {
      page.sent.length = 0;
      ipc.say(page, 'start', 1, 'query', path, undefined);
      await until(() => page.sent.length > 0);
      expect(replies()).toMatchObject([{ kind: 'error', error: { data: { kind: 'not-found' } } }]);
    }
  });

  test.each([
    ['a reload', (): void => page.navigate(false)],
    ['a closed window', (): void => page.destroy()],
    ['a stop', (): void => ipc.say(page, 'stop', 1)],
  ])('%s stops calls and subscriptions, and nothing is sent after it', async (_name, act) => {
    ipc.say(page, 'start', 1, 'subscription', 'count', '{"to":1000000}');
    ipc.say(page, 'start', 2, 'query', 'slow', undefined);
    await until(() => page.sent.length > 2 && trace.includes('slow begun'));
    act();
    if (_name === 'a stop') ipc.say(page, 'stop', 2);
    const count = page.sent.length;
    await until(() => trace.includes('count ended') && trace.includes('slow stopped'));
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(page.sent.length).toBe(count);
  });

  test('a step within the page stops nothing', async () => {
    ipc.say(page, 'start', 1, 'subscription', 'count', '{"to":20}');
    await until(() => page.sent.length > 2);
    page.navigate(true);
    await until(() => trace.includes('count ended'));
    expect(replies().at(-1)).toEqual({ id: 1, kind: 'done' });
    expect(replies()).toHaveLength(21);
  });

  test('a number may be used again once its call is over, not before', async () => {
    ipc.say(page, 'start', 1, 'query', 'slow', undefined);
    ipc.say(page, 'start', 1, 'mutation', 'save', undefined);
    await until(() => trace.includes('slow begun'));
    ipc.say(page, 'stop', 1);
    ipc.say(page, 'start', 1, 'query', 'plain', undefined);
    await until(() => page.sent.length > 0);
    expect(trace).not.toContain('save');
    expect(replies()).toEqual([{ id: 1, kind: 'data', data: 'plain' }]);
  });

  test('keeps no more than a thousand calls open for one page, and others when these end', async () => {
    for (let id = 0; id < 1_010; id += 1) ipc.say(page, 'start', id, 'query', 'slow', undefined);
    const begun = (): number => trace.filter((step) => step === 'slow begun').length;
    await until(() => begun() >= 1_000);
    ipc.say(page, 'start', 2_000, 'query', 'plain', undefined);
    for (let id = 0; id < 1_000; id += 1) ipc.say(page, 'stop', id);
    await until(() => trace.filter((step) => step === 'slow stopped').length === 1_000);
    ipc.say(page, 'start', 3_000, 'query', 'plain', undefined);
    await until(() => page.sent.length > 0);
    expect([begun(), replies()]).toEqual([1_000, [{ id: 3_000, kind: 'data', data: 'plain' }]]);
  });
});
