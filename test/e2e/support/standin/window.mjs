// BrowserWindow and WebContents over pages of the engine.
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { browserContext, navigationGuards, schemes, tell, toApp, toWeb, watch } from './engine.mjs';

const SHIM = readFileSync(new URL('./page-shim.js', import.meta.url), 'utf8')
  .replace(/^\/\/.*\n/, '')
  .trim()
  .replace(/;$/, '');

export const windows = new Set();
export const handlers = new Map();
export const ipcMain = Object.assign(new EventEmitter(), {
  handle: (channel, handler) => {
    if (handlers.has(channel))
      throw new Error(`Attempted to register a second handler for '${channel}'`);
    handlers.set(channel, handler);
  },
  removeHandler: (channel) => handlers.delete(channel),
});

/** Set by electron.mjs, which has the application. */
export const application = { emit: () => false, quit: () => undefined };

/** Runs in the page. */
const deliver = ([name, values]) => window.__standinDeliver?.(name, values);

let lastId = 0;

class WebContents extends EventEmitter {
  #dead = false;
  #queue = Promise.resolve();
  #mayOpen = () => ({ action: 'allow' });
  page;
  id = ++lastId;
  mainFrame = undefined;

  isDestroyed() {
    return this.#dead;
  }
  getURL() {
    return toApp(this.page.url());
  }
  /** In order, like the real pipe. */
  send(channel, ...args) {
    const copy = structuredClone(args);
    this.#queue = this.#queue
      .then(() => this.page.evaluate(deliver, [channel, copy]))
      .catch(() => undefined);
  }
  setWindowOpenHandler(handler) {
    this.#mayOpen = handler;
  }
  mayOpen(url) {
    return this.#mayOpen({ url }).action === 'allow';
  }
  openDevTools() {}
  destroy() {
    this.#dead = true;
    this.emit('destroyed');
  }
}

export class BrowserWindow extends EventEmitter {
  #options;
  #open;
  webContents = new WebContents();
  id = this.webContents.id;

  constructor(options = {}) {
    super();
    this.#options = options;
    windows.add(this);
    application.emit('web-contents-created', {}, this.webContents);
    this.#open = this.#init();
    this.#open.catch((error) => process.stderr.write(`[standin] ${error}\n`));
  }

  async #init() {
    const contents = this.webContents;
    const page = await freePage();
    contents.page = page;
    watch(page);
    await page.setViewportSize({
      width: this.#options.width ?? 800,
      height: this.#options.height ?? 600,
    });
    contents.mainFrame = frameOf(page.mainFrame(), page);
    await page.exposeBinding('__standinPost', ({ frame }, message) =>
      this.#receive(frame, message),
    );
    const { preload } = this.#options.webPreferences ?? {};
    if (preload) {
      const source = readFileSync(preload, 'utf8');
      await page.addInitScript({
        content: `(${SHIM})(function (require, module, exports, process) {${source}\n})`,
      });
    }
    page.on('request', (request) => {
      if (!request.isNavigationRequest() || request.frame() !== page.mainFrame()) return;
      const url = toApp(request.url());
      contents.emit('did-start-navigation', { isMainFrame: true, isSameDocument: false, url });
    });
    page.on('load', () => contents.emit('did-finish-load'));
    page.on('domcontentloaded', () => this.emit('ready-to-show'));
    // Chromium says the address that is asked for here; the new page itself begins as about:blank.
    let mayStay = false;
    const inspector = await page.context().newCDPSession(page);
    inspector.on('Page.windowOpen', ({ url }) => {
      mayStay = contents.mayOpen(toApp(url));
    });
    await inspector.send('Page.enable');
    page.on('popup', (popup) => {
      if (!mayStay) void popup.close();
    });
    page.on('close', () => {
      windows.delete(this);
      contents.destroy();
      this.emit('closed');
      if (windows.size === 0 && !application.emit('window-all-closed')) application.quit();
    });
    navigationGuards.push((request, url) => this.#mayNavigate(request, url));
  }

  #mayNavigate(request, url) {
    const { page } = this.webContents;
    if (pageOf(request) !== page || page.url() === 'about:blank') return true;
    let prevented = false;
    const event = { url, preventDefault: () => (prevented = true) };
    const isMain = request.frame() === page.mainFrame();
    this.webContents.emit(isMain ? 'will-navigate' : 'will-frame-navigate', event);
    return !prevented;
  }

  async #receive(frame, message) {
    const contents = this.webContents;
    const isMain = frame === contents.page.mainFrame();
    const senderFrame = isMain ? contents.mainFrame : frameOf(frame, contents.page);
    const event = { sender: contents, senderFrame, processId: 0, frameId: 0 };
    if (message.op === 'send') {
      ipcMain.emit(message.channel, event, ...message.args);
      return {};
    }
    const handler = handlers.get(message.channel);
    if (!handler) return { error: `No handler registered for '${message.channel}'` };
    try {
      return { value: await handler(event, ...message.args) };
    } catch (error) {
      return { error: String(error) };
    }
  }

  async loadURL(url) {
    await this.#open;
    if (!schemes.has(new URL(url).protocol.slice(0, -1))) throw new Error(`no handler for ${url}`);
    await this.webContents.page.goto(toWeb(url));
    tell({ ready: true, url: toWeb(url) });
  }
  show() {}
  focus() {}
  hide() {}
  restore() {}
  setTitle() {}
  maximize() {}
  isMaximized() {
    return false;
  }
  getNormalBounds() {
    const { width = 800, height = 600 } = this.#options;
    return { x: 0, y: 0, width, height };
  }
  isMinimized() {
    return false;
  }
  isDestroyed() {
    return this.webContents.isDestroyed();
  }
  close() {
    void this.webContents.page.close();
  }
  static getAllWindows() {
    return [...windows];
  }
  static fromWebContents(contents) {
    return [...windows].find((window) => window.webContents === contents) ?? null;
  }
  static getFocusedWindow() {
    return [...windows][0] ?? null;
  }
}

async function freePage() {
  const context = browserContext();
  const taken = new Set([...windows].map((window) => window.webContents.page));
  const blank = context.pages().find((page) => page.url() === 'about:blank' && !taken.has(page));
  return blank ?? context.newPage();
}

let lastFrame = 0;
function frameOf(frame, page) {
  const id = (lastFrame += 1);
  return {
    frameTreeNodeId: id,
    routingId: id,
    parent: frame === page.mainFrame() ? null : {},
    get url() {
      return toApp(frame.url());
    },
  };
}

/** A window that is just being opened asks before it has a page. */
function pageOf(request) {
  try {
    return request.frame().page();
  } catch {
    return undefined;
  }
}
