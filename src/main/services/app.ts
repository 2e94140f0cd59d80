import { createMenuService, type MenuService } from './menu';

export type HostName = 'desktop' | 'browser' | 'command-line';

/** What the about line shows, and where this copy keeps what it keeps. */
export type AppVersion = {
  readonly version: string;
  readonly host: HostName;
  /** Folder of the user's data; absent where all is in memory. */
  readonly folder?: string | undefined;
  /** On the desktop: the hosts whose pages it hands to the system's browser. Elsewhere every link opens. */
  readonly linkHosts?: readonly string[] | undefined;
};

export type AppService = {
  readonly version: () => AppVersion;
  /** Shows the data folder in the system's file manager; false where the host has none to show it in. */
  readonly openFolder: () => Promise<{ readonly opened: boolean }>;
  readonly menu: MenuService;
};

/** `show` is there on a host with a file manager. */
export function createAppService(
  facts: AppVersion,
  show?: (folder: string) => Promise<void>,
): AppService {
  return {
    version: () => facts,
    openFolder: async () => {
      if (show === undefined || facts.folder === undefined) return { opened: false };
      await show(facts.folder);
      return { opened: true };
    },
    menu: createMenuService(),
  };
}
