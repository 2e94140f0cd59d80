import { once } from 'node:events';
import type { Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { Services } from '../../../src/main/services/services';
import { appRouter } from '../../../src/main/trpc/router';
import { MAX_MESSAGE_LENGTH } from '../../../src/shared/channel';
import { knockingHost, type Knocking } from '../../support/knocking';
import { callRouter, until, type Trace } from '../trpc/call-router';

let open: Knocking | undefined;
let trace: Trace = [];
afterEach(async () => {
  await open?.host.close();
  open = undefined;
});

async function host(options: Partial<Parameters<typeof knockingHost>[0]> = {}): Promise<Knocking> {
  trace = [];
  open = await knockingHost({
    router: callRouter(trace),
    context: () => ({ services: {} }),
    ...options,
  });
  return open;
}

/** Resolves when the connection is gone, whichever way; unread bytes would keep it. */
const gone = (one: Socket): Promise<void> =>
  new Promise((resolve) => one.resume().on('close', () => resolve()));

describe('a flood', () => {
  it('of a thousand connections that say nothing is let go, and the host answers again', async () => {
    const { socket, knock, own } = await host({ patienceMs: 1_500 });
    const sockets = Array.from({ length: 1_000 }, socket);
    await Promise.all(sockets.map(gone));
    expect((await knock('POST', '/trpc/save', own())).status).toBe(200);
    expect(trace).toEqual(['save']);
  });

  it('of more connections than are served is cut at once, and there is room when some go', async () => {
    // With so much patience it is their number alone that lets them go.
    const { socket, knock, own } = await host({ patienceMs: 60_000 });
    const sockets = Array.from({ length: 300 }, socket);
    let letGo = 0;
    for (const one of sockets) void gone(one).then(() => (letGo += 1));
    await until(() => letGo >= 100);
    expect(letGo).toBe(100);
    for (const one of sockets) one.destroy();
    await until(() => letGo === 300);
    expect((await knock('POST', '/trpc/save', own())).status).toBe(200);
  });

  it('of slow heads is cut off, while somebody who is quick is answered', async () => {
    const { socket, knock, own, host: browser } = await host({ patienceMs: 1_000 });
    const slow = Array.from({ length: 20 }, socket);
    for (const one of slow) one.write('GET /launch HTTP/1.1\r\nHost: 127.0.0.1\r\nX-A: ');
    // Who has said what he wants may take longer over the rest, but not for ever.
    const body = socket();
    const said = Object.entries(own()).map(([name, value]) => `${name}: ${String(value)}\r\n`);
    body.write(
      `POST /trpc/save HTTP/1.1\r\nHost: 127.0.0.1:${browser.port}\r\n${said.join('')}Content-Length: 1000000\r\n\r\n`,
    );
    const drips = setInterval(() => {
      for (const one of [...slow, body]) if (one.writable) one.write('a');
    }, 50);
    const bodyGone = gone(body);
    const heads = Promise.all(slow.map(gone)).then(() => 'heads');
    expect((await knock('POST', '/trpc/save', own())).status).toBe(200);
    expect(await Promise.race([heads, bodyGone.then(() => 'body')])).toBe('heads');
    await bodyGone;
    clearInterval(drips);
  });

  it('of bytes whose number is not said ends at the limit', async () => {
    const { knock, own } = await host();
    const pieces = Array.from({ length: 40 }, () => Buffer.alloc(2 ** 20, 0x20));
    expect(pieces.length * 2 ** 20).toBeGreaterThan(MAX_MESSAGE_LENGTH);
    const answer = await knock('POST', '/trpc/save', own(), pieces).catch(() => undefined);
    // A host that stops reading may be gone before its answer is read.
    expect([undefined, 413]).toContain(answer?.status);
    expect(trace).toEqual([]);
    expect((await knock('POST', '/trpc/save', own())).status).toBe(200);
  });

  it('of header bytes is refused', async () => {
    const { knock, own } = await host();
    const { status } = await knock('POST', '/trpc/save', { ...own(), 'x-a': 'a'.repeat(20_000) });
    expect(status).toBe(431);
    expect(trace).toEqual([]);
  });
});

it('who hangs up in the middle of a call is nobody’s failure', async () => {
  const { socket, knock, own, log, host: browser } = await host();
  const headers = Object.entries(own()).map(([name, value]) => `${name}: ${String(value)}\r\n`);
  for (let at = 0; at < 5; at += 1) {
    const one = socket();
    one.write(
      `POST /trpc/save HTTP/1.1\r\nHost: 127.0.0.1:${browser.port}\r\n${headers.join('')}Content-Length: 100\r\n\r\n{"half":`,
    );
    await new Promise((resolve) => setTimeout(resolve, 20));
    one.destroy();
    await gone(one);
  }
  expect((await knock('POST', '/trpc/save', own())).status).toBe(200);
  expect(trace).toEqual(['save']);
  expect(log).toEqual([]);
});

it('no upgrade is ever granted, whoever asks', async () => {
  const { socket, host: browser, cookie } = await host();
  for (const path of ['/', '/launch', '/trpc/count', '/session']) {
    for (const extra of ['', `Cookie: ${cookie}\r\n`]) {
      const one = socket();
      one.write(
        `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${browser.port}\r\n${extra}Origin: http://127.0.0.1:${browser.port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${Buffer.alloc(16).toString('base64')}\r\n\r\n`,
      );
      const [head] = (await once(one, 'data')) as [Buffer];
      one.destroy();
      expect(head.toString()).toMatch(/^HTTP\/1\.1 (?:200|401|405) /);
    }
  }
  expect(trace).toEqual([]);
});

it.each([
  '//evil.example/',
  '/\\evil.example/',
  '/%2f%2fevil.example/',
  '/%5cevil.example',
  '/launch?next=https://evil.example',
  '/?url=//evil.example',
  '/session?to=https://evil.example',
  'https://evil.example/',
])('%s leads nowhere else', async (path) => {
  const { knock, cookie } = await host();
  const { status, headers } = await knock('GET', path, { cookie });
  expect(status < 300 || status >= 400, String(status)).toBe(true);
  expect(headers['location']).toBeUndefined();
  expect(headers['refresh']).toBeUndefined();
});

describe('what a form or a foreign script can send', () => {
  const TYPES = [
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/xml',
    'text/json',
    'application/json; charset=utf-7',
    'application/octet-stream',
    '',
  ];

  it('runs none of the procedures there are, whatever its content type', async () => {
    let ran = 0;
    const { knock, own } = await host({
      router: appRouter,
      context: () => {
        ran += 1;
        return { services: {} as Services };
      },
    });
    const procedures = Object.keys(appRouter._def.procedures);
    expect(procedures.length).toBeGreaterThan(40);
    for (const name of procedures) {
      for (const type of TYPES) {
        const { status } = await knock('POST', `/trpc/${name}`, { ...own(), 'content-type': type });
        expect(status, `${name} as ${type}`).toBe(415);
      }
    }
    expect(ran).toBe(0);
    // And the count counts.
    await knock('POST', '/trpc/app.version', own('query'));
    expect(ran).toBe(1);
  });
});

it('a failure inside is told without a secret', async () => {
  const { knock, own, log, code, cookie } = await host({
    context: () => {
      throw new Error('the inside is broken');
    },
  });
  const { status, body } = await knock('POST', '/trpc/save?token=x', own());
  expect(status).toBe(500);
  const said = `${log.join('\n')}\n${body}`;
  expect(said).toContain('broken');
  const secret = cookie.split('=')[1] ?? 'none';
  for (const hidden of [code, secret, 'token=x', own()['origin'] as string])
    expect(said).not.toContain(hidden);
});

describe('a host that nobody visits', () => {
  const idleHost = async (afterMs: number) => {
    let ended = false;
    const knocking = await host({ idle: { afterMs, end: () => (ended = true) } });
    return { ...knocking, ended: () => ended };
  };

  it('ends by itself, and strangers who knock do not keep it', async () => {
    const { knock, ended } = await idleHost(300);
    const strangers = setInterval(() => {
      void knock('GET', '/').catch(() => undefined);
      void knock('GET', '/launch').catch(() => undefined);
    }, 50);
    await until(ended);
    clearInterval(strangers);
    expect(ended()).toBe(true);
  });

  it('goes on while a call runs', async () => {
    const { knock, own, ended } = await idleHost(1_500);
    const answer = await knock('POST', '/trpc/count', own('subscription'), '{"to":900}');
    expect(answer.body.trim().split('\n').at(-1)).toBe('{"kind":"done"}');
    expect(ended()).toBe(false);
    await until(ended);
  });
});
