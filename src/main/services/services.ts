import type { AppService } from './app';
import type { BackupService } from './backups';
import type { ExploreService } from './explore';
import type { MonteCarloService } from './monte-carlo';
import type { PlanningService } from './planning';
import type { PriceBookService } from './price-books';
import type { ScenarioService } from './scenarios';
import type { SettingsService } from './settings';

/** Every use case the hosts offer; compose.ts builds it, the router and the commands call it. */
export type Services = {
  readonly app: AppService;
  readonly priceBooks: PriceBookService;
  readonly scenarios: ScenarioService;
  readonly planning: PlanningService;
  readonly explore: ExploreService;
  readonly monteCarlo: MonteCarloService;
  readonly settings: SettingsService;
  readonly backups: BackupService;
};
