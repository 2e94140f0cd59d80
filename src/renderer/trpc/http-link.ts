import type { TRPCLink } from '@trpc/client';
import type { AnyTRPCRouter } from '@trpc/server';
import { observable } from '@trpc/server/observable';
import { CALL_HEADER, type Reply } from '../../shared/channel';
import type { Fault } from '../../shared/errors';
import { abortError, wayError } from './call-error';
import { replyReceiver } from './replies';

const REPLY_TYPE = 'application/x-ndjson';

/** The browser host's link: one POST for each operation, replies a line; leaving it stops the call. */
export function httpLink<R extends AnyTRPCRouter>(base = '/trpc/'): TRPCLink<R> {
  return () =>
    ({ op }) =>
      observable((observer) => {
        const controller = new AbortController();
        const signal = op.signal
          ? AbortSignal.any([op.signal, controller.signal])
          : controller.signal;
        const receiver = replyReceiver<R>(op.type, observer, () => undefined);
        const fail = (fault: Fault): void => {
          receiver.end();
          observer.error(wayError<R>(fault));
        };
        const call = async (): Promise<void> => {
          const response = await fetch(`${base}${op.path}`, {
            method: 'POST',
            headers: { 'content-type': 'application/json', [CALL_HEADER]: op.type },
            body: op.input === undefined ? '' : JSON.stringify(op.input),
            cache: 'no-store',
            signal,
          });
          if (!response.headers.get('content-type')?.startsWith(REPLY_TYPE) || !response.body) {
            return fail(refusedFault(response.status));
          }
          receiver.begin();
          for await (const reply of replies(response.body)) receiver.receive(reply);
          if (!receiver.isOver()) fail(brokenFault('an answer that ends in the middle'));
        };
        call().catch((cause: unknown) => {
          if (receiver.isOver()) return;
          if (!signal.aborted)
            return fail(brokenFault(cause instanceof Error ? cause.message : String(cause)));
          receiver.end();
          observer.error(abortError<R>());
        });
        return () => {
          if (!receiver.isOver()) receiver.end();
          controller.abort();
        };
      });
}

async function* replies(body: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<Reply> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const lines = (rest + value).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield JSON.parse(line) as Reply;
  }
}

function refusedFault(status: number): Fault {
  if (status === 401) {
    return {
      code: 'session_unknown',
      path: '',
      found: 'a page of an earlier start of Tierwise',
      allowed: 'a page that this start has opened',
      remedy:
        'Press Enter in the terminal where Tierwise runs and open the address that it prints.',
    };
  }
  return {
    code: status === 413 ? 'message_too_long' : 'call_refused',
    path: '',
    found: `the answer ${status} of the host`,
    allowed: status === 413 ? 'a message of at most 32 MiB' : 'a call from the planner’s own page',
    remedy: status === 413 ? 'Send less at once.' : 'Reload the page.',
  };
}

function brokenFault(found: string): Fault {
  return {
    code: 'host_unreachable',
    path: '',
    found,
    allowed: 'an answer of the host',
    remedy: 'Look whether Tierwise still runs in its terminal; what was saved before is safe.',
  };
}
