import {
  CHANNEL,
  isCallType,
  MAX_MESSAGE_LENGTH,
  type NumberedReply,
  type Reply,
} from '../../shared/channel';
import { runCall, type RouterHost } from './call';
import type { SenderEvent } from './ipc-sender';

/** The part of Electron's WebContents that is used here, so that no Electron is needed to test it. */
export type Page = {
  readonly id: number;
  isDestroyed(): boolean;
  send(channel: string, ...args: unknown[]): void;
  on(
    event: 'did-start-navigation',
    listener: (details: { isMainFrame: boolean; isSameDocument: boolean }) => void,
  ): unknown;
  once(event: 'destroyed', listener: () => void): unknown;
};

export type CallEvent<P extends Page = Page> = SenderEvent & { readonly sender: P };

export type CallSource<E extends CallEvent> = {
  on(channel: string, listener: (event: E, ...args: unknown[]) => void): unknown;
};

/** Open calls of one page or more than this are refused: no honest page has so many. */
const MAX_OPEN_CALLS = 1_000;

/**
 * Serves the router over IPC. Each call can be stopped; a reload or a closed window stops all of
 * its page. Messages from senders that `allow` refuses, and malformed ones, run nothing.
 */
export function serveIpc<E extends CallEvent>(
  source: CallSource<E>,
  host: RouterHost,
  allow: (event: E) => boolean,
): void {
  const callsOfPage = new WeakMap<Page, Map<number, AbortController>>();

  const callsOf = (page: Page): Map<number, AbortController> => {
    const known = callsOfPage.get(page);
    if (known) return known;
    const calls = new Map<number, AbortController>();
    callsOfPage.set(page, calls);
    const stopAll = (): void => {
      for (const controller of calls.values()) controller.abort();
      calls.clear();
    };
    page.on('did-start-navigation', (details) => {
      if (details.isMainFrame && !details.isSameDocument) stopAll();
    });
    page.once('destroyed', stopAll);
    return calls;
  };

  source.on(CHANNEL, (event, ...args) => {
    if (!allow(event)) return;
    const page = event.sender;
    const calls = callsOf(page);
    const [verb, id, type, path, input] = args;
    if (!isCallId(id)) return;
    if (verb === 'stop') {
      calls.get(id)?.abort();
      calls.delete(id);
      return;
    }
    if (verb !== 'start' || calls.has(id) || calls.size >= MAX_OPEN_CALLS) return;
    if (!isCallType(type) || typeof path !== 'string' || !isInput(input)) return;
    const controller = new AbortController();
    calls.set(id, controller);
    const { signal } = controller;
    const send = (reply: Reply): void => {
      if (page.isDestroyed() || signal.aborted) return;
      const numbered: NumberedReply = { id, ...reply };
      page.send(CHANNEL, JSON.stringify(numbered));
    };
    runCall(host, { type, path, input, signal }, send)
      // The page vanished between the check and the sending: nobody is left to be told.
      .catch(() => controller.abort())
      .finally(() => {
        if (calls.get(id) === controller) calls.delete(id);
      });
  });
}

function isCallId(value: unknown): value is number {
  return Number.isSafeInteger(value);
}

function isInput(value: unknown): value is string | undefined {
  return value === undefined || (typeof value === 'string' && value.length <= MAX_MESSAGE_LENGTH);
}
