import { describe, expect, it } from 'vitest';
import { shareOf } from '../../../src/main/exports/share-file';
import { SCENARIO_FORMAT } from '../../../src/shared/contract/scenario';
import { builtInPriceBooks } from '../../../src/shared/price-books/built-in';
import { sampleScenarios } from '../../../src/shared/samples/samples';
import { smallScenario, testLibrary, type TestLibrary } from '../../support/library';
import { refusalOf } from '../../support/refusal';
import { smallBook } from '../../support/small-book';

async function fileOf(library: TestLibrary, scenario: string): Promise<string> {
  const file = await library.files.saveShare(scenario);
  if (file.kind !== 'download') throw new Error(file.kind);
  return Buffer.from(file.base64, 'base64').toString('utf8');
}

async function shared(): Promise<{ readonly library: TestLibrary; readonly text: string }> {
  const library = testLibrary();
  const { head } = library.scenarios.create(smallScenario());
  return { library, text: await fileOf(library, head.id) };
}

type Parts = { scenario: unknown; priceBooks: unknown[]; comparison: unknown };

/** The file with another content and its own right checksum, as a hostile one would have. */
function forged(text: string, change: (content: Parts) => Parts): string {
  const { content } = JSON.parse(text) as { content: Parts };
  const next = change(structuredClone(content)) as Parameters<typeof shareOf>[0];
  return Buffer.from(shareOf(next, 'x', '2026-11-21T08:00:00.000Z')).toString('utf8');
}

describe('a share file', () => {
  it.each(sampleScenarios().map((sample) => [sample.id, sample] as const))(
    'of the sample %s loses nothing on its way to another copy',
    async (_id, sample) => {
      const books = builtInPriceBooks();
      const here = testLibrary({ books });
      const there = testLibrary({ books });
      const { head, scenario } = here.scenarios.create(sample.scenario);
      const text = await fileOf(here, head.id);
      expect(there.share.inspect(text).preview).toMatchObject({
        scenario: scenario.name,
        agrees: true,
      });
      const arrived = there.share.import(text);
      expect(arrived.scenario).toEqual(scenario);
      const again = await fileOf(there, arrived.head.id);
      expect((JSON.parse(again) as { content: unknown }).content).toEqual(
        (JSON.parse(text) as { content: unknown }).content,
      );
    },
  );

  it('brings a price book that is not there, whole', async () => {
    const { library, text } = await shared();
    const there = testLibrary({ books: [{ ...smallBook(), id: 'other' }] });
    expect(there.share.inspect(text).preview).toMatchObject({
      priceBooks: [{ ref: { id: 'kiosk', version: '2026-01-01' }, how: 'new', as: 'kiosk' }],
      told: 'Free: 56.00 EUR',
      found: 'Free: 56.00 EUR',
    });
    there.share.import(text);
    expect(there.priceBooks.get({ id: 'kiosk' }).book).toEqual(
      library.priceBooks.get({ id: 'kiosk' }).book,
    );
  });

  it('opened twice adds the book once', async () => {
    const { text } = await shared();
    const there = testLibrary({ books: [{ ...smallBook(), id: 'other' }] });
    there.share.import(text);
    there.share.import(text);
    expect(there.priceBooks.list().map(({ id }) => id)).toEqual(['kiosk', 'other']);
    expect(there.scenarios.list('active')).toHaveLength(2);
  });

  it('never puts its figures in the place of those that are here, nor above them', async () => {
    const { library, text } = await shared();
    const dearer = forged(text, (content) => {
      const book = content.priceBooks[0] as { version: string; vendor: string };
      return { ...content, priceBooks: [{ ...book, vendor: 'Forger' }] };
    });
    expect(library.share.inspect(dearer).preview?.priceBooks[0]).toMatchObject({
      how: 'renamed',
      as: 'kiosk-shared',
    });
    const newer = forged(text, (content) => ({
      ...content,
      scenario: {
        ...(content.scenario as object),
        priceBook: { id: 'kiosk', version: '2099-01-01' },
      },
      priceBooks: [{ ...(content.priceBooks[0] as object), version: '2099-01-01' }],
    }));
    const arrived = library.share.import(newer);
    expect(arrived.scenario.priceBook).toEqual({ id: 'kiosk-shared', version: '2099-01-01' });
    expect(library.priceBooks.get({ id: 'kiosk' }).head.version).toBe('2026-01-01');
    // Again: it is known by now.
    expect(library.share.inspect(newer).preview?.priceBooks[0]).toMatchObject({
      how: 'here',
      as: 'kiosk-shared',
    });
  });

  it('is not believed: its results are made anew and compared', async () => {
    const { library, text } = await shared();
    const flattering = forged(text, (content) => {
      const comparison = structuredClone(content.comparison) as { plans: { total: string }[] };
      for (const row of comparison.plans) row.total = '1.00';
      return { ...content, comparison };
    });
    expect(library.share.inspect(flattering).preview).toMatchObject({
      told: 'Free: 1.00 EUR',
      found: 'Free: 56.00 EUR',
      agrees: false,
    });
  });

  it('with any fault inside is refused with its place, and nothing is kept', async () => {
    const { library, text } = await shared();
    const before = JSON.stringify([library.scenarios.list('active'), library.priceBooks.list()]);
    const badBook = forged(text, (content) => ({
      ...content,
      priceBooks: [{ ...(content.priceBooks[0] as object), plans: [] }],
    }));
    expect(refusalOf(() => library.share.import(badBook)).paths).toEqual(
      expect.arrayContaining(['content.priceBooks[0].plans']),
    );
    const badScenario = forged(text, (content) => ({
      ...content,
      scenario: { format: SCENARIO_FORMAT, months: -1 },
    }));
    expect(refusalOf(() => library.share.import(badScenario)).kind).toBe('bad-input');
    const noBook = forged(text, (content) => ({
      ...content,
      scenario: { ...(content.scenario as object), priceBook: { id: 'else' } },
    }));
    expect(refusalOf(() => library.share.import(noBook)).codes).toEqual(['price_book_unknown']);
    const polluting = text.replace('"scenario": {', '"scenario": {"__proto__": {"isAdmin": true},');
    expect(refusalOf(() => library.share.import(polluting)).kind).toBe('bad-input');
    expect(JSON.stringify([library.scenarios.list('active'), library.priceBooks.list()])).toBe(
      before,
    );
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it('holds nothing of a quote', async () => {
    const library = testLibrary();
    const { head } = library.scenarios.create(smallScenario());
    const { head: quote, content } = library.quotes.create({ scenario: head.id, plan: 'pro' });
    library.quotes.save(quote.id, 1, {
      ...content,
      internal: { ...content.internal, notes: 'SECRET-MARGIN' },
    });
    expect(await fileOf(library, head.id)).not.toMatch(/SECRET|internal/);
  });
});
