import type { IncomingMessage, ServerResponse } from 'node:http';
import { once } from 'node:events';
import { CALL_HEADER, isCallType, MAX_MESSAGE_LENGTH, type Reply } from '../../shared/channel';
import { runCall, type RouterHost } from '../trpc/call';
import { securityHeaders } from './security-headers';

export const CALL_PATH = '/trpc/';

/** A request body as text; undefined where it is longer than `limit` bytes or not UTF-8. */
export async function readBody(
  request: IncomingMessage,
  limit: number,
): Promise<string | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > limit) return undefined;
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > limit) return undefined;
    chunks.push(chunk);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    return undefined;
  }
}

/**
 * One call over HTTP: the path names the procedure, the call header its type, the body is the
 * input's JSON text. Answers a reply a line; closing the connection stops the call.
 */
export async function answerCall(
  host: RouterHost,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): Promise<void> {
  const type = request.headers[CALL_HEADER];
  if (!isCallType(type)) throw new TypeError('the guard lets no other call type through');
  const input = await readBody(request, MAX_MESSAGE_LENGTH);
  if (input === undefined) {
    response.writeHead(413, { ...securityHeaders(), connection: 'close' }).end();
    return;
  }
  const controller = new AbortController();
  response.once('close', () => controller.abort());
  const begin = (status: number): void => {
    if (response.headersSent) return;
    response.writeHead(status, {
      ...securityHeaders(),
      'content-type': 'application/x-ndjson; charset=utf-8',
    });
    response.flushHeaders();
  };
  const send = async (reply: Reply): Promise<void> => {
    const line = `${JSON.stringify(reply)}\n`;
    begin(statusOf(reply));
    if (!response.write(line) && !response.destroyed) {
      await Promise.race([once(response, 'drain'), once(response, 'close')]);
    }
  };
  // At once, so that the page knows of a quiet subscription that it has begun.
  if (type === 'subscription') begin(200);
  await runCall(host, { type, path, input, signal: controller.signal }, send);
  response.end();
}

/** The HTTP status of the first reply: our errors carry theirs. */
function statusOf(reply: Reply): number {
  if (reply.kind !== 'error') return 200;
  const { error } = reply;
  const facts = typeof error === 'object' && error !== null && 'data' in error ? error.data : null;
  const status =
    typeof facts === 'object' && facts !== null && 'httpStatus' in facts ? facts.httpStatus : 500;
  return typeof status === 'number' ? status : 500;
}
