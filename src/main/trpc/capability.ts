import { TRPCError } from '@trpc/server';
import { procedure } from './trpc';

/** For queries: leaves everything kept as it is, however often it is asked. */
export const reads = procedure.meta({ capability: 'reads' }).use(({ type, path, next }) => {
  if (type === 'mutation') throw misplaced(path, 'a mutation that only reads');
  return next();
});

/** For mutations: the only procedures that change what is kept. */
export const writes = procedure.meta({ capability: 'writes' }).use(({ type, path, next }) => {
  if (type !== 'mutation') throw misplaced(path, `a ${type} that writes`);
  return next();
});

function misplaced(path: string, found: string): TRPCError {
  return new TRPCError({ code: 'INTERNAL_SERVER_ERROR', message: `${path} is ${found}` });
}
