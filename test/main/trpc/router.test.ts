import type { AnyProcedure, TRPCError } from '@trpc/server';
import { describe, expect, it } from 'vitest';
import { createAppService } from '../../../src/main/services/app';
import { appRouter } from '../../../src/main/trpc/router';
import { serialisingCaller } from '../../support/serialising-caller';
import { smallScenario, testLibrary, type TestLibrary } from '../../support/library';
import { png } from '../../support/pictures';
import { SMALL_BOOK_INPUT } from '../../support/small-book';

function callerOf(library: TestLibrary) {
  const services = { ...library, app: createAppService({ version: '1.0.0', host: 'browser' }) };
  return appRouter.createCaller({ services });
}

async function all(events: AsyncIterable<unknown>): Promise<unknown[]> {
  const heard: unknown[] = [];
  for await (const event of events) heard.push(event);
  return heard;
}

/** Both ways in: a direct call, and one whose input and output went through JSON text. */
describe.each([
  ['called directly', callerOf],
  ['called through JSON', (library: TestLibrary) => serialisingCaller(callerOf(library))],
])('the router, %s', (_name, call) => {
  it('takes a scenario from nothing to a ledger', async () => {
    const api = call(testLibrary());
    const scenario = smallScenario();
    const comparison = await api.planning.compare({ scenario });
    expect(comparison).toMatchObject({ currency: 'EUR', months: 3, cheapest: 'free' });
    const { head } = await api.scenarios.create({ scenario, operation: 'first-create' });
    await api.scenarios.create({ scenario, operation: 'first-create' });
    const rows = await api.scenarios.list();
    expect(rows.map((row) => row.id)).toEqual([head.id]);
    const { run, simulation } = await api.planning.simulate({ scenario, plan: 'pro' });
    expect(simulation.summary.total).toBe('76.00');
    const page = await api.planning.ledger({ of: { run }, query: { limit: 5 } });
    expect(page.length).toBe(simulation.ledgerLength);
    expect(page.entries).toHaveLength(5);
    const groups = await api.planning.ledgerGroups({ of: { scenario, plan: 'pro' }, by: 'kind' });
    expect(groups.reduce((sum, group) => sum + group.sums.count, 0)).toBe(page.length);
  });

  it('edits a copy of a price book beside the built-in one', async () => {
    const api = call(testLibrary());
    const { book, head } = await api.priceBooks.copy({ id: 'kiosk', label: 'Mine' });
    const edited = { ...book, vendor: 'Someone' };
    await api.priceBooks.save({ book: edited, expectedRevision: head.revision });
    const diff = await api.priceBooks.diff({ before: { id: 'kiosk' }, after: { id: book.id } });
    expect(diff.map((change) => change.what)).toEqual(['label', 'vendor']);
    expect(await api.priceBooks.list()).toHaveLength(2);
  });

  it('keeps settings', async () => {
    const api = call(testLibrary());
    expect(await api.settings.get()).toMatchObject({ theme: 'system', locale: null });
    await api.settings.change({ theme: 'dark', locale: 'de-CH' });
    expect(await api.settings.get()).toMatchObject({ theme: 'dark', locale: 'de-CH' });
    expect(await api.settings.reset({ key: 'theme' })).toMatchObject({
      theme: 'system',
      locale: 'de-CH',
    });
  });

  it('names every fault of a scenario', async () => {
    const api = call(testLibrary());
    const refused = await api.scenarios
      .create({ scenario: { ...smallScenario(), months: 0, plan: 'no plan' } })
      .catch((error: unknown) => error as TRPCError);
    expect(refused).toMatchObject({
      code: 'BAD_REQUEST',
      cause: { kind: 'bad-input', faults: [{ path: 'plan' }, { path: 'months' }] },
    });
  });
});

