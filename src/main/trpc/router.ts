import { procedure, router } from './trpc';

/** Everything a page or window can ask, in procedures of one line each. */
export const appRouter = router({
  app: router({
    version: procedure.query(({ ctx }) => ctx.services.app.version()),
  }),
});

export type AppRouter = typeof appRouter;
