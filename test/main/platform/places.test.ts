import { isAbsolute, join } from 'node:path';
import { expect, test } from 'vitest';
import { hostOptions } from '../../../src/main/platform/host-options';
import { isAllowedLink, linkHostsOf } from '../../../src/main/platform/links';
import { builtInPriceBooks } from '../../../src/shared/price-books/built-in';
import { userFolder } from '../../../src/main/platform/user-folder';
import { TierwiseError } from '../../../src/shared/errors';

const home = '/h';

test.each([
  ['linux', {}, '/h/.local/share/tierwise'],
  ['linux', { XDG_DATA_HOME: '/x' }, '/x/tierwise'],
  ['linux', { XDG_DATA_HOME: 'relative' }, '/h/.local/share/tierwise'],
  ['linux', { XDG_DATA_HOME: '' }, '/h/.local/share/tierwise'],
  ['darwin', { XDG_DATA_HOME: '/x' }, '/h/Library/Application Support/Tierwise'],
  ['win32', { APPDATA: '/roaming' }, '/roaming/Tierwise'],
  ['win32', {}, '/h/AppData/Roaming/Tierwise'],
] as const)('%s %j keeps its data in %s', (platform, env, place) => {
  expect(userFolder({ platform, env, home })).toBe(join(place));
});

test('the folder that is named wins over the one of the surroundings', () => {
  const env = { TIERWISE_DATA_DIR: '/from-env' };
  expect(hostOptions(['--data-dir=/named'], env).dataDir).toBe('/named');
  expect(hostOptions(['--data-dir', '/named'], env).dataDir).toBe('/named');
  expect(hostOptions(['.', '--no-sandbox', '--remote-debugging-port=0'], env).dataDir).toBe(
    '/from-env',
  );
  expect(isAbsolute(hostOptions(['--data-dir=here'], {}).dataDir)).toBe(true);
});

test('a folder that is named but empty is refused: nobody means the folder of every day by it', () => {
  const env = { TIERWISE_DATA_DIR: '/from-env' };
  for (const args of [['--data-dir='], ['--data-dir', ''], ['--data-dir']])
    expect(() => hostOptions(args, env), args.join(' ')).toThrow(/data_dir_empty/);
  expect(hostOptions([], { TIERWISE_DATA_DIR: '' }).dataDir).not.toBe('');
});

test('a port is a number that a port can have', () => {
  expect(hostOptions([], {}).port).toBe(0);
  expect(hostOptions(['--port=4310'], {}).port).toBe(4310);
  for (const port of ['65536', '-1', 'x', '1.5', '']) {
    expect(() => hostOptions([`--port=${port}`], {}), port).toThrow(TierwiseError);
  }
});

test('the minutes after which the browser host stops by itself are said, zero is never', () => {
  expect(hostOptions([], {}).idleMinutes).toBe(60);
  expect(hostOptions(['--idle-minutes=0'], {}).idleMinutes).toBe(0);
  expect(hostOptions(['--idle-minutes=5'], {}).idleMinutes).toBe(5);
  for (const minutes of ['1', '-5', 'x', '1.5', '', '10001']) {
    expect(() => hostOptions([`--idle-minutes=${minutes}`], {}), minutes).toThrow(TierwiseError);
  }
});

test('the named hosts are those of the pages that price books cite over https', () => {
  const [claro] = builtInPriceBooks();
  expect(claro && linkHostsOf([claro])).toEqual(['docs.getclaro.ai']);
  const hosts = new Set(linkHostsOf(builtInPriceBooks()));
  for (const { sources } of builtInPriceBooks())
    for (const { address } of sources)
      if (address !== undefined) expect(isAllowedLink(address, hosts), address).toBe(true);
  const [source] = claro?.sources ?? [];
  const odd = ['http://a.example/', 'file:///etc/passwd', 'not an address'].map((address) => ({
    ...source,
    address,
  }));
  expect(claro && linkHostsOf([{ ...claro, sources: odd as typeof claro.sources }])).toEqual([]);
});

test('links open over https, to named hosts, with nothing hidden', () => {
  const hosts = new Set(['example.org']);
  expect(isAllowedLink('https://example.org/pricing#a', hosts)).toBe(true);
  const bad = [
    'http://example.org/',
    'https://example.org.evil.example/',
    'https://example.org@evil.example/',
    'https://user@example.org/',
    'https://:secret@example.org/',
    'https://example.org:8443/',
    'https://evil.example/',
    'file:///etc/passwd',
    'smb://example.org/a',
    'javascript:alert(1)',
    'https://example.org/\0',
    ' https://example.org/',
    'example.org',
    '',
  ];
  expect(bad.filter((url) => isAllowedLink(url, hosts))).toEqual([]);
});
