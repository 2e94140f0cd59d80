import { EventEmitter } from 'node:events';
import { CHANNEL, type Bridge } from '../../../src/shared/channel';
import type { CallEvent, Page } from '../../../src/main/trpc/ipc-server';

/** A window's page as the IPC server sees it, and the bridge that its renderer sees. */
export class FakePage extends EventEmitter implements Page {
  readonly id = 1;
  readonly mainFrame = { url: 'app://tierwise/', parent: null, frameTreeNodeId: 1 };
  readonly sent: string[] = [];
  #destroyed = false;
  #listeners = new Set<(reply: string) => void>();

  isDestroyed(): boolean {
    return this.#destroyed;
  }
  send(_channel: string, reply: unknown): void {
    if (this.#destroyed) throw new TypeError('Object has been destroyed');
    this.sent.push(String(reply));
    for (const listener of this.#listeners) listener(String(reply));
  }
  destroy(): void {
    this.#destroyed = true;
    this.emit('destroyed');
  }
  navigate(isSameDocument: boolean): void {
    this.emit('did-start-navigation', { isMainFrame: true, isSameDocument });
  }
  bridgeTo(ipc: FakeIpc): Bridge {
    return {
      start: (...call) => ipc.say(this, 'start', ...call),
      stop: (id) => ipc.say(this, 'stop', id),
      onReply: (listener) => {
        this.#listeners.add(listener);
        return () => this.#listeners.delete(listener);
      },
    };
  }
}

/** ipcMain for the tests. */
export class FakeIpc {
  #listener: ((event: CallEvent<FakePage>, ...args: unknown[]) => void) | undefined;

  on(channel: string, listener: (event: CallEvent<FakePage>, ...args: unknown[]) => void): void {
    if (channel === CHANNEL) this.#listener = listener;
  }
  say(page: FakePage, ...args: unknown[]): void {
    this.#listener?.({ sender: page, senderFrame: page.mainFrame }, ...args);
  }
}
