import type { TRPCLink } from '@trpc/client';
import type { AnyTRPCRouter } from '@trpc/server';
import { observable } from '@trpc/server/observable';
import type { Bridge, NumberedReply } from '../../shared/channel';
import { abortError } from './call-error';
import { replyReceiver } from './replies';

/** The desktop's link: every operation is one numbered call over the bridge, and can be stopped. */
export function ipcLink<R extends AnyTRPCRouter>(bridge: Bridge): TRPCLink<R> {
  return () => {
    const pending = new Map<number, (reply: NumberedReply) => void>();
    bridge.onReply((text) => {
      const reply = JSON.parse(text) as NumberedReply;
      pending.get(reply.id)?.(reply);
    });
    let last = 0;
    return ({ op }) =>
      observable((observer) => {
        last += 1;
        const id = last; // not op.id: a retry has the same one
        const receiver = replyReceiver<R>(op.type, observer, () => pending.delete(id));
        const stop = (): void => {
          if (receiver.isOver()) return;
          receiver.end();
          bridge.stop(id);
        };
        const abort = (): void => {
          if (receiver.isOver()) return;
          stop();
          observer.error(abortError<R>());
        };
        if (op.signal?.aborted) {
          receiver.end();
          observer.error(abortError<R>());
          return undefined;
        }
        op.signal?.addEventListener('abort', abort, { once: true });
        pending.set(id, receiver.receive);
        receiver.begin();
        bridge.start(
          id,
          op.type,
          op.path,
          op.input === undefined ? undefined : JSON.stringify(op.input),
        );
        return () => {
          op.signal?.removeEventListener('abort', abort);
          stop();
        };
      });
  };
}
