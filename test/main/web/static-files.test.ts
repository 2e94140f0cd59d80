import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerStatic } from '../../../src/main/web/static-files';

let folder: string;
let root: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tierwise-static-'));
  root = join(folder, 'pages');
  mkdirSync(join(root, 'assets'), { recursive: true });
  writeFileSync(
    join(root, 'index.html'),
    '<meta nonce="TIERWISE_NONCE"><script nonce="TIERWISE_NONCE">',
  );
  writeFileSync(join(root, 'assets', 'main.js'), 'run()');
  writeFileSync(join(root, '.secret.js'), 'hidden');
  writeFileSync(join(folder, 'outside.js'), 'outside');
  mkdirSync(join(folder, 'pages-too'));
  writeFileSync(join(folder, 'pages-too', 'near.js'), 'near');
  symlinkSync(join(folder, 'outside.js'), join(root, 'link.js'));
  symlinkSync(join(folder, 'pages-too'), join(root, 'way'));
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('files of the renderer', () => {
  test('are served with their type and the content policy', async () => {
    const { status, headers, body } = await answerStatic(root, '/assets/main.js');
    expect(status).toBe(200);
    expect(new TextDecoder().decode(body as Uint8Array)).toBe('run()');
    expect(headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
    });
  });

  test.each(['/', '/compare', '/plan/some%20plan/timeline'])('%s is a screen', async (path) => {
    const { status, headers } = await answerStatic(root, path);
    expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
  });

  test('each page has a nonce of its own, in the policy and in the page', async () => {
    const pages = await Promise.all([answerStatic(root, '/'), answerStatic(root, '/')]);
    const nonces = pages.map(({ headers, body }) => {
      const nonce = /'nonce-([\w+/=]{24})'/.exec(headers['content-security-policy'] ?? '')?.[1];
      expect(body).toBe(`<meta nonce="${nonce}"><script nonce="${nonce}">`);
      return nonce;
    });
    expect(nonces[0]).not.toBe(nonces[1]);
  });

  test.each([
    '/../outside.js',
    '/%2e%2e/outside.js',
    '/%2e%2e%2foutside.js',
    '/..%5coutside.js',
    '/..\\outside.js',
    '/%252e%252e/outside.js',
    '/../pages-too/near.js',
    '/assets/../../outside.js',
    '/assets//main.js',
    '/.secret.js',
    '/link.js',
    '/way/near.js',
    '/assets/main.js%00.html',
    '/assets/main.js\0',
    '/C:/outside.js',
    '/%zz.js',
    '/missing.js',
    '/main.exe',
    'assets/main.js',
    '/..',
  ])('%j is not there', async (path) => {
    const { status, body } = await answerStatic(root, path);
    expect([status, body]).toEqual([404, 'There is no such page.\n']);
  });
});