describe('the router', () => {
  // Flat by dotted name at run time, whatever the type says.
  const procedures = Object.entries(
    appRouter._def.procedures as unknown as Record<string, AnyProcedure>,
  );

  it('says of every procedure whether it writes, and only mutations do', () => {
    expect(procedures.length).toBeGreaterThan(25);
    for (const [path, { _def }] of procedures) {
      const { capability } = (_def as { meta?: { capability?: string } }).meta ?? {};
      expect(`${path} ${capability}`).toBe(
        `${path} ${_def.type === 'mutation' ? 'writes' : 'reads'}`,
      );
    }
  });

  it('changes nothing in the database by any query', async () => {
    const library = testLibrary();
    const api = callerOf(library);
    const { head } = library.scenarios.create(smallScenario());
    const { head: quote } = library.quotes.create({ scenario: head.id, plan: 'pro' });
    const file = await api.files.saveShare({ scenario: head.id });
    const shared = Buffer.from(file.kind === 'download' ? file.base64 : '', 'base64').toString();
    // A scenario whose figures were made by other rules must not be priced by looking at it either.
    library.storage.scenarios.setInputHash(head.id, 1, 'other:rules');
    const dump = () =>
      [
        'price_book',
        'scenario',
        'scenario_history',
        'scenario_price_book',
        'quote',
        'result',
        'setting',
        'operation_log',
      ].map((table) => library.db.prepare(`SELECT * FROM ${table}`).all());
    const backup = library.backups.make();
    const piece = Buffer.from('date,operation,quantity\n2026-01-02,check,3\n').toString('base64');
    const { upload } = await api.usage.begin({
      format: {
        kind: 'csv',
        encoding: 'utf-8',
        delimiter: ',',
        header: true,
        columns: ['date', 'operation', 'quantity'],
      },
      mapping: { date: 'date', operation: { column: 'operation' }, quantity: 'quantity' },
    });
    await api.usage.append({ upload, at: 0, piece });
    const { usage } = await api.usage.finish({ upload });
    const before = dump();
    const scenario = smallScenario();
    const run = { scenario, plan: 'pro' };
    const asked: Record<string, () => Promise<unknown>> = {
      'app.version': () => api.app.version(),
      'priceBooks.list': () => api.priceBooks.list(),
      'priceBooks.get': () => api.priceBooks.get({ id: 'kiosk' }),
      'priceBooks.validate': () => api.priceBooks.validate({ book: SMALL_BOOK_INPUT }),
      'priceBooks.diff': () =>
        api.priceBooks.diff({ before: { id: 'kiosk' }, after: { id: 'kiosk' } }),
      'priceBooks.nextVersion': () =>
        api.priceBooks.nextVersion({ id: 'kiosk', version: '2026-01-01' }),
      'priceBooks.export': () => api.priceBooks.export({ id: 'kiosk' }),
      'scenarios.list': () => api.scenarios.list(),
      'scenarios.get': () => api.scenarios.get({ id: head.id }),
      'scenarios.history': () => api.scenarios.history({ id: head.id }),
      'scenarios.samples': () => api.scenarios.samples(),
      'planning.compare': () => api.planning.compare({ scenario }),
      'planning.simulate': () => api.planning.simulate(run),
      'planning.ledger': () => api.planning.ledger({ of: run }),
      'planning.explain': () => api.planning.explain({ of: run, target: { kind: 'total' } }),
      'planning.assumptions': () => api.planning.assumptions({ of: run }),
      'planning.balanceParts': () =>
        api.planning.balanceParts({ of: run, balance: { meter: 'credits' } }),
      'planning.ledgerGroups': () => api.planning.ledgerGroups({ of: run, by: 'month' }),
      'usage.look': () => api.usage.look({ head: piece, whole: true }),
      'usage.report': () => api.usage.report({ usage }),
      'usage.setAside': () => api.usage.setAside({ usage }),
      'quotes.list': () => api.quotes.list(),
      'quotes.get': () => api.quotes.get({ id: quote.id }),
      'quotes.view': () => api.quotes.view({ id: quote.id, scenario }),
      'quotes.compare': () => api.quotes.compare({ before: quote.id, after: quote.id }),
      'files.missingGlyphs': () => api.files.missingGlyphs({ quote: quote.id }),
      'files.readLogo': () => api.files.readLogo({ base64: png().toString('base64') }),
      'files.inspect': () => api.files.inspect({ text: shared }),
      'settings.get': () => api.settings.get(),
      'backups.state': () => api.backups.state(),
      'backups.list': () => api.backups.list(),
      'backups.preview': () => api.backups.preview({ id: backup.id }),
      'backups.check': () => api.backups.check(),
    };
    const queries = procedures
      .filter(([, { _def }]) => _def.type === 'query')
      .map(([path]) => path);
    expect(Object.keys(asked).toSorted()).toEqual(queries.toSorted());
    const plan = 'pro';
    const book = { id: 'kiosk', version: '2026-01-01' };
    const heard: Record<string, () => Promise<AsyncIterable<unknown>>> = {
      'app.menu': () => api.app.menu({ commands: [], recent: [] }),
      'files.opened': () => api.files.opened(),
      'decisions.recommend': () => api.decisions.recommend({ scenario }),
      'decisions.ceilings': () => api.decisions.ceilings(run),
      'decisions.assumptions': () => api.decisions.assumptions(run),
      'decisions.impact': () => api.decisions.impact({ before: book, after: book }),
      'explore.breakEven': () => api.explore.breakEven({ scenario }),
      'explore.planMap': () =>
        api.explore.planMap({
          scenario,
          query: {
            x: { part: { kind: 'all' }, points: 2 },
            y: { part: { kind: 'all' }, points: 2 },
          },
        }),
      'explore.sensitivity': () => api.explore.sensitivity({ scenario, plan }),
      'uncertainty.monteCarlo': () => api.uncertainty.monteCarlo({ scenario, query: { runs: 20 } }),
      'replay.run': () => api.replay.run({ scenario, usage }),
    };
    const subscriptions = procedures
      .filter(([, { _def }]) => _def.type === 'subscription')
      .map(([path]) => path);
    expect(Object.keys(heard).toSorted()).toEqual(subscriptions.toSorted());
    for (const ask of Object.values(asked)) {
      await ask();
      await ask();
    }
    for (const hear of Object.values(heard)) await all(await hear());
    expect(dump()).toEqual(before);
  });
});
