import { join } from 'node:path';
import { app, BrowserWindow, dialog, screen, type WebPreferences } from 'electron';
import { giveFieldMenus } from './platform/field-menu';
import { reloadAfterCrash } from './platform/page-crash';
import { isWithinReach, keepWindowState, LEAST, readWindowState } from './platform/window-state';
import { APP_ORIGIN } from './trpc/ipc-sender';

/** Every switch that matters stands here in one literal, the defaults too: a reader sees all of them. */
const WEB_PREFERENCES = {
  preload: join(import.meta.dirname, '../preload/preload.cjs'),
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  contextIsolation: true,
  sandbox: true,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  spellcheck: false,
  devTools: !app.isPackaged,
} as const satisfies WebPreferences;

/** Opens the one window; it is shown when its first content is painted. */
export async function openWindow(): Promise<BrowserWindow> {
  const path = join(app.getPath('sessionData'), 'window-state.json');
  const kept = readWindowState(path);
  const screens = screen.getAllDisplays().map(({ workArea }) => workArea);
  // A screen that was unplugged meanwhile must not hide the window.
  const place = kept !== undefined && isWithinReach(kept.bounds, screens) ? kept.bounds : {};
  const window = new BrowserWindow({
    width: kept?.bounds.width ?? 1280,
    height: kept?.bounds.height ?? 860,
    ...place,
    minWidth: LEAST.width,
    minHeight: LEAST.height,
    show: false,
    title: 'Tierwise',
    webPreferences: WEB_PREFERENCES,
  });
  if (kept?.maximized === true) window.maximize();
  window.on('close', () => {
    const [bounds, maximized] = [window.getNormalBounds(), window.isMaximized()];
    keepWindowState(path, { bounds, maximized });
  });
  window.once('ready-to-show', () => window.show());
  giveFieldMenus(window.webContents);
  reloadAfterCrash(window.webContents, (reason) =>
    dialog.showErrorBox(
      'The window of Tierwise keeps failing',
      `Its process ended again and again (${reason}). What was saved is safe; close the window and start Tierwise anew.`,
    ),
  );
  await window.loadURL(`${APP_ORIGIN}/`);
  return window;
}

/** Brings the open window to the front; false where there is none. */
export function focusWindow(): boolean {
  const [window] = BrowserWindow.getAllWindows();
  if (!window) return false;
  if (window.isMinimized()) window.restore();
  window.focus();
  return true;
}
