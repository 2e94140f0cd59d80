import { describe, expect, test } from 'vitest';
import { sourcesBelow } from '../support/source';

type Text = { readonly path: string; readonly text: string };

/** What may stand nowhere in src, or only in the files named. */
const FORBIDDEN: readonly {
  readonly pattern: RegExp;
  readonly why: string;
  readonly only?: readonly string[];
}[] = [
  { pattern: /\bloadFile\(|file:\/\//, why: 'content comes through the application’s own scheme' },
  { pattern: /<webview|webviewTag: true/, why: 'no page within a page' },
  {
    pattern: /\.openExternal\(/,
    why: 'links are judged first',
    only: ['src/main/platform/lockdown.ts'],
  },
  { pattern: /new BrowserWindow\(/, why: 'one hardened window', only: ['src/main/window.ts'] },
  {
    pattern: /bypassCSP|corsEnabled|disable-web-security|commandLine/,
    why: 'no wall is taken down',
  },
  { pattern: /access-control-/i, why: 'no other origin ever reads an answer' },
  {
    pattern: /dangerouslySetInnerHTML|\.innerHTML\b|insertAdjacentHTML|document\.write/,
    why: 'text stays text',
  },
  { pattern: /\beval\(|new Function\(/, why: 'no code from text' },
  { pattern: /\.(?:deferred|exclusive)\(/, why: 'write transactions are immediate' },
  {
    pattern: /\bdb\.transaction\(/,
    why: 'one way into a transaction',
    only: ['src/main/db/transaction.ts'],
  },
  { pattern: /unsafeMode|loadExtension\(/, why: 'the database stays checked' },
  {
    pattern: /(?:unlink|rm|rename)(?:Sync)?\([^)]*-(?:wal|shm)/,
    why: 'a log is never parted from its database',
  },
  {
    pattern: /from '(?:superjson|devalue|seroval|v8|node:v8|js-yaml|yaml)'|\bdeserialize\(/,
    why: 'what comes from outside is plain JSON',
  },
  {
    pattern: /\b(?:gunzip|unzip|inflate|inflateRaw|brotliDecompress)(?:Sync)?\(/,
    why: 'no file unpacks to more than its size',
    only: ['src/main/exports/logo.ts'],
  },
  {
    pattern: /\binflate(?:Raw)?(?:Sync)?\((?![^)]*maxOutputLength)/,
    why: 'what unpacks has a known end',
  },
  { pattern: /new WebSocket|WebSocketServer|from 'ws'/, why: 'plain requests are enough' },
  {
    pattern: /from '(?:node:)?(?:child_process|https|dgram|dns|tls|http2)'/,
    why: 'the program starts nothing and calls nobody',
  },
  {
    pattern: /\b(?:fetch|XMLHttpRequest|sendBeacon|EventSource)\(/,
    why: 'a page talks to its own host only',
    only: ['src/renderer/trpc/http-link.ts', 'src/main/web/launch-page.ts'],
  },
  { pattern: /new Database\(/, why: 'one door to SQLite', only: ['src/main/db/connect.ts'] },
];

function violations(files: readonly Text[]): string[] {
  return files.flatMap(({ path, text }) =>
    FORBIDDEN.filter(({ pattern, only }) => pattern.test(text) && !only?.includes(path)).map(
      ({ pattern, why }) => `${path}: ${String(pattern)}: ${why}`,
    ),
  );
}

const sources = sourcesBelow('src');

describe('what the program never does', () => {
  test('stands nowhere in its source', () => {
    expect(violations(sources)).toEqual([]);
  });

  test('is found where it stands', () => {
    const bad = [
      "window.loadFile('x')",
      '<webview />',
      'shell.openExternal(url)',
      'new BrowserWindow({})',
      "app.commandLine.appendSwitch('x')",
      "'Access-Control-Allow-Origin'",
      '<p dangerouslySetInnerHTML={x} />',
      'eval(x)',
      'db.transaction(work).deferred()',
      'db.unsafeMode()',
      'unlinkSync(`${path}-wal`)',
      'new Database(path)',
      "import superjson from 'superjson'",
      'inflateSync(bytes)',
      "new WebSocket('ws://127.0.0.1')",
      "import { spawn } from 'node:child_process'",
      "fetch('https://example.org')",
    ];
    const found = bad.filter((text) => violations([{ path: 'src/a.ts', text }]).length > 0);
    expect(found).toEqual(bad);
  });
});

describe('the window', () => {
  const text = sources.find(({ path }) => path === 'src/main/window.ts')?.text ?? '';
  const literal = /const WEB_PREFERENCES = \{([\s\S]*?)\} as const/.exec(text)?.[1] ?? '';

  test('has every switch in one literal, each closed', () => {
    const closed = [
      'nodeIntegration: false',
      'nodeIntegrationInWorker: false',
      'nodeIntegrationInSubFrames: false',
      'contextIsolation: true',
      'sandbox: true',
      'webSecurity: true',
      'allowRunningInsecureContent: false',
      'experimentalFeatures: false',
      'webviewTag: false',
      'navigateOnDragDrop: false',
      'devTools: !app.isPackaged',
    ];
    expect(closed.filter((line) => !literal.includes(`${line},`))).toEqual([]);
    expect(literal).not.toMatch(/\.\.\.|enableBlinkFeatures|commandLineSwitches/);
    expect(text).toContain('webPreferences: WEB_PREFERENCES,');
  });

  test('is opened by a program that sandboxes everything', () => {
    const boot = sources.find(({ path }) => path === 'src/main/index.ts')?.text ?? '';
    expect(boot).toContain('app.enableSandbox()');
    expect(boot.indexOf('app.enableSandbox()')).toBeLessThan(boot.indexOf('whenReady'));
  });
});
