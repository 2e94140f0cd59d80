import { request as httpRequest, type OutgoingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startBrowserHost, type BrowserHost } from '../../../src/main/web/server';
import { CALL_HEADER, MAX_MESSAGE_LENGTH } from '../../../src/shared/channel';
import { ROOT } from '../../support/source';
import { callRouter, type Trace } from '../trpc/call-router';

const trace: Trace = [];
const log: string[] = [];
let host: BrowserHost;
let origin: string;
let cookie = '';

type Answer = {
  readonly status: number;
  readonly headers: Record<string, unknown>;
  readonly body: string;
};

/** A request as any program could send it: nothing is added or refused on this side. */
function knock(
  method: string,
  path: string,
  headers: OutgoingHttpHeaders = {},
  body = '',
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      { host: '127.0.0.1', port: host.port, method, path, headers, agent: false },
      (response) => {
        let text = '';
        response.on('data', (chunk: Buffer) => (text += chunk.toString()));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
        );
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}

const actHeaders = (): OutgoingHttpHeaders => ({
  origin,
  cookie,
  'content-type': 'application/json',
  [CALL_HEADER]: 'mutation',
});
const save = (headers: OutgoingHttpHeaders, body = ''): Promise<Answer> =>
  knock('POST', '/trpc/save', headers, body);

beforeAll(async () => {
  host = await startBrowserHost({
    router: callRouter(trace),
    context: () => ({ services: {} }),
    port: 0,
    pages: join(ROOT, 'src', 'renderer'),
    log: (line) => log.push(line),
  });
  origin = `http://127.0.0.1:${host.port}`;
  const code = new URL(host.newAddress()).hash.slice(1);
  const { headers } = await knock('POST', '/session', actHeaders(), JSON.stringify({ code }));
  cookie = String(headers['set-cookie']).split(';')[0] ?? '';
});

afterAll(() => host.close());
beforeEach(() => {
  trace.length = 0;
});

test('with everything right a call runs', async () => {
  const { status, body } = await save(actHeaders());
  expect([status, JSON.parse(body)]).toEqual([200, { kind: 'data', data: { saved: true } }]);
  expect(trace).toEqual(['save']);
});

describe('a call does not run', () => {
  test.each([
    ['of no page', undefined],
    ['of a page without a name', 'null'],
    ['of another site', 'https://evil.example'],
    ['of another port', 'http://127.0.0.1:1'],
    ['over https', 'https://127.0.0.1'],
    ['of an extension', 'chrome-extension://abcdefgh'],
    ['of a name that begins alike', 'http://127.0.0.1.evil.example'],
  ])('for an origin %s', async (_name, value) => {
    const { origin: _own, ...rest } = actHeaders();
    expect((await save(value === undefined ? rest : { ...rest, origin: value })).status).toBe(403);
    expect(trace).toEqual([]);
  });

  test.each(['cross-site', 'same-site', 'none', 'anything'])('for the site %s', async (site) => {
    expect((await save({ ...actHeaders(), 'sec-fetch-site': site })).status).toBe(403);
    expect(trace).toEqual([]);
  });

  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/json, text/plain',
    'text/json',
    'application/octet-stream',
    '',
  ])('as content of type %j', async (type) => {
    expect((await save({ ...actHeaders(), 'content-type': type })).status).toBe(415);
    expect(trace).toEqual([]);
  });

  test.each([['GET'], ['PUT'], ['DELETE'], ['OPTIONS'], ['HEAD']])('by %s', async (method) => {
    expect((await knock(method, '/trpc/plain', actHeaders())).status).toBe(405);
    expect(trace).toEqual([]);
  });

  test('without the header of our own page', async () => {
    const { [CALL_HEADER]: _own, ...rest } = actHeaders();
    expect((await save(rest)).status).toBe(403);
    expect((await save({ ...rest, [CALL_HEADER]: 'constructor' })).status).toBe(403);
    expect(trace).toEqual([]);
  });

  test('without the cookie', async () => {
    const { cookie: _own, ...rest } = actHeaders();
    expect((await save(rest)).status).toBe(401);
    expect((await save({ ...rest, cookie: `${cookie}x` })).status).toBe(401);
    expect(trace).toEqual([]);
  });

  test('for a list of procedures in one path', async () => {
    for (const path of ['/trpc/save,save', `/trpc/${','.repeat(2_000)}`, '/trpc/save?batch=1']) {
      const { status } = await knock('POST', path, actHeaders(), '{"0":{}}');
      expect([200, 404]).toContain(status);
    }
    expect(trace.length).toBeLessThanOrEqual(1);
  });

  test('for more than it may send, said or unsaid', async () => {
    const said = await save({ ...actHeaders(), 'content-length': MAX_MESSAGE_LENGTH + 1 }).catch(
      () => undefined,
    );
    expect([undefined, 413]).toContain(said?.status);
    expect(trace).toEqual([]);
  });

  test('for brackets without end', async () => {
    const { status, body } = await knock(
      'POST',
      '/trpc/echo',
      { ...actHeaders(), [CALL_HEADER]: 'query' },
      '['.repeat(1_000_000),
    );
    expect(status).toBe(400);
    expect(body).toContain('json_depth_exceeded');
    expect(trace).toEqual([]);
  });
});

