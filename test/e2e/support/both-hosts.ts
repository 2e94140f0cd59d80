import { test } from 'vitest';
import { launchBrowserHost, launchDesktop, withApp, type RunningApp } from './app';

export const HOSTS = [
  { host: 'desktop', launch: launchDesktop },
  { host: 'browser', launch: launchBrowserHost },
] as const;

/** One test on each host, on a freshly started application that has to end without any problem. */
export function onBothHosts(title: string, body: (app: RunningApp) => Promise<void>): void {
  for (const { host, launch } of HOSTS) {
    test(`${title} (${host})`, async () => {
      await withApp(await launch(), `${title} ${host}`, body);
    });
  }
}

/** As onBothHosts, on the desktop alone. */
export function onDesktop(title: string, body: (app: RunningApp) => Promise<void>): void {
  test(`${title} (desktop)`, async () => {
    await withApp(await launchDesktop(), `${title} desktop`, body);
  });
}
