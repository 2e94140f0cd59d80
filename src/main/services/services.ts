import type { AppService } from './app';

/** Every use case the hosts offer; compose.ts builds it, the router and the commands call it. */
export type Services = {
  readonly app: AppService;
};
