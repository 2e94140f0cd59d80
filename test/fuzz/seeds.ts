import * as fc from 'fast-check';
import { shareOf } from '../../src/main/exports/share-file';
import { SCENARIO_FORMAT, type ScenarioInput } from '../../src/shared/contract/scenario';
import { burnCase, topUpCase } from '../support/part-arbitraries';
import { pricedWork } from '../support/scenario-arbitraries';
import { smallBook, SMALL_BOOK_INPUT } from '../support/small-book';

/** Good input of every kind: what bad input is made from. */

export function seedScenario(months = 2): ScenarioInput {
  return {
    format: SCENARIO_FORMAT,
    name: 'Seed',
    notes: 'From which bad ones are made',
    priceBook: { id: 'kiosk' },
    plan: 'pro',
    start: '2027-01-31',
    months,
    lines: [
      {
        id: 'checks',
        label: 'Checks',
        operation: 'check',
        quantity: 600,
        schedule: { kind: 'per-month', spread: 'first-day' },
        success: '0.98',
      },
      {
        id: 'more',
        operation: 'check',
        quantity: { min: 10, likely: 20, max: 45 },
        schedule: { kind: 'once', on: '2027-02-03' },
      },
    ],
  };
}

export const SEED_BOOK: unknown = SMALL_BOOK_INPUT;

export function seedShare(): string {
  const content = { scenario: seedScenario(), priceBooks: [smallBook()], comparison: null };
  const bytes = shareOf(
    JSON.parse(JSON.stringify(content)) as Parameters<typeof shareOf>[0],
    '1.0.0',
    '2026-11-21T08:00:00.000Z',
  );
  return new TextDecoder().decode(bytes);
}

export const SEED_CSV = [
  'Date,Action,Qty,Result,Note',
  '2027-01-31,check,3,ok,"first, of all"',
  '2027-02-01,check,2,failed,',
  '"2027-02-02","check","1","ok","with ""quotes"""',
  '2027-02-03,check,4,200,=1+1',
  '',
].join('\r\n');

export const SEED_NDJSON = [
  '{"date":"2027-01-31","operation":"check","quantity":3,"status":"ok"}',
  '{"date":"2027-02-01T10:00:00Z","operation":"check","quantity":"2","status":"failed","deep":{"a":[1]}}',
  '{"date":"2027-02-02","operation":"check","quantity":1}',
  '',
].join('\n');

const QUOTE = {
  format: 'tierwise/quote@1',
  number: 'Q-1',
  date: '2026-11-21',
  validUntil: '2026-12-21',
  plan: 'pro',
  discount: { kind: 'percent', percent: '12.5', reason: 'First order' },
  extras: [{ id: 'workshop', label: 'Workshop', quantity: '1', unitPrice: '400.00' }],
  tax: { label: 'VAT', percent: '20' },
};

/** What a seed may name of the library it is asked of. */
export type Named = {
  readonly scenario: string;
  readonly quote: string;
  readonly usage: string;
  readonly backup: string;
};

const OF = { scenario: seedScenario(), plan: 'pro' };
const USAGE = {
  format: {
    kind: 'csv',
    encoding: 'utf-8',
    delimiter: ',',
    header: true,
    columns: ['Date', 'Action', 'Qty', 'Result', 'Note'],
  },
  mapping: { date: 'Date', operation: { column: 'Action' }, quantity: 'Qty', status: 'Result' },
};

