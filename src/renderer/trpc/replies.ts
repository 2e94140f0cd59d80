import type { OperationResultEnvelope, TRPCClientError } from '@trpc/client';
import type { AnyTRPCRouter } from '@trpc/server';
import type { Observer } from '@trpc/server/observable';
import type { CallType, Reply } from '../../shared/channel';
import { callError } from './call-error';

type CallObserver<R extends AnyTRPCRouter> = Observer<
  OperationResultEnvelope<unknown, TRPCClientError<R>>,
  TRPCClientError<R>
>;

export type ReplyReceiver = {
  readonly begin: () => void;
  readonly receive: (reply: Reply) => void;
  readonly end: () => void;
  readonly isOver: () => boolean;
};

/** Turns the replies to one call into what tRPC observes; the same for both hosts. */
export function replyReceiver<R extends AnyTRPCRouter>(
  type: CallType,
  observer: CallObserver<R>,
  onEnd: () => void,
): ReplyReceiver {
  let over = false;
  const end = (): void => {
    over = true;
    onEnd();
  };
  return {
    isOver: () => over,
    end,
    begin: () => {
      if (type === 'subscription') observer.next({ result: { type: 'started' } });
    },
    receive: (reply) => {
      if (over) return;
      if (reply.kind === 'data') {
        const { data, eventId: id } = reply;
        const tracked = id === undefined ? {} : { id };
        observer.next({ result: { type: 'data', data, ...tracked } });
        if (type === 'subscription') return;
        end();
        observer.complete();
      } else if (reply.kind === 'error') {
        end();
        observer.error(callError<R>(reply.error));
      } else {
        end();
        observer.next({ result: { type: 'stopped' } });
        observer.complete();
      }
    },
  };
}
