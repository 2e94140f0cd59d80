import { describe, expect, it } from 'vitest';
import type { QuoteContent } from '../../../src/shared/contract/quote';
import { pdfText } from '../../support/pdf-text';
import { smallScenario, testLibrary, type TestLibrary } from '../../support/library';
import { refusalOf } from '../../support/refusal';
import { smallBook } from '../../support/small-book';

const LATER = '2026-11-25T09:00:00.000Z';

function withQuote(library: TestLibrary = testLibrary()) {
  const { head: scenario } = library.scenarios.create(smallScenario());
  const { head, content } = library.quotes.create({ scenario: scenario.id, plan: 'pro' });
  const named: QuoteContent = {
    ...content,
    customer: { ...content.customer, name: 'Summit' },
    sender: { ...content.sender, name: 'Kiosk Resale' },
  };
  return { ...library, scenario, head, content: named };
}

/** A quote with both names, saved and sent. */
function withSent(library?: TestLibrary) {
  const made = withQuote(library);
  const { quotes, quoteViews, head, content } = made;
  const saved = quotes.save(head.id, head.revision, content);
  const { hash } = quoteViews.view(head.id).figures;
  return { ...made, sent: quotes.send(head.id, saved.revision, hash).head };
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(() => undefined).catch((cause: unknown) => cause);
  return refusalOf(() => {
    throw error;
  }).codes.join();
}

describe('a draft', () => {
  it('has the next number of the year, is valid for 30 days, and prices its scenario', () => {
    const { head, content, quoteViews, quotes, scenario } = withQuote();
    expect(content).toMatchObject({
      number: 'Q-2026-0001',
      date: '2026-11-21',
      validUntil: '2026-12-21',
    });
    expect(head).toMatchObject({ status: 'draft', edition: 1, sent: null });
    expect(quoteViews.view(head.id).figures.totals.total).toBe('76.00');
    expect(quotes.create({ scenario: scenario.id, plan: 'free' }).content.number).toBe(
      'Q-2026-0002',
    );
  });

  it('takes sender, tax and terms from the quote edited last, and nothing of its customer', () => {
    const { quotes, head, content, scenario } = withQuote();
    quotes.save(head.id, 1, {
      ...content,
      tax: { label: 'MwSt', percent: '19' },
      paymentTerms: '14 days',
      notes: 'for Summit only',
      internal: { ...content.internal, notes: 'secret' },
    });
    expect(quotes.create({ scenario: scenario.id, plan: 'pro' }).content).toMatchObject({
      sender: { name: 'Kiosk Resale' },
      tax: { label: 'MwSt', percent: '19' },
      paymentTerms: '14 days',
      customer: { name: '' },
      notes: '',
      internal: { notes: '' },
    });
  });

  it('follows the scenario on screen, saved or not', () => {
    const { quoteViews, head } = withQuote();
    const unsaved = { ...smallScenario(), months: 1 };
    expect(quoteViews.view(head.id, { scenario: unsaved }).figures.totals.total).toBe('28.00');
    expect(quoteViews.view(head.id).figures.totals.total).toBe('76.00');
  });

  it('is saved from its newest revision only, with every fault of its content named', () => {
    const { quotes, head, content } = withQuote();
    expect(quotes.save(head.id, 1, content)).toMatchObject({ revision: 2, customer: 'Summit' });
    expect(refusalOf(() => quotes.save(head.id, 1, content)).codes).toEqual([
      'quote_revision_conflict',
    ]);
    const faulty = { ...content, date: '2026-02-30', tax: { label: 'VAT', percent: '101' } };
    expect(refusalOf(() => quotes.save(head.id, 2, faulty)).paths).toEqual(
      expect.arrayContaining(['date', 'tax.percent']),
    );
    expect(quotes.get(head.id).head.revision).toBe(2);
  });

  it('keeps a number to itself', () => {
    const { quotes, scenario, content } = withQuote();
    const other = quotes.create({ scenario: scenario.id, plan: 'pro' });
    const taken = { ...other.content, number: content.number };
    expect(refusalOf(() => quotes.save(other.head.id, 1, taken)).codes).toEqual([
      'quote_number_taken',
    ]);
    expect(quotes.save(other.head.id, 1, { ...other.content, number: 'ANG-7' }).number).toBe(
      'ANG-7',
    );
  });

  it('refuses a picture that is not what it says', () => {
    const { quotes, head, content } = withQuote();
    const logo = {
      type: 'image/png',
      width: 1,
      height: 1,
      base64: Buffer.from('<svg/>').toString('base64'),
    };
    const sender = { ...content.sender, logo };
    expect(refusalOf(() => quotes.save(head.id, 1, { ...content, sender })).codes).toEqual([
      'logo_type_unknown',
    ]);
  });

  it('goes to the trash and comes back; after 30 days it is gone', () => {
    const { quotes, head, db, ambient } = withQuote();
    quotes.remove(head.id);
    expect(quotes.list()).toEqual([]);
    quotes.restore(head.id);
    expect(quotes.list().map(({ id }) => id)).toEqual([head.id]);
    quotes.remove(head.id);
    ambient.time = '2027-01-01T00:00:00.000Z';
    quotes.emptyTrash();
    expect(db.prepare('SELECT count(*) FROM quote').pluck().get()).toBe(0);
  });

  it('of a deleted scenario can no longer be priced, and says so', () => {
    const { quoteViews, scenarios, head, scenario } = withQuote();
    scenarios.move(scenario.id, 'trash');
    scenarios.deleteForever(scenario.id);
    expect(refusalOf(() => quoteViews.view(head.id)).codes).toEqual(['quote_scenario_gone']);
  });
});

