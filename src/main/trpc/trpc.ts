import { initTRPC, TRPCError } from '@trpc/server';
import { TierwiseError } from '../../shared/errors';
import type { Services } from '../services/services';
import { CODE_OF_KIND, errorFacts } from './error-shape';

/** What every procedure receives; nothing else reaches a procedure. */
export type Context = { readonly services: Services };

// No transformer: amounts are decimal strings and dates ISO strings in the contract.
const t = initTRPC.context<Context>().create({
  errorFormatter: ({ shape, error }) => {
    const { code, httpStatus, path } = shape.data;
    return {
      ...shape,
      data: { code, httpStatus, ...(path === undefined ? {} : { path }), ...errorFacts(error) },
    };
  },
});

export const router = t.router;

/** A procedure: validates, delegates to one service, and our typed errors keep their kind. */
export const procedure = t.procedure.use(async ({ next }) => {
  const result = await next();
  if (!result.ok && result.error.cause instanceof TierwiseError) {
    const { cause } = result.error;
    throw new TRPCError({ code: CODE_OF_KIND[cause.kind], message: cause.message, cause });
  }
  return result;
});
