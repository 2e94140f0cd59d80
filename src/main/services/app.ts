import { createMenuService, type MenuService } from './menu';

export type HostName = 'desktop' | 'browser' | 'command-line';

/** What the about line shows. */
export type AppVersion = { readonly version: string; readonly host: HostName };

export type AppService = { readonly version: () => AppVersion; readonly menu: MenuService };

export function createAppService(facts: AppVersion): AppService {
  return { version: () => facts, menu: createMenuService() };
}
