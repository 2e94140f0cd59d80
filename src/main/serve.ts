import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { faultSentence, TierwiseError } from '../shared/errors';
import { compose } from './compose';
import { hostOptions } from './platform/host-options';
import { appRouter } from './trpc/router';
import { startBrowserHost } from './web/server';

/** As on the command line: what was given cannot be used, or a bug. */
const EXIT = { given: 2, bug: 70 };

/** The browser host: opens the data, answers on this machine only, prints where. */
async function serve(): Promise<void> {
  const { dataDir, port, idleMinutes } = hostOptions(process.argv.slice(2), process.env);
  const composition = compose({ host: 'browser', dataDir });
  const { services } = composition;
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    lines.close();
    void host.close().then(() => {
      composition.close();
      process.exit(0);
    });
  };
  const host = await startBrowserHost({
    router: appRouter,
    context: () => ({ services }),
    port,
    pages: join(import.meta.dirname, '../renderer'),
    log: (line) => process.stderr.write(`${line}\n`),
    idle: {
      afterMs: idleMinutes * 60_000,
      end: () => {
        process.stdout.write(
          `No page has been open for ${idleMinutes} minutes: Tierwise stops. Everything is saved; start it again as before.\n`,
        );
        stop();
      },
    },
  }).catch((cause: unknown) => {
    composition.close();
    throw cause;
  });

  const printAddress = (): void => {
    process.stdout.write(`Tierwise is at ${host.newAddress()}\n`);
  };
  // Nobody need read on, as behind `| head -1`: the host serves until it is stopped.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  printAddress();
  process.stdout.write('The address opens one browser; Enter prints another, Ctrl+C stops.\n');
  const lines = createInterface({ input: process.stdin });
  lines.on('line', printAddress);
  // A terminal that is gone.
  lines.on('error', () => lines.close());

  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  process.once('SIGHUP', stop);
}

function endWith(text: string, code: number): never {
  process.stderr.write(`${text}\n`);
  process.exit(code);
}

serve().catch((cause: unknown) => {
  if (cause instanceof TierwiseError) {
    endWith(
      cause.faults.map(faultSentence).join('\n'),
      cause.kind === 'bug' ? EXIT.bug : EXIT.given,
    );
  }
  if (cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE') {
    endWith(
      '--port: found a port that is taken; allowed: a free one. Leave --port away to let the system choose. [port_taken]',
      EXIT.given,
    );
  }
  endWith(cause instanceof Error ? (cause.stack ?? cause.message) : String(cause), EXIT.bug);
});
