import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { RouterHost } from '../trpc/call';
import { parseJson } from '../../shared/parse-json';
import {
  doorsFor,
  refuseAct,
  refuseHost,
  refuseLaunch,
  refuseRead,
  type Knock,
  type Refusal,
} from './guard';
import { answerCall, CALL_PATH, readBody } from './http-calls';
import { createIdleWatch, type IdleWatch } from './idle-watch';
import {
  LAUNCH_PAGE,
  LAUNCH_PATH,
  LAUNCH_SCRIPT,
  LAUNCH_SCRIPT_PATH,
  NO_SESSION_PAGE,
  SESSION_PATH,
} from './launch-page';
import { securityHeaders } from './security-headers';
import { createSessions, type Sessions } from './sessions';
import { answerStatic } from './static-files';

export type BrowserHost = {
  readonly port: number;
  /** A new address with a fresh one-time code; an unused earlier one stops being good. */
  readonly newAddress: () => string;
  readonly close: () => Promise<void>;
};

export type BrowserHostOptions = RouterHost & {
  /** 0 lets the system choose. */
  readonly port: number;
  /** Folder of the built renderer. */
  readonly pages: string;
  /** Receives what went wrong inside; never a code, a cookie or a header. */
  readonly log: (line: string) => void;
  /** What to do when no page of this host has asked for anything for so long; 0 ms is never. */
  readonly idle?: { readonly afterMs: number; readonly end: () => void };
  /** How long a connection may take to say what it wants. */
  readonly patienceMs?: number;
};

const ADDRESS = '127.0.0.1';
const MAX_CONNECTIONS = 200;
const MAX_CODE_LENGTH = 1_024;
const PATIENCE_MS = 10_000;

/** Starts the browser host on this machine's loopback address and nowhere else. */
export async function startBrowserHost(options: BrowserHostOptions): Promise<BrowserHost> {
  const { patienceMs = PATIENCE_MS } = options;
  const server = createServer({
    headersTimeout: patienceMs,
    requestTimeout: 6 * patienceMs,
    // Left alone, Node looks for those that are too slow only every half minute.
    connectionsCheckingInterval: patienceMs / 4,
    maxHeaderSize: 16_384,
  });
  server.maxConnections = MAX_CONNECTIONS;
  await listen(server, options.port);
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new TypeError('a TCP address was bound');
  const { port } = bound;
  const sessions = createSessions(port);
  const { afterMs, end } = options.idle ?? { afterMs: 0, end: () => undefined };
  const idle = createIdleWatch(afterMs, end);
  const answer = answerer(options, sessions, port, idle);
  server.on('request', (request, response) => {
    answer(request, response).catch((cause: unknown) => {
      // Who hangs up before all is said waits for no answer, and nothing failed here.
      if (!request.complete && request.destroyed) {
        response.destroy();
        return;
      }
      options.log(`A request failed inside: ${cause instanceof Error ? cause.message : 'unknown'}`);
      if (response.headersSent) response.destroy();
      else response.writeHead(500, securityHeaders()).end();
    });
  });
  // No more files to be had, for one: who knocks meanwhile is not heard, and the host goes on.
  server.on('error', (cause) => options.log(`A connection failed: ${cause.message}`));
  return {
    port,
    newAddress: () => {
      idle.touch();
      return `http://${ADDRESS}:${port}${LAUNCH_PATH}#${sessions.newCode()}`;
    },
    close: () =>
      new Promise((resolve) => {
        idle.stop();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: ADDRESS, port, exclusive: true }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

type Answer = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

function answerer(
  options: BrowserHostOptions,
  sessions: Sessions,
  port: number,
  idle: IdleWatch,
): Answer {
  const doors = doorsFor(port);
  return async (request, response) => {
    const knock: Knock = {
      method: request.method ?? '',
      target: request.url ?? '',
      headers: request.headers,
      rawHeaders: request.rawHeaders,
    };
    const foreign = refuseHost(knock, doors);
    if (foreign) return refuse(response, foreign);
    const [path = '/'] = knock.target.split('?', 1);

    if (path === LAUNCH_PATH || path === LAUNCH_SCRIPT_PATH) {
      const refusal = refuseLaunch(knock);
      if (refusal) return refuse(response, refusal);
      return path === LAUNCH_PATH
        ? text(response, 200, 'text/html', LAUNCH_PAGE)
        : text(response, 200, 'text/javascript', LAUNCH_SCRIPT);
    }
    if (path === SESSION_PATH) {
      const refusal = refuseAct(knock, doors);
      return refusal ? refuse(response, refusal) : beginSession(sessions, request, response);
    }
    const isCall = path.startsWith(CALL_PATH);
    if (!sessions.knows(request.headers.cookie)) {
      return isCall
        ? refuse(response, { status: 401, reason: 'No session.' })
        : text(response, 401, 'text/html', NO_SESSION_PAGE);
    }
    const refusal = isCall ? refuseAct(knock, doors) : refuseRead(knock);
    if (refusal) return refuse(response, refusal);
    // Strangers keep nothing running: only what has come this far counts as somebody being here.
    response.once('close', idle.enter());
    if (isCall) return answerCall(options, request, response, path.slice(CALL_PATH.length));
    const { status, headers, body } = await answerStatic(options.pages, path);
    response.writeHead(status, headers).end(body);
  };
}

async function beginSession(
  sessions: Sessions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await readBody(request, MAX_CODE_LENGTH);
  const parsed = body === undefined ? undefined : parseJson(body);
  const value = parsed?.ok ? parsed.value : undefined;
  const code =
    typeof value === 'object' && value !== null && 'code' in value ? value.code : undefined;
  const cookie = sessions.redeem(code);
  if (cookie === undefined)
    return refuse(response, { status: 401, reason: 'The code is not good.' });
  response.writeHead(204, { ...securityHeaders(), 'set-cookie': cookie }).end();
}

function refuse(response: ServerResponse, { status, reason }: Refusal): void {
  // What a refused request still wants to send is not read.
  response.setHeader('connection', 'close');
  text(response, status, 'text/plain', `${reason}\n`);
}

function text(response: ServerResponse, status: number, type: string, body: string): void {
  response
    .writeHead(status, { ...securityHeaders(), 'content-type': `${type}; charset=utf-8` })
    .end(body);
}
