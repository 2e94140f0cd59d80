import { EventEmitter } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AnyProcedure } from '@trpc/server';
import { createKeeping } from '../../src/main/db/place/keeping';
import { openPlace } from '../../src/main/db/place/place';
import { placeStorage } from '../../src/main/db/place/place-storage';
import { createAppService } from '../../src/main/services/app';
import { createBackupService } from '../../src/main/services/backups';
import { openLibrary } from '../../src/main/services/library';
import { createWrite } from '../../src/main/services/once';
import type { Services } from '../../src/main/services/services';
import { runCall } from '../../src/main/trpc/call';
import type { ErrorFacts } from '../../src/main/trpc/error-shape';
import { isTrustedSender } from '../../src/main/trpc/ipc-sender';
import { serveIpc, type CallEvent, type Page } from '../../src/main/trpc/ipc-server';
import { appRouter } from '../../src/main/trpc/router';
import { jobsInPlace } from '../../src/main/workers/jobs';
import { CHANNEL, isCallType, type CallType, type Reply } from '../../src/shared/channel';
import type { Random } from '../support/random';
import { smallBook } from '../support/small-book';
import { checkFaults, type Door, type Verdict } from './door';
import { badText } from './file-doors';
import { mutateJson } from './mutate';
import { procedureSeeds, SEED_CSV, seedScenario, type Named } from './seeds';

const procedures = appRouter._def.procedures as unknown as Record<string, AnyProcedure>;
export const PROCEDURES = Object.keys(procedures);

/** Asked once in so many times, because one answer takes long. */
const HEAVY: Readonly<Record<string, number>> = {
  'decisions.recommend': 12,
  'decisions.impact': 6,
  'explore.planMap': 12,
  'explore.breakEven': 12,
  'explore.sensitivity': 12,
  'uncertainty.monteCarlo': 12,
  'replay.run': 6,
  'files.saveQuote': 12,
  'files.inspect': 4,
  'files.importShare': 4,
  'backups.check': 12,
  'backups.make': 40,
  'backups.restore': 30,
  'backups.preview': 8,
  'scenarios.price': 12,
};

/** Cases after which a fresh library takes the place of one that is full of what came before. */
const CASES_OF_A_LIBRARY = 4_000;

type Host = { readonly services: Services; readonly named: Named; readonly close: () => void };
let host: Host | undefined;
let asked = 0;

async function currentHost(): Promise<Host> {
  if (host !== undefined && asked < CASES_OF_A_LIBRARY) return host;
  host?.close();
  asked = 0;
  host = await openHost();
  return host;
}

