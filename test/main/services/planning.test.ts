import { describe, expect, it } from 'vitest';
import type { LedgerFilter, LedgerSort } from '../../../src/shared/contract/ledger-page';
import { createDecisionService } from '../../../src/main/services/decisions';
import { createExploreService } from '../../../src/main/services/explore';
import type { LedgerEntry } from '../../../src/shared/contract/result';
import { smallScenario, testLibrary } from '../../support/library';
import { refusalOf } from '../../support/refusal';
import { smallBook } from '../../support/small-book';

const SCENARIO = smallScenario({
  lines: [
    { id: 'checks', operation: 'check', quantity: 600 },
    { id: 'scans', operation: 'scan', quantity: 90, parameters: { media: 'image' } },
  ],
});
const OF = { scenario: SCENARIO, plan: 'pro' };
const BY_SEQ: LedgerSort = { by: 'seq', descending: false };

function wholeLedger({ planning }: ReturnType<typeof testLibrary>): LedgerEntry[] {
  const query = { offset: 0, limit: 1000, filter: {}, sort: BY_SEQ };
  return planning.ledger(OF, query).entries;
}

/** Sum of decimal texts in thousandths, by the plainest means. */
const thousandths = (texts: readonly (string | undefined)[]): number =>
  texts.reduce((sum, text) => sum + Math.round(Number(text ?? 0) * 1000), 0);

