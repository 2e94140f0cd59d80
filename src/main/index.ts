import { join } from 'node:path';
import { app, BrowserWindow, dialog, ipcMain, session } from 'electron';
import { faultSentence, TierwiseError } from '../shared/errors';
import { compose, type Composition } from './compose';
import { registerAppScheme, serveAppScheme } from './platform/app-protocol';
import { hostOptions } from './platform/host-options';
import { lockDown } from './platform/lockdown';
import { setMenu } from './platform/menu';
import { createOpenedFiles, fileIn } from './platform/opened-files';
import { fileDesk } from './platform/save-file';
import { serveIpc } from './trpc/ipc-server';
import { isTrustedSender } from './trpc/ipc-sender';
import { appRouter } from './trpc/router';
import { focusWindow, openWindow } from './window';

const { dataDir } = hostOptions(process.argv.slice(1), process.env);
app.setName('Tierwise');
app.setPath('userData', dataDir);
// The browser engine's own files stay apart from the user's data.
app.setPath('sessionData', join(dataDir, 'window'));
app.enableSandbox();
registerAppScheme();

const opened = createOpenedFiles();
open(fileIn(process.argv, process.cwd()));
// macOS hands files over by event, the first before the application is ready.
app.on('open-file', (event, path) => {
  event.preventDefault();
  open(path);
});

// The lock lies in userData, so it is asked for after that is set.
if (app.requestSingleInstanceLock()) {
  // Not awaited at the top level: Electron gets ready only after this module has been evaluated.
  app.whenReady().then(start).catch(fail);
} else {
  app.quit();
}

async function start(): Promise<void> {
  const composition = compose({
    host: 'desktop',
    dataDir,
    desk: { ...fileDesk, opened: opened.stream },
  });
  app.on('will-quit', () => composition.close());
  lockDown(session.defaultSession, new Set(composition.services.app.version().linkHosts));
  serveAppScheme(join(import.meta.dirname, '../renderer'));
  serveRouter(composition);
  setMenu(composition.services.app.menu);
  app.on('second-instance', (_event, argv, workingFolder) => {
    open(fileIn(argv, workingFolder));
    showWindow();
  });
  app.on('activate', showWindow);
  app.on('open-file', showWindow);
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  await openWindow();
}

function open(path: string | undefined): void {
  if (path !== undefined) opened.take(path);
}

function showWindow(): void {
  if (!focusWindow()) openWindow().catch(fail);
}

function serveRouter({ services }: Composition): void {
  serveIpc(ipcMain, { router: appRouter, context: () => ({ services }) }, (event) =>
    isTrustedSender(event, (sender) =>
      BrowserWindow.getAllWindows().some((window) => window.webContents === sender),
    ),
  );
}

function fail(cause: unknown): void {
  const text =
    cause instanceof TierwiseError
      ? cause.faults.map(faultSentence).join('\n')
      : cause instanceof Error
        ? (cause.stack ?? cause.message)
        : String(cause);
  process.stderr.write(`${text}\n`);
  dialog.showErrorBox('Tierwise cannot start', text);
  // As on the command line: 2 is what was given, 70 a bug of ours.
  app.exit(cause instanceof TierwiseError ? 2 : 70);
}
