import { EventEmitter } from 'node:events';
import type { Session } from 'electron';
import { beforeEach, describe, expect, it, vi } from 'vitest';

/** The parts of Electron that the lockdown sets; what it says to them is what counts. */
const { app, opened } = vi.hoisted(() => ({
  app: { isPackaged: true, listeners: new Map<string, (...args: unknown[]) => void>() },
  opened: [] as string[],
}));
vi.mock('electron', () => ({
  app: {
    get isPackaged() {
      return app.isPackaged;
    },
    on: (event: string, listener: (...args: unknown[]) => void) =>
      app.listeners.set(event, listener),
  },
  shell: { openExternal: (url: string) => opened.push(url) },
}));

const { lockDown } = await import('../../../src/main/platform/lockdown');

type Decide = (answer: unknown) => void;

class FakeSession {
  request: ((contents: unknown, permission: string, decide: Decide) => void) | undefined;
  check: ((contents: unknown, permission: string) => boolean) | undefined;
  device: ((details: unknown) => boolean) | undefined;
  before: ((details: { url: string }, decide: Decide) => void) | undefined;
  setPermissionRequestHandler = (handler: FakeSession['request']) => (this.request = handler);
  setPermissionCheckHandler = (handler: FakeSession['check']) => (this.check = handler);
  setDevicePermissionHandler = (handler: FakeSession['device']) => (this.device = handler);
  webRequest = { onBeforeRequest: (listener: FakeSession['before']) => (this.before = listener) };
}

class FakeContents extends EventEmitter {
  mayOpen: (details: { url: string }) => { action: string } = () => ({ action: 'allow' });
  setWindowOpenHandler(handler: FakeContents['mayOpen']): void {
    this.mayOpen = handler;
  }
}

let session: FakeSession;
let contents: FakeContents;

beforeEach(() => {
  app.isPackaged = true;
  opened.length = 0;
  session = new FakeSession();
  lockDown(session as unknown as Session, new Set(['example.org']));
  contents = new FakeContents();
  app.listeners.get('web-contents-created')?.({}, contents);
});

/** Every permission that Electron's documents name, and one that does not exist yet. */
const PERMISSIONS = [
  'accessibility-events',
  'clipboard-read',
  'clipboard-sanitized-write',
  'deprecated-sync-clipboard-read',
  'display-capture',
  'fileSystem',
  'fullscreen',
  'geolocation',
  'hid',
  'idle-detection',
  'keyboardLock',
  'local-network-access',
  'local-network',
  'loopback-network',
  'media',
  'mediaKeySystem',
  'midi',
  'midiSysex',
  'notifications',
  'openExternal',
  'pointerLock',
  'screen-wake-lock',
  'serial',
  'speaker-selection',
  'storage-access',
  'top-level-storage-access',
  'usb',
  'window-management',
  'unknown',
];

describe('a page of the desktop', () => {
  it.each(PERMISSIONS)('is never granted %s, asked or checked', (permission) => {
    const decisions: unknown[] = [];
    session.request?.(contents, permission, (answer) => decisions.push(answer));
    expect(decisions).toEqual([false]);
    expect(session.check?.(contents, permission)).toBe(false);
    expect(session.device?.({ deviceType: permission })).toBe(false);
  });

  const isCancelled = (url: string): unknown => {
    let answer: { cancel?: boolean } = {};
    session.before?.({ url }, (given) => (answer = given as { cancel?: boolean }));
    return answer.cancel;
  };

  it.each([
    'https://example.org/',
    'http://127.0.0.1:9/',
    'ws://127.0.0.1:9/',
    'file:///etc/passwd',
    'data:text/html,x',
    'app://tierwise.evil/',
    'app://evil/tierwise',
    'blob:https://example.org/1',
    'devtools://devtools/bundled/x.js',
    'chrome-extension://abc/x.js',
    '',
    'no address',
  ])('loads nothing from %j', (url) => {
    expect(isCancelled(url)).toBe(true);
  });

  it('loads its own content, and the inspector only where nothing is packed', () => {
    expect(isCancelled('app://tierwise/index.html')).toBe(false);
    expect(isCancelled('blob:app://tierwise/1')).toBe(false);
    app.isPackaged = false;
    expect(isCancelled('devtools://devtools/bundled/x.js')).toBe(false);
    expect(isCancelled('https://example.org/')).toBe(true);
  });

  it.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])(
    'stays on its own content at %s',
    (event) => {
      const prevented = (url: string): boolean => {
        let stopped = false;
        contents.emit(event, { url, preventDefault: () => (stopped = true) });
        return stopped;
      };
      expect(prevented('app://tierwise/#/library')).toBe(false);
      for (const url of [
        'https://example.org/',
        'app://tierwise.evil/',
        'app://x@tierwise/',
        'file:///tmp/dropped.html',
        'javascript:alert(1)',
        'about:blank',
        'data:text/html,x',
        '',
      ])
        expect(prevented(url), url).toBe(true);
    },
  );

  it('attaches no page within the page', () => {
    let stopped = false;
    contents.emit('will-attach-webview', { preventDefault: () => (stopped = true) });
    expect(stopped).toBe(true);
  });

  it('opens no second window, and hands only a listed link to the system', () => {
    const bad = [
      'file:///etc/passwd',
      'smb://example.org/a',
      'javascript:alert(1)',
      'https://example.org@evil.example/',
      'https://example.org/\0',
      'http://example.org/',
      'app://tierwise/',
      'about:blank',
      '',
    ];
    for (const url of bad) expect(contents.mayOpen({ url })).toEqual({ action: 'deny' });
    expect(opened).toEqual([]);
    expect(contents.mayOpen({ url: 'https://example.org/pricing' })).toEqual({ action: 'deny' });
    expect(opened).toEqual(['https://example.org/pricing']);
  });
});
