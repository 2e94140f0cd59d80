export type HostName = 'desktop' | 'browser' | 'command-line';

/** What the about line shows. */
export type AppVersion = { readonly version: string; readonly host: HostName };

export type AppService = { readonly version: () => AppVersion };

export function createAppService(facts: AppVersion): AppService {
  return { version: () => facts };
}
