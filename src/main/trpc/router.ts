import { MenuOffer } from '../../shared/contract/menu';
import { reads, writes } from './capability';
import { backupsRouter } from './routers/backups';
import { decisionsRouter } from './routers/decisions';
import { exploreRouter } from './routers/explore';
import { filesRouter } from './routers/files';
import { planningRouter } from './routers/planning';
import { priceBooksRouter } from './routers/price-books';
import { quotesRouter } from './routers/quotes';
import { replayRouter } from './routers/replay';
import { scenariosRouter } from './routers/scenarios';
import { settingsRouter } from './routers/settings';
import { uncertaintyRouter } from './routers/uncertainty';
import { usageRouter } from './routers/usage';
import { router } from './trpc';

/** Everything a page or window can ask, in procedures of one line each. */
export const appRouter = router({
  app: router({
    version: reads.query(({ ctx }) => ctx.services.app.version()),
    openFolder: writes.mutation(({ ctx }) => ctx.services.app.openFolder()),
    /** What is chosen in the native menus, which show what is offered here; ends at once elsewhere. */
    menu: reads.input(MenuOffer).subscription(async function* ({ ctx, input, signal }) {
      yield* ctx.services.app.menu.follow(input, signal);
    }),
  }),
  priceBooks: priceBooksRouter,
  scenarios: scenariosRouter,
  planning: planningRouter,
  decisions: decisionsRouter,
  explore: exploreRouter,
  uncertainty: uncertaintyRouter,
  usage: usageRouter,
  replay: replayRouter,
  quotes: quotesRouter,
  files: filesRouter,
  settings: settingsRouter,
  backups: backupsRouter,
});

export type AppRouter = typeof appRouter;