/** A good input for each procedure; a heavy one is asked less often. */
export function procedureSeeds({
  scenario,
  quote,
  usage,
  backup,
}: Named): Readonly<Record<string, unknown>> {
  const book = { id: 'kiosk', version: '2026-01-01' };
  const piece = Buffer.from(SEED_CSV).toString('base64');
  const axis = { part: { kind: 'all' }, points: 2 };
  return {
    'app.version': undefined,
    'app.openFolder': undefined,
    'app.menu': {
      commands: [{ id: 'file.new', title: 'New scenario', enabled: true }],
      recent: [{ id: scenario, name: 'Seed' }],
    },
    'priceBooks.list': undefined,
    'priceBooks.get': book,
    'priceBooks.validate': { book: SEED_BOOK },
    'priceBooks.diff': { before: book, after: book },
    'priceBooks.nextVersion': book,
    'priceBooks.export': book,
    'priceBooks.copy': { ...book, label: 'Copy', operation: 'key-of-a-copy' },
    'priceBooks.create': {
      label: 'New',
      vendor: 'Me',
      currency: 'EUR',
      operation: 'key-of-a-book',
    },
    'priceBooks.save': {
      book: { ...(SEED_BOOK as object), id: 'kiosk-copy' },
      expectedRevision: 1,
    },
    'priceBooks.saveVersion': {
      book: { ...(SEED_BOOK as object), id: 'kiosk-copy', version: '2026-02-01' },
      from: { id: 'kiosk-copy', version: '2026-01-01' },
    },
    'priceBooks.remove': { id: 'kiosk-copy', version: '2026-01-01' },
    'priceBooks.import': { text: JSON.stringify({ ...(SEED_BOOK as object), id: 'imported' }) },
    'scenarios.list': { state: 'active' },
    'scenarios.get': { id: scenario },
    'scenarios.history': { id: scenario },
    'scenarios.samples': undefined,
    'scenarios.create': { scenario: seedScenario(), tags: ['a', 'b'] },
    'scenarios.createFromSample': { sample: 'seed-sample' },
    'scenarios.save': {
      id: scenario,
      expectedRevision: 1,
      scenario: seedScenario(),
      history: {
        past: [
          {
            name: 'Rename scenario',
            place: { view: 'workload', target: 'name' },
            changes: [{ kind: 'set', at: ['name'], before: 'Summer', after: 'Autumn' }],
          },
        ],
        future: [
          {
            name: 'Delete row',
            changes: [{ kind: 'list', at: ['lines'], from: 0, before: [{}], after: [] }],
          },
        ],
      },
    },
    'scenarios.rename': { id: scenario, name: 'Renamed' },
    'scenarios.setTags': { id: scenario, tags: ['x'] },
    'scenarios.duplicate': { id: scenario },
    'scenarios.move': { id: scenario, state: 'archived' },
    'scenarios.deleteForever': { id: scenario },
    'scenarios.useBook': { id: scenario, expectedRevision: 1, priceBook: book },
    'scenarios.price': undefined,
    'planning.compare': { scenario: seedScenario() },
    'planning.simulate': OF,
    'planning.ledger': {
      of: OF,
      query: {
        offset: 0,
        limit: 20,
        filter: { kinds: ['draw'], from: '2027-01-31' },
        sort: { by: 'on', descending: true },
      },
    },
    'planning.explain': { of: OF, target: { kind: 'total' } },
    'planning.assumptions': { of: OF },
    'planning.balanceParts': { of: OF, balance: { meter: 'credits' } },
    'planning.ledgerGroups': { of: OF, filter: { line: 'checks' }, by: 'month' },
    'decisions.recommend': { scenario: seedScenario() },
    'decisions.ceilings': OF,
    'decisions.assumptions': OF,
    'decisions.impact': { before: book, after: book },
    'explore.breakEven': { scenario: seedScenario() },
    'explore.planMap': { scenario: seedScenario(), query: { x: axis, y: axis } },
    'explore.sensitivity': OF,
    'uncertainty.monteCarlo': {
      scenario: seedScenario(),
      query: { runs: 20, plans: ['pro'], seed: 7 },
    },
    'replay.run': { scenario: seedScenario(), usage },
    'usage.look': { head: piece, whole: true, priceBook: { id: 'kiosk' } },
    'usage.begin': USAGE,
    'usage.append': { upload: usage, at: 0, piece },
    'usage.finish': { upload: usage },
    'usage.cancel': { upload: usage },
    'usage.report': { usage },
    'usage.setAside': { usage },
    'quotes.list': {},
    'quotes.get': { id: quote },
    'quotes.view': { id: quote, scenario: seedScenario() },
    'quotes.compare': { before: quote, after: quote },
    'quotes.create': { scenario, plan: 'pro' },
    'quotes.save': { id: quote, expectedRevision: 1, content: QUOTE },
    'quotes.remove': { id: quote },
    'quotes.restore': { id: quote },
    'quotes.send': { id: quote, expectedRevision: 1 },
    'quotes.accept': { id: quote },
    'quotes.revise': { id: quote },
    'files.saveQuote': { id: quote, format: 'md', edition: 'full' },
    'files.saveShare': { scenario },
    'files.saveText': { name: 'figures', ending: 'csv', text: 'a,b' },
    'files.opened': undefined,
    'files.missingGlyphs': { quote },
    'files.readLogo': {
      base64:
        'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    },
    'files.inspect': { text: seedShare() },
    'files.importShare': { text: seedShare() },
    'settings.get': undefined,
    'settings.change': { theme: 'dark', locale: 'de-CH', sourceAgeDays: 30 },
    'settings.reset': { key: 'theme' },
    'backups.state': undefined,
    'backups.list': undefined,
    'backups.preview': { id: backup },
    'backups.check': undefined,
    'backups.make': undefined,
    'backups.restore': { id: backup, confirm: 'remove 1 scenario' },
  };
}

/** Good cases for each of the engine's parts. */
export const PART_SEEDS: Readonly<Record<string, readonly unknown[]>> = {
  'burn-down': sample(burnCase),
  'top-up': sample(topUpCase),
  cycles: [
    { anchor: '2027-01-31', interval: 'month', from: '2027-01-01', to: '2028-03-01' },
    { anchor: '2027-01-31T09:30:00Z', interval: 'week', intervalCount: 2, count: 9 },
  ],
  prorate: [
    {
      kind: 'change',
      period: { from: '2027-01-01', to: '2027-02-01' },
      at: '2027-01-11',
      from: { price: '30.00' },
      to: { price: '60.00' },
    },
  ],
};

/** Scenarios with the price books they are priced by, of every form the contract has. */
export const WORK_SEEDS = sample(pricedWork, 40).map(({ book, scenario }) => ({
  book: JSON.parse(JSON.stringify(book)) as unknown,
  scenario: JSON.parse(JSON.stringify(scenario)) as unknown,
}));

/** The same ones in every run; what is made of them depends on the seed. */
function sample<T>(arbitrary: fc.Arbitrary<T>, count = 30): T[] {
  return fc.sample(arbitrary, { seed: 20_261_121, numRuns: count });
}
