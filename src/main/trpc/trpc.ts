import { initTRPC } from '@trpc/server';
import type { Services } from '../services/services';
import { errorFacts, errorMessage, routerError } from './error-shape';

/** What every procedure receives; nothing else reaches a procedure. */
export type Context = { readonly services: Services };

/** Said of each procedure, so that one look tells whether it changes anything kept. */
export type Meta = { readonly capability: 'reads' | 'writes' };

/** Of a procedure's name, as far as it is told back. */
const LONGEST_PATH = 200;

// No transformer: amounts are decimal strings and dates ISO strings in the contract.
const t = initTRPC
  .context<Context>()
  .meta<Meta>()
  .create({
    errorFormatter: ({ shape, error }) => {
      const { code, httpStatus, path } = shape.data;
      const facts = errorFacts(error);
      return {
        ...shape,
        message: errorMessage(error, facts),
        data: {
          code,
          httpStatus,
          ...(path === undefined ? {} : { path: path.slice(0, LONGEST_PATH) }),
          ...facts,
        },
      };
    },
  });

export const router = t.router;

/** A procedure validates its input and delegates to one service; our errors keep their kind. */
export const procedure = t.procedure.use(async ({ next }) => {
  const result = await next();
  if (!result.ok) throw routerError(result.error);
  return result;
});