describe('sending', () => {
  it('needs everything that a quote names, and the figures that were seen', () => {
    const { quotes, quoteViews, head, content } = withQuote();
    const { hash } = quoteViews.view(head.id).figures;
    expect(refusalOf(() => quotes.send(head.id, 1, hash)).codes).toEqual([
      'quote_name_missing',
      'quote_name_missing',
    ]);
    quotes.save(head.id, 1, content);
    expect(refusalOf(() => quotes.send(head.id, 2, hash)).codes).toEqual(['quote_figures_changed']);
    const seen = quoteViews.view(head.id).figures.hash;
    expect(quotes.send(head.id, 2, seen).head).toMatchObject({
      status: 'sent',
      sent: { total: '76.00', currency: 'EUR', priceBook: { id: 'kiosk', version: '2026-01-01' } },
    });
  });

  it('freezes the quote: no edit, no other figures, whatever becomes of its scenario', async () => {
    const { quotes, quoteViews, files, scenarios, sent, content, scenario } = withSent();
    const before = await files.saveQuote({ id: sent.id, format: 'pdf', edition: 'full' });
    expect(refusalOf(() => quotes.save(sent.id, sent.revision, content)).codes).toEqual([
      'quote_sent',
    ]);
    expect(refusalOf(() => quotes.remove(sent.id)).codes).toEqual(['quote_sent']);
    scenarios.save(scenario.id, 1, smallScenario({ months: 12 }));
    expect(quoteViews.view(sent.id).figures.totals.total).toBe('76.00');
    scenarios.move(scenario.id, 'trash');
    scenarios.deleteForever(scenario.id);
    expect(await files.saveQuote({ id: sent.id, format: 'pdf', edition: 'full' })).toEqual(before);
  });

  it('keeps the price book version it names from being changed or deleted', () => {
    const library = testLibrary();
    const { book } = library.priceBooks.copy({ id: 'kiosk' }, 'Own');
    const { head } = library.scenarios.create(smallScenario({ priceBook: { id: book.id } }));
    const quote = library.quotes.create({ scenario: head.id, plan: 'pro' });
    const names = { customer: { name: 'A' }, sender: { name: 'B' } };
    library.quotes.save(quote.head.id, 1, { ...quote.content, ...names });
    library.quotes.send(quote.head.id, 2, library.quoteViews.view(quote.head.id).figures.hash);
    library.scenarios.move(head.id, 'trash');
    library.scenarios.deleteForever(head.id);
    expect(library.priceBooks.get({ id: book.id }).head.usedBy).toBe(1);
    expect(refusalOf(() => library.priceBooks.save({ ...book, vendor: 'x' }, 1)).codes).toEqual([
      'price_book_in_use',
    ]);
    expect(
      refusalOf(() => library.priceBooks.remove({ id: book.id, version: book.version })).codes,
    ).toEqual(['price_book_in_use']);
  });

  it('is followed by acceptance, or by a revision that takes its place once sent', () => {
    const { quotes, quoteViews, sent, ambient } = withSent();
    ambient.time = LATER;
    const revision = quotes.revise(sent.id);
    expect(revision).toMatchObject({
      head: { number: sent.number, edition: 2, parent: sent.id, status: 'draft' },
      content: { date: '2026-11-25', validUntil: '2026-12-25' },
    });
    expect(quotes.get(sent.id).head.status).toBe('sent');
    expect(refusalOf(() => quotes.revise(sent.id)).codes).toEqual(['quote_revised_already']);
    quotes.send(revision.head.id, 1, quoteViews.view(revision.head.id).figures.hash);
    expect(quotes.get(sent.id).head.status).toBe('revised');
    expect(quoteViews.view(sent.id).sheet.blocks[0]).toMatchObject({ mark: 'Revised' });
    expect(refusalOf(() => quotes.accept(sent.id)).codes).toEqual(['quote_not_sent']);
    expect(quotes.accept(revision.head.id).head.status).toBe('accepted');
  });

  it('gives a retry its first answer', () => {
    const { quotes, quoteViews, head, content } = withQuote();
    quotes.save(head.id, 1, content);
    const { hash } = quoteViews.view(head.id).figures;
    const first = quotes.send(head.id, 2, hash, 'send-once');
    expect(quotes.send(head.id, 2, hash, 'send-once')).toEqual(first);
  });
});

