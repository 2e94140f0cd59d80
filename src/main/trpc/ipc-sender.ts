export const APP_SCHEME = 'app';
const APP_HOST = 'tierwise';
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`;

type Frame = {
  readonly url: string;
  readonly parent: object | null;
  readonly frameTreeNodeId: number;
};

/** The part of Electron's IPC event that tells who speaks. */
export type SenderEvent = {
  readonly senderFrame: Frame | null;
  readonly sender: { readonly mainFrame: Frame; isDestroyed(): boolean };
};

/** Whether the URL is of our own packaged content, judged by the parser and never by its beginning. */
export function isOwnUrl(text: string): boolean {
  const url = URL.parse(text);
  return (
    url !== null &&
    url.protocol === `${APP_SCHEME}:` &&
    url.hostname === APP_HOST &&
    url.port === '' &&
    url.username === '' &&
    url.password === ''
  );
}

/** Only the main frame of a window of ours, showing our own content, may call. */
export function isTrustedSender<E extends SenderEvent>(
  event: E,
  isOurWindow: (sender: E['sender']) => boolean,
): boolean {
  try {
    const { sender, senderFrame } = event;
    if (senderFrame === null || sender.isDestroyed() || !isOurWindow(sender)) return false;
    const isMainFrame =
      senderFrame.parent === null &&
      senderFrame.frameTreeNodeId === sender.mainFrame.frameTreeNodeId;
    return isMainFrame && isOwnUrl(senderFrame.url);
  } catch {
    // Electron throws when a frame is gone by the time it is looked at.
    return false;
  }
}
