import type { TRPCLink } from '@trpc/client';
import type { AnyTRPCRouter } from '@trpc/server';
import { observable } from '@trpc/server/observable';
import type { Fault } from '../../shared/errors';
import { wayError } from './call-error';

/** Mutations that make a file or hold for the session: they need no data folder to write in. */
export const KEEPS_NOTHING: ReadonlySet<string> = new Set([
  'app.openFolder',
  'files.saveQuote',
  'files.saveShare',
  'files.saveText',
  'scenarios.price',
  'usage.begin',
  'usage.append',
  'usage.finish',
  'usage.cancel',
]);

/** Answers on the page what the host would have to refuse: where nothing can be kept, nothing is asked. */
export function viewOnlyLink<R extends AnyTRPCRouter>(
  whyNotKept: () => Fault | undefined,
): TRPCLink<R> {
  return () =>
    ({ op, next }) => {
      const why = op.type === 'mutation' && !KEEPS_NOTHING.has(op.path) ? whyNotKept() : undefined;
      if (why === undefined) return next(op);
      const message = `Found ${why.found}. ${why.remedy}`;
      return observable((observer) => observer.error(wayError<R>(why, message)));
    };
}
