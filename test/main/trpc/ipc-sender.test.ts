import { describe, expect, test } from 'vitest';
import { isOwnUrl, isTrustedSender, type SenderEvent } from '../../../src/main/trpc/ipc-sender';

const mainFrame = { url: 'app://tierwise/compare', parent: null, frameTreeNodeId: 1 };
const sender = { mainFrame, isDestroyed: () => false };
const ours = (): boolean => true;

describe('who may call', () => {
  test('the main frame of our window', () => {
    expect(isTrustedSender({ sender, senderFrame: mainFrame }, ours)).toBe(true);
  });

  const strangers: readonly (readonly [string, SenderEvent])[] = [
    ['no frame', { sender, senderFrame: null }],
    [
      'a frame within',
      { sender, senderFrame: { ...mainFrame, parent: mainFrame, frameTreeNodeId: 2 } },
    ],
    [
      'a frame within that counts as the main one',
      { sender, senderFrame: { ...mainFrame, parent: mainFrame } },
    ],
    [
      'the main frame of another page',
      { sender, senderFrame: { ...mainFrame, frameTreeNodeId: 9 } },
    ],
    ['an empty page', { sender, senderFrame: { ...mainFrame, url: 'about:blank' } }],
    ['a site', { sender, senderFrame: { ...mainFrame, url: 'https://tierwise/' } }],
    [
      'a page that is gone',
      { sender: { ...sender, isDestroyed: () => true }, senderFrame: mainFrame },
    ],
    [
      'a frame that is gone',
      {
        sender,
        senderFrame: {
          ...mainFrame,
          get url(): string {
            throw new TypeError('Render frame was disposed');
          },
        },
      },
    ],
  ];
  test.each(strangers)('not %s', (_name, event) => {
    expect(isTrustedSender(event, ours)).toBe(false);
  });

  test('not a window that is not ours', () => {
    expect(isTrustedSender({ sender, senderFrame: mainFrame }, () => false)).toBe(false);
  });
});

describe('our own addresses', () => {
  test.each(['app://tierwise', 'app://tierwise/', 'app://tierwise/a?b#c'])('%s is', (url) => {
    expect(isOwnUrl(url)).toBe(true);
  });

  test.each([
    'app://tierwise.evil/',
    'app://evil/tierwise',
    'app://x@tierwise/',
    'app://tierwise:1/',
    'app:tierwise',
    'apps://tierwise/',
    'http://tierwise/',
    'file:///app://tierwise/',
    'about:blank',
    '',
  ])('%s is not', (url) => {
    expect(isOwnUrl(url)).toBe(false);
  });
});
