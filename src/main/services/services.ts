import type { AnswerService } from './answers';
import type { AppService } from './app';
import type { BackupService } from './backups';
import type { FileService } from './files';
import type { MonteCarloService } from './monte-carlo';
import type { PlanningService } from './planning';
import type { PriceBookService } from './price-books';
import type { QuoteViews } from './quote-views';
import type { QuoteService } from './quotes';
import type { ReplayService } from './replay';
import type { ScenarioService } from './scenarios';
import type { SettingsService } from './settings';
import type { UsageImports } from './usage/usage-imports';
import type { ShareService } from './share';

/** Every use case the hosts offer; compose.ts builds it, the router and the commands call it. */
export type Services = {
  readonly app: AppService;
  readonly priceBooks: PriceBookService;
  readonly scenarios: ScenarioService;
  readonly planning: PlanningService;
  /** Answers that take a moment: recommendation, ceilings, pictures over volumes, impact. */
  readonly answers: AnswerService;
  readonly monteCarlo: MonteCarloService;
  readonly usage: UsageImports;
  readonly replay: ReplayService;
  readonly quotes: QuoteService;
  /** Quotes with their figures. */
  readonly quoteViews: QuoteViews;
  readonly files: FileService;
  readonly share: ShareService;
  readonly settings: SettingsService;
  readonly backups: BackupService;
};