describe('files of a quote', () => {
  it('are made of the figures that were seen, or not at all', async () => {
    const { files, quoteViews, scenarios, head, scenario } = withQuote();
    const { hash } = quoteViews.view(head.id).figures;
    scenarios.save(scenario.id, 1, smallScenario({ months: 2 }));
    const wish = { id: head.id, format: 'pdf', edition: 'full', hash } as const;
    expect(await codeOf(files.saveQuote(wish))).toBe('quote_figures_changed');
  });

  it('say the same total in every form', async () => {
    const { files, sent } = withSent();
    const read = async (format: 'pdf' | 'csv' | 'md' | 'json') => {
      const file = await files.saveQuote({ id: sent.id, format, edition: 'full' });
      if (file.kind !== 'download') throw new Error(file.kind);
      const bytes = Buffer.from(file.base64, 'base64');
      expect(file.name).toBe(`Quote Q-2026-0001.${format}`);
      return format === 'pdf' ? pdfText(bytes) : bytes.toString();
    };
    for (const format of ['pdf', 'csv', 'md', 'json'] as const)
      expect(await read(format)).toContain('76.00');
  });

  it('never show a price that is not known', async () => {
    const book = smallBook();
    const [free, pro] = book.plans;
    if (!free || !pro || pro.price.kind !== 'fixed') throw new Error('another small book');
    const price = {
      kind: 'on-request' as const,
      per: 'account' as const,
      interval: 'month' as const,
      source: pro.price.source,
    };
    const { files, quoteViews, head } = withQuote(
      testLibrary({ books: [{ ...book, plans: [free, { ...pro, price }] }] }),
    );
    expect(quoteViews.view(head.id).faults.map(({ code }) => code)).toContain(
      'quote_price_unknown',
    );
    expect(await codeOf(files.saveQuote({ id: head.id, format: 'pdf', edition: 'full' }))).toBe(
      'quote_price_unknown',
    );
  });

  it('go through the desk of a host that has one', async () => {
    const library = testLibrary();
    const { head } = library.scenarios.create(smallScenario());
    expect(await library.files.saveShare(head.id)).toMatchObject({
      kind: 'download',
      name: 'Autumn.tierwise',
    });
  });
});