describe('planning', () => {
  it('compares without keeping anything', () => {
    const library = testLibrary();
    expect(library.planning.compare(smallScenario())).toMatchObject({
      cheapest: 'free',
      months: 3,
    });
    expect(library.db.prepare('SELECT count(*) FROM result').pluck().get()).toBe(0);
  });

  it('prices a file as it prices what is kept: total, months and invoices agree', () => {
    const { planning } = testLibrary();
    const { simulation } = planning.simulate(smallScenario(), 'pro');
    const row = planning.compare(smallScenario()).plans.find(({ plan }) => plan === 'pro');
    expect(simulation.summary.total).toBe('76.00');
    expect(row?.total).toBe('76.00');
    expect(thousandths(simulation.summary.months.map(({ total }) => total))).toBe(76_000);
    expect(thousandths(simulation.invoices.map(({ total }) => total))).toBe(76_000);
  });

  it('names a plan that is not there', () => {
    const { planning } = testLibrary();
    expect(refusalOf(() => planning.simulate(smallScenario(), 'por'))).toMatchObject({
      kind: 'bad-input',
      codes: ['plan_unknown'],
    });
  });

  it('tells of an account as it stands under its own plan alone, never under the name of another', () => {
    const { planning, quotes, scenarios } = testLibrary();
    const scenario = smallScenario({ account: { plan: 'free', cycleStart: '2026-02-20' } });
    const books = () => smallBook();
    expect(planning.simulate(scenario, 'free').simulation.summary.plan).toBe('free');
    const { head } = scenarios.create(scenario);
    const asked = [
      () => planning.simulate(scenario, 'pro'),
      () => planning.assumptions({ scenario, plan: 'pro' }),
      () => createDecisionService(books).recommend(scenario, { plan: 'pro' }),
      () => createDecisionService(books).ceilings(scenario, 'pro'),
      () => createExploreService(books).sensitivity(scenario, 'pro'),
      () => quotes.create({ scenario: head.id, plan: 'pro' }),
    ];
    for (const ask of asked)
      expect(refusalOf(ask)).toMatchObject({ kind: 'bad-input', codes: ['plan_not_in_force'] });
  });

  it('gives the ledger of a run by its name as long as it is kept', () => {
    const { planning } = testLibrary();
    const { run, simulation } = planning.simulate(SCENARIO, 'pro');
    const page = planning.ledger({ run }, { offset: 10, limit: 5, filter: {}, sort: BY_SEQ });
    expect(page.length).toBe(simulation.ledgerLength);
    expect(page.entries.map(({ seq }) => seq)).toEqual([10, 11, 12, 13, 14]);
    expect(
      refusalOf(() =>
        planning.ledger({ run: 'other' }, { offset: 0, limit: 5, filter: {}, sort: BY_SEQ }),
      ),
    ).toMatchObject({
      kind: 'not-found',
      codes: ['run_forgotten'],
    });
  });

  it.each<[string, LedgerFilter, (entry: LedgerEntry) => boolean]>([
    ['everything', {}, () => true],
    ['kinds', { kinds: ['fee', 'top-up'] }, ({ kind }) => kind === 'fee' || kind === 'top-up'],
    ['a line', { line: 'scans' }, ({ line }) => line === 'scans'],
    ['a meter', { meter: 'credits' }, ({ meter }) => meter === 'credits'],
    ['a rule', { rule: 'plans.pro.price' }, ({ rule }) => rule === 'plans.pro.price'],
    [
      'days',
      { from: '2026-03-10', to: '2026-04-02' },
      ({ on }) => on >= '2026-03-10' && on < '2026-04-02',
    ],
    ['a line nobody has', { line: 'nobody' }, () => false],
    [
      'all at once',
      { kinds: ['charge'], line: 'checks', from: '2026-05-01' },
      ({ kind, line, on }) => kind === 'charge' && line === 'checks' && on >= '2026-05-01',
    ],
  ])('filters the ledger by %s and sums what it shows', (_name, filter, keeps) => {
    const library = testLibrary();
    const expected = wholeLedger(library).filter(keeps);
    const page = library.planning.ledger(OF, { offset: 0, limit: 1000, filter, sort: BY_SEQ });
    expect(page.entries).toEqual(expected);
    expect(page.sums.count).toBe(expected.length);
    expect(thousandths([page.sums.money])).toBe(thousandths(expected.map(({ money }) => money)));
    expect(thousandths(page.sums.credits.map(({ credits }) => credits))).toBe(
      thousandths(expected.map(({ credits }) => credits)),
    );
  });

  it.each<LedgerSort['by']>(['on', 'kind', 'line', 'units', 'credits', 'balance', 'money', 'rule'])(
    'sorts the ledger by %s both ways, equal ones in their order, empty ones last',
    (by) => {
      const library = testLibrary();
      const sorted = (descending: boolean) =>
        library.planning.ledger(OF, {
          offset: 0,
          limit: 1000,
          filter: {},
          sort: { by, descending },
        }).entries;
      const value = (entry: LedgerEntry): number | string | undefined => {
        const cell = entry[by];
        if (by === 'money')
          return cell === '0.00' ? undefined : cell === undefined ? undefined : Number(cell);
        return by === 'credits' || by === 'balance'
          ? cell === undefined
            ? undefined
            : Number(cell)
          : cell;
      };
      for (const descending of [false, true]) {
        const entries = sorted(descending);
        const misplaced = entries.slice(1).filter((entry, at) => {
          const [a, b] = [value(entries[at]!), value(entry)];
          if (a === b) return entries[at]!.seq > entry.seq;
          if (a === undefined || b === undefined) return a === undefined;
          return descending ? a < b : a > b;
        });
        expect(misplaced).toEqual([]);
        expect(entries).toHaveLength(wholeLedger(library).length);
      }
    },
  );

  it('groups the ledger without losing an entry or a cent', () => {
    const library = testLibrary();
    const all = wholeLedger(library);
    for (const by of ['kind', 'line', 'meter', 'case', 'rule', 'on', 'month'] as const) {
      const groups = library.planning.ledgerGroups(OF, {}, by);
      expect(groups.reduce((sum, { sums }) => sum + sums.count, 0)).toBe(all.length);
      expect(thousandths(groups.map(({ sums }) => sums.money))).toBe(
        thousandths(all.map(({ money }) => money)),
      );
    }
    const months = library.planning.ledgerGroups(OF, {}, 'month').map(({ key }) => key);
    expect(months).toEqual(['2026-03', '2026-04', '2026-05']);
  });

  it('keeps the ledgers of several cases apart and in one numbering', () => {
    const { planning } = testLibrary();
    const [checks] = smallScenario().lines!;
    const scenario = smallScenario({
      cases: [
        { id: 'north', label: 'North' },
        { id: 'south', label: 'South' },
      ],
      lines: [
        { ...checks!, id: 'n', case: 'north' },
        { ...checks!, id: 's', case: 'south', quantity: 10 },
      ],
    });
    const of = { scenario, plan: 'pro' };
    const ledger = (filter: LedgerFilter) =>
      planning.ledger(of, { offset: 0, limit: 1000, filter, sort: BY_SEQ });
    const all = ledger({});
    expect(all.entries.map(({ seq }) => seq)).toEqual(all.entries.map((_, at) => at));
    const south = ledger({ case: 'south' });
    expect(south.entries).toEqual(all.entries.filter((entry) => entry.case === 'south'));
    expect(south.sums.count).toBeGreaterThan(0);
    expect(ledger({ line: 'n' }).entries.every((entry) => entry.case === 'north')).toBe(true);
    const groups = planning.ledgerGroups(of, {}, 'case');
    expect(groups.map(({ key }) => key)).toEqual(['north', 'south']);
    expect(groups.reduce((sum, { sums }) => sum + sums.count, 0)).toBe(all.length);
  });

  it('explains and lists the assumptions of the same run', () => {
    const { planning } = testLibrary();
    const explanation = planning.explain(OF, { kind: 'total' });
    const { simulation } = planning.simulate(SCENARIO, 'pro');
    expect(explanation.figure?.value).toBe(simulation.summary.total);
    expect(planning.assumptions(OF).total).toBe(simulation.summary.total);
  });

  it('tells a balance by what granted it, and which meters and cases there are', () => {
    const { planning } = testLibrary();
    const { simulation } = planning.simulate(SCENARIO, 'pro');
    const { parts, debt } = planning.balanceParts(OF, { meter: 'credits' });
    expect(parts.map(({ rule, label }) => [rule, label])).toEqual([
      ['plans.pro.allowances.monthly', 'Pro, each cycle'],
      ['packs.bag', 'Pack Bag'],
    ]);
    const ends = simulation.balances[0]?.end ?? [];
    expect(ends.map((_, day) => thousandths(parts.map(({ end }) => end[day])))).toEqual(
      ends.map((end) => thousandths([end])),
    );
    expect(debt).toEqual([]);
    const refused = [{ meter: 'rows' }, { meter: 'credits', case: 'north' }].map((which) =>
      refusalOf(() => planning.balanceParts(OF, which)),
    );
    expect(refused.map(({ kind, paths }) => [kind, ...paths])).toEqual([
      ['bad-input', 'meter'],
      ['bad-input', 'case'],
    ]);
  });

  it('sees an edit of a price book at once', () => {
    const { planning, priceBooks } = testLibrary();
    const { book, head } = priceBooks.copy({ id: 'kiosk' });
    const scenario = smallScenario({ priceBook: { id: book.id } });
    expect(planning.compare(scenario).plans[0]?.total).toBe('56.00');
    const cheaper = structuredClone(book);
    cheaper.packs[0]!.price = '1.00';
    priceBooks.save(cheaper, head.revision);
    expect(planning.compare(scenario).plans[0]?.total).toBe('7.00');
  });

  it('prices the same work under another price book beside its own', () => {
    const other = { ...smallBook(), id: 'stall', label: 'Stall', version: '2026-05-01' };
    other.packs[0]!.price = '2.00';
    const { planning, scenarios } = testLibrary({ books: [smallBook(), other] });
    const scenario = smallScenario({
      alternatives: [{ priceBook: { id: 'stall' }, map: [{ from: 'check', to: 'check' }] }],
    });
    const { cheapest, cheapestPriceBook, plans } = planning.compare(scenario);
    expect({ cheapest, cheapestPriceBook }).toEqual({
      cheapest: 'free',
      cheapestPriceBook: 'stall',
    });
    expect(plans).toHaveLength(4);
    // Both books are pinned, so that a newer version of either changes nothing by itself.
    const kept = scenarios.create(scenario).scenario;
    expect(kept.alternatives[0]?.priceBook.version).toBe('2026-05-01');
  });
});
