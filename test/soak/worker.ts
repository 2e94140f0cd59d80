import { EventEmitter } from 'node:events';
import { flushCompileCache } from 'node:module';
import { compose } from '../../src/main/compose';
import { isTrustedSender } from '../../src/main/trpc/ipc-sender';
import { serveIpc, type CallEvent, type Page } from '../../src/main/trpc/ipc-server';
import { appRouter } from '../../src/main/trpc/router';
import { CHANNEL } from '../../src/shared/channel';

/**
 * The program under test as a process of its own: the real composition, router, IPC server and
 * database, with a pipe for a window. It may be killed at any moment; what it acknowledged is known
 * only outside.
 */
class PipePage extends EventEmitter implements Page {
  readonly id = 1;
  readonly mainFrame = { url: 'app://tierwise/', parent: null, frameTreeNodeId: 1 };

  isDestroyed(): boolean {
    return !process.connected;
  }
  send(_channel: string, ...args: unknown[]): void {
    process.send?.(args[0]);
  }
}

type Hear = (event: CallEvent<PipePage>, ...args: unknown[]) => void;

function begin(dataDir: string): void {
  const composition = compose({ host: 'desktop', dataDir });
  const page = new PipePage();
  const event = { sender: page, senderFrame: page.mainFrame };
  const { services } = composition;
  const source = {
    on: (channel: string, hear: Hear) => {
      if (channel !== CHANNEL) return;
      process.on('message', (message: unknown) => {
        if (Array.isArray(message)) hear(event, ...(message as unknown[]));
      });
    },
  };
  serveIpc(source, { router: appRouter, context: () => ({ services }) }, (from) =>
    isTrustedSender(from, (sender) => sender === page),
  );
  process.once('disconnect', () => {
    composition.close();
    process.exit(0);
  });
  process.send?.('ready');
}

// Started ahead of its turn: everything is loaded, nothing is open.
process.once('message', (dataDir: unknown) => {
  try {
    begin(String(dataDir));
  } catch (cause) {
    process.send?.(
      `failed: ${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}`,
    );
  }
});
// Killed processes leave no cache behind: it is written while nothing happens yet.
flushCompileCache();
process.send?.('loaded');