describe('another name for this machine', () => {
  test.each([
    'evil.example',
    'evil.example:80',
    'localhost.evil.example',
    '127.0.0.1.nip.io',
    '0.0.0.0',
    '127.0.0.2',
    'localhost.',
    '[::]',
  ])('%j is refused', async (name) => {
    const own = name.includes(':') && name !== '[::]' ? name : `${name}:${host.port}`;
    for (const [method, path] of [
      ['GET', '/'],
      ['GET', '/launch'],
      ['POST', '/trpc/save'],
    ] as const) {
      expect((await knock(method, path, { ...actHeaders(), host: own })).status).toBe(403);
    }
    expect(trace).toEqual([]);
  });

  test('localhost and [::1] with our port are us', async () => {
    for (const name of ['localhost', '[::1]', '127.0.0.1']) {
      expect((await knock('GET', '/launch', { host: `${name}:${host.port}` })).status).toBe(200);
    }
  });

  test('doubled hosts and whole addresses as targets are refused', async () => {
    const raw = (text: string): Promise<string> =>
      new Promise((resolve, reject) => {
        const socket = connect(host.port, '127.0.0.1', () => socket.write(text));
        let answer = '';
        socket.on('data', (chunk) => (answer += chunk.toString()));
        socket.on('close', () => resolve(answer.split('\r\n')[0] ?? ''));
        socket.on('error', reject);
      });
    const own = `127.0.0.1:${host.port}`;
    expect(await raw('GET /launch HTTP/1.1\r\nHost:\r\nConnection: close\r\n\r\n')).toMatch(
      / 403 /,
    );
    const twice = `GET /launch HTTP/1.1\r\nHost: ${own}\r\nHost: evil.example\r\nConnection: close\r\n\r\n`;
    expect(await raw(twice)).toMatch(/ 40[03] /);
    const whole = `GET http://evil.example/launch HTTP/1.1\r\nHost: ${own}\r\nConnection: close\r\n\r\n`;
    expect(await raw(whole)).toMatch(/ 400 /);
    const slashes = `GET //evil.example/ HTTP/1.1\r\nHost: ${own}\r\nConnection: close\r\n\r\n`;
    expect(await raw(slashes)).toMatch(/ 400 /);
  });
});

describe('pages', () => {
  test('need the session, and say how to get one', async () => {
    const { status, body } = await knock('GET', '/');
    expect(status).toBe(401);
    expect(body).toContain('Open the address that it printed');
    expect((await knock('GET', '/', { cookie })).status).toBe(200);
  });

  test('are not for other sites to embed', async () => {
    const foreign = { cookie, 'sec-fetch-site': 'cross-site' };
    expect((await knock('GET', '/main.js', foreign)).status).toBe(403);
    expect((await knock('GET', '/', { ...foreign, 'sec-fetch-site': 'same-site' })).status).toBe(
      403,
    );
  });

  test('the launch page opens from a link and holds no secret', async () => {
    const { status, headers, body } = await knock('GET', '/launch', {
      'sec-fetch-site': 'cross-site',
    });
    expect(status).toBe(200);
    expect(headers['set-cookie']).toBeUndefined();
    expect(body).not.toMatch(/[\w-]{43}/);
  });

  test('every answer carries the same walls and lets no other origin read it', async () => {
    const answers = await Promise.all([
      knock('GET', '/launch'),
      knock('GET', '/'),
      knock('GET', '/', { cookie }),
      knock('GET', '/missing.js', { cookie }),
      knock('GET', '/', { host: 'evil.example' }),
      knock('OPTIONS', '/trpc/save', {
        origin: 'https://evil.example',
        'access-control-request-method': 'POST',
      }),
      save(actHeaders()),
      save({ ...actHeaders(), origin: 'https://evil.example' }),
    ]);
    for (const { headers } of answers) {
      expect(headers).toMatchObject({
        'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-resource-policy': 'same-origin',
        'cache-control': 'no-store',
      });
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
      expect(headers['location']).toBeUndefined();
    }
  });
});

test('a code is exchanged once, and only by a page of ours', async () => {
  const code = new URL(host.newAddress()).hash.slice(1);
  const body = JSON.stringify({ code });
  const foreign = { ...actHeaders(), origin: 'https://evil.example' };
  expect((await knock('POST', '/session', foreign, body)).status).toBe(403);
  expect((await knock('GET', `/session?code=${code}`)).status).toBe(405);
  const good = await knock('POST', '/session', actHeaders(), body);
  expect(good.status).toBe(204);
  expect(String(good.headers['set-cookie'])).toMatch(/HttpOnly; SameSite=Strict/);
  expect((await knock('POST', '/session', actHeaders(), body)).status).toBe(401);
  expect((await knock('POST', '/session', actHeaders(), '{"code":["x"]}')).status).toBe(401);
  expect(
    (await knock('POST', '/session', actHeaders(), `{"code":"${'x'.repeat(2_000)}"}`)).status,
  ).toBe(401);
});

test('the host listens on this machine alone', async () => {
  const addresses = Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address);
  // Another address of this machine, so that one without a network looks too; not every system has it.
  if (process.platform === 'linux') addresses.push('127.0.0.2');
  for (const address of addresses) {
    const outcome = await new Promise((resolve) => {
      const socket = connect({ port: host.port, host: address, timeout: 1_000 });
      const end = (what: string) => (): void => {
        socket.destroy();
        resolve(what);
      };
      socket
        .on('connect', end('connected'))
        .on('error', end('refused'))
        .on('timeout', end('refused'));
    });
    expect(outcome, address).toBe('refused');
  }
});

test('nothing above was a failure inside, and no secret is in the log', () => {
  expect(log).toEqual([]);
});
