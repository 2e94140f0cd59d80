// The part of Electron's main process that the application uses, over a real Chromium. What it does
// not use is absent and throws. It proves nothing about sandboxing, isolation or packaging.
import { EventEmitter } from 'node:events';
import { existsSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeEngine, debuggingAddress, filter, launchEngine, schemes, tell } from './engine.mjs';
import { application, BrowserWindow, ipcMain, windows } from './window.mjs';

class App extends EventEmitter {
  #paths = new Map();
  #name = 'Electron';
  #launched;
  isPackaged = false;

  whenReady() {
    this.#launched ??= this.#launch();
    return this.#launched;
  }
  async #launch() {
    if (!this.sandboxEnabled) throw new Error('[standin] app.enableSandbox() was not called');
    const profile = join(this.getPath('sessionData'), 'chromium');
    mkdirSync(profile, { recursive: true });
    await launchEngine(profile);
    tell({ debugging: debuggingAddress(profile) });
    this.emit('ready');
  }
  enableSandbox() {
    this.sandboxEnabled = true;
  }
  getPath(name) {
    return this.#paths.get(name) ?? join(tmpdir(), name);
  }
  setPath(name, path) {
    this.#paths.set(name, path);
  }
  getName() {
    return this.#name;
  }
  setName(name) {
    this.#name = name;
  }
  getVersion() {
    return '0.0.0';
  }
  getLocale() {
    return 'en-US';
  }
  requestSingleInstanceLock() {
    return true;
  }
  async quit() {
    let prevented = false;
    const event = { preventDefault: () => (prevented = true) };
    this.emit('before-quit', event);
    if (prevented) return;
    for (const window of windows) window.emit('closed');
    this.emit('will-quit', { preventDefault: () => undefined });
    await closeEngine();
    this.exit(0);
  }
  exit(code = 0) {
    if (process.connected) process.disconnect();
    process.exit(code);
  }
}

export const app = new App();
application.emit = (...args) => app.emit(...args);
application.quit = () => void app.quit();

const dialogAnswers = [];
const dialogOf =
  (kind, unanswered) =>
  (...args) => {
    tell({ dialog: kind, options: args.at(-1) });
    const at = dialogAnswers.findIndex((answer) => answer.kind === kind);
    return Promise.resolve(at < 0 ? unanswered : dialogAnswers.splice(at, 1)[0].result);
  };
export const dialog = {
  showOpenDialog: dialogOf('showOpenDialog', { canceled: true, filePaths: [] }),
  showSaveDialog: dialogOf('showSaveDialog', { canceled: true, filePath: '' }),
  showMessageBox: dialogOf('showMessageBox', { response: 0, checkboxChecked: false }),
  showErrorBox: (title, content) => tell({ problem: `error box: ${title}: ${content}` }),
};

let menu = null;
/** Entries that a test wants to choose as soon as they are there and may be chosen, as a person would. */
let wished = [];
function chooseWished() {
  const open = wished;
  wished = [];
  for (const id of open) {
    const item = menu?.getMenuItemById(id);
    if (item === null || item === undefined || item.enabled === false) wished.push(id);
    else item.click?.(item, BrowserWindow.getFocusedWindow(), {});
  }
}
const flat = (items) =>
  items.flatMap((item) => [item, ...flat(item.submenu?.items ?? item.submenu ?? [])]);
export class Menu {
  constructor(items = []) {
    this.items = items;
  }
  static buildFromTemplate(template) {
    return new Menu(template);
  }
  static setApplicationMenu(next) {
    menu = next;
    chooseWished();
  }
  static getApplicationMenu() {
    return menu;
  }
  getMenuItemById(id) {
    return flat(this.items).find((item) => item.id === id) ?? null;
  }
  popup() {}
}

export const protocol = {
  registerSchemesAsPrivileged: (list) => {
    const loose = list.filter(({ privileges }) => privileges.bypassCSP || privileges.corsEnabled);
    if (loose.length > 0) throw new Error('[standin] a scheme asks for more than it may');
  },
  handle: (scheme, handler) => {
    schemes.set(scheme, handler);
  },
};

export const session = {
  defaultSession: {
    setPermissionRequestHandler: () => undefined,
    setPermissionCheckHandler: () => undefined,
    setDevicePermissionHandler: () => undefined,
    webRequest: {
      onBeforeRequest: (listener) => {
        filter.onBeforeRequest = listener;
      },
    },
  },
};

export const screen = {
  getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }],
};

export const shell = {
  openExternal: (url) => {
    tell({ openExternal: url });
    return Promise.resolve();
  },
  openPath: (path) => {
    tell({ openPath: path });
    return Promise.resolve(existsSync(path) ? '' : 'not found');
  },
  showItemInFolder: (path) => tell({ showItemInFolder: path }),
};

export const nativeTheme = Object.assign(new EventEmitter(), {
  shouldUseDarkColors: false,
  themeSource: 'system',
});

export { BrowserWindow, ipcMain };

// The test's remote control. Without the test there is nobody to run for.
process.on('disconnect', () => process.exit(1));
process.on('message', (message) => {
  if (message.answerDialog) dialogAnswers.push(message.answerDialog);
  if (message.menu) {
    wished.push(message.menu);
    chooseWished();
  }
  if (message.appEvent) {
    app.emit(message.appEvent, { preventDefault: () => undefined }, ...message.args);
  }
  if (message.quit) void app.quit();
});