async function openHost(): Promise<Host> {
  const folder = mkdtempSync(join(tmpdir(), 'tierwise-fuzz-'));
  let count = 0;
  const ambient = {
    now: () => '2026-11-21T08:00:00.000Z',
    newId: () => `id-${(count += 1)}`,
    programVersion: 'fuzz',
  };
  const place = openPlace({ path: join(folder, 'tierwise.db'), ...ambient });
  // Nothing of this needs to outlive a power cut.
  place.db().pragma('synchronous = OFF');
  const storage = placeStorage(place);
  const write = createWrite(storage, ambient);
  const jobs = jobsInPlace();
  const library = openLibrary({ storage, ambient, builtInBooks: [smallBook()], samples: [], jobs });
  const backups = createBackupService(createKeeping(place), ambient, write);
  const services: Services = {
    app: createAppService({ version: '1.0.0', host: 'browser' }),
    ...library,
    backups,
  };
  const named = await furnish(services);
  const close = (): void => {
    place.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { services, named, close };
}

async function furnish({
  scenarios,
  quotes,
  usage,
  backups,
  priceBooks,
}: Services): Promise<Named> {
  const { head } = scenarios.create(seedScenario());
  const quote = quotes.create({ scenario: head.id, plan: 'pro' }).head.id;
  priceBooks.copy({ id: 'kiosk' });
  const bytes = Buffer.from(SEED_CSV);
  const { format } = usage.look(bytes, true);
  const mapping = {
    date: 'Date',
    operation: { column: 'Action' },
    succeeded: [],
    failed: [],
    parameters: {},
  };
  const { upload } = usage.begin(format, mapping);
  await usage.append(upload, 0, bytes);
  await usage.finish(upload);
  return { scenario: head.id, quote, usage: upload, backup: backups.make().id };
}

type Call = { readonly path: string; readonly type: CallType; readonly input: string };

/** Longest a subscription is listened to; it is left then, as a page does. */
const MOST_REPLIES = 200;

const call: Door = {
  name: 'procedures',
  weight: 26,
  make: (random): Call => {
    const path = procedure(random);
    const type = typeOf(path);
    // Names are those of a furnished library, which are the same each time.
    const seed = procedureSeeds(NAMES)[path];
    const input = seed === undefined && random.chance(0.5) ? '' : badText(seed ?? {}, random);
    return {
      path,
      type: random.chance(0.02)
        ? random.pick(['query', 'mutation', 'subscription'] as const)
        : type,
      input,
    };
  },
  run: async (given) => {
    const { path, type, input } = given as Call;
    const { services } = await currentHost();
    asked += 1;
    const controller = new AbortController();
    const replies: Reply[] = [];
    await runCall(
      { router: appRouter, context: () => ({ services }) },
      { type, path, input, signal: controller.signal },
      (reply) => {
        replies.push(reply);
        if (replies.length > MOST_REPLIES) controller.abort();
      },
    );
    return verdictOf(replies, controller.signal.aborted);
  },
};

/** As furnish() makes them in a fresh library. */
const NAMES: Named = {
  scenario: 'id-1',
  quote: 'id-2',
  usage: 'id-3',
  backup: '000001-20261121T080000Z-asked-0000000000000000',
};

function procedure(random: Random): string {
  for (;;) {
    const path = random.pick(PROCEDURES);
    if (random.below(HEAVY[path] ?? 1) === 0) return path;
  }
}

function typeOf(path: string): CallType {
  const type = procedures[path]?._def.type;
  if (!isCallType(type)) throw new TypeError(`no procedure ${path}`);
  return type;
}

function verdictOf(replies: readonly Reply[], left: boolean): Verdict {
  JSON.stringify(replies);
  const failed = replies.find((reply) => reply.kind === 'error');
  if (failed === undefined) {
    if (replies.length === 0 && !left) throw new Error('a call without an answer');
    return 'answered';
  }
  const { data } = failed.error as { data: ErrorFacts };
  if (data.kind === 'bug') throw new Error(`an error that is not typed: ${JSON.stringify(data)}`);
  checkFaults(data.faults);
  const code = data.faults[0]?.code ?? '';
  return code.startsWith('json_') || code === 'call_not_valid' ? 'stopped' : 'refused';
}

class SilentPage extends EventEmitter implements Page {
  readonly id = 1;
  readonly mainFrame = { url: 'app://tierwise/', parent: null, frameTreeNodeId: 1 };
  readonly sent: string[] = [];
  isDestroyed(): boolean {
    return false;
  }
  send(_channel: string, ...args: unknown[]): void {
    this.sent.push(String(args[0]));
  }
}

/** Whatever a page may send over IPC: no call at all, most of the time. */
const ipc: Door = {
  name: 'IPC messages',
  weight: 8,
  make: (random) => {
    const good = ['start', 1 + random.below(1000), 'query', 'settings.get', '{}'];
    return mutateJson(good, random);
  },
  run: async (given) => {
    const { services } = await currentHost();
    const page = new SilentPage();
    let hear: ((event: CallEvent<SilentPage>, ...args: unknown[]) => void) | undefined;
    const source = {
      on: (channel: string, listener: typeof hear) => {
        if (channel === CHANNEL) hear = listener;
      },
    };
    serveIpc(source, { router: appRouter, context: () => ({ services }) }, (event) =>
      isTrustedSender(event, () => true),
    );
    const args = Array.isArray(given) ? (given as unknown[]) : [given];
    hear?.({ sender: page, senderFrame: page.mainFrame }, ...args);
    await new Promise((resolve) => setImmediate(resolve));
    return page.sent.length === 0 ? 'stopped' : 'answered';
  },
};

export const CALL_DOORS: readonly Door[] = [call, ipc];
