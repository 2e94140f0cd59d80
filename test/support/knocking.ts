import { request as httpRequest, type OutgoingHttpHeaders } from 'node:http';
import { connect, type Socket } from 'node:net';
import {
  startBrowserHost,
  type BrowserHost,
  type BrowserHostOptions,
} from '../../src/main/web/server';
import { CALL_HEADER } from '../../src/shared/channel';
import { ROOT } from './source';
import { join } from 'node:path';

export type Answer = {
  readonly status: number;
  readonly headers: Record<string, unknown>;
  readonly body: string;
};

/** A browser host with one session, and requests to it as any program could send them. */
export type Knocking = {
  readonly host: BrowserHost;
  readonly code: string;
  readonly cookie: string;
  /** What was logged. */
  readonly log: readonly string[];
  /** All that a call of our own page carries. */
  readonly own: (type?: string) => OutgoingHttpHeaders;
  readonly knock: (
    method: string,
    path: string,
    headers?: OutgoingHttpHeaders,
    body?: string | readonly Buffer[],
  ) => Promise<Answer>;
  readonly socket: () => Socket;
};

export async function knockingHost(
  options: Pick<BrowserHostOptions, 'router' | 'context'> & Partial<BrowserHostOptions>,
): Promise<Knocking> {
  const log: string[] = [];
  const host = await startBrowserHost({
    port: 0,
    pages: join(ROOT, 'src', 'renderer'),
    log: (line) => log.push(line),
    ...options,
  });
  const { port } = host;
  const knock: Knocking['knock'] = (method, path, headers = {}, body = '') =>
    new Promise((resolve, reject) => {
      const request = httpRequest(
        { host: '127.0.0.1', port, method, path, headers, agent: false },
        (response) => {
          let text = '';
          response.on('data', (chunk: Buffer) => (text += chunk.toString()));
          response.on('error', reject);
          response.on('end', () =>
            resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
          );
        },
      );
      request.on('error', reject);
      for (const piece of typeof body === 'string' ? [] : body) request.write(piece);
      request.end(typeof body === 'string' ? body : undefined);
    });
  const bare = (type = 'mutation'): OutgoingHttpHeaders => ({
    origin: `http://127.0.0.1:${port}`,
    'content-type': 'application/json',
    [CALL_HEADER]: type,
  });
  const code = new URL(host.newAddress()).hash.slice(1);
  const { headers } = await knock('POST', '/session', bare(), JSON.stringify({ code }));
  const cookie = String(headers['set-cookie']).split(';')[0] ?? '';
  return {
    host,
    code,
    cookie,
    log,
    own: (type) => ({ ...bare(type), cookie }),
    knock,
    socket: () => connect(port, '127.0.0.1').on('error', () => undefined),
  };
}
