import { describe, expect, it } from 'vitest';
import { smallScenario, testLibrary } from '../../support/library';
import { refusalOf } from '../../support/refusal';
import { smallBook, SMALL_BOOK_INPUT } from '../../support/small-book';

const PIN = { id: 'kiosk', version: '2026-01-01' };

describe('price books', () => {
  it('built in can be read and copied, never changed', () => {
    const { priceBooks } = testLibrary();
    const { head, book } = priceBooks.get({ id: 'kiosk' });
    expect(head).toMatchObject({ ...PIN, origin: 'built-in', parent: null });
    expect(refusalOf(() => priceBooks.save(book, 1)).codes).toEqual(['price_book_built_in']);
    expect(refusalOf(() => priceBooks.saveVersion(book, PIN)).codes).toEqual([
      'price_book_built_in',
    ]);
    expect(refusalOf(() => priceBooks.remove(PIN)).codes).toEqual(['price_book_built_in']);
    expect(priceBooks.get({ id: 'kiosk' })).toEqual({ head, book });
  });

  it('are copied under an id of their own and remember where they come from', () => {
    const { priceBooks } = testLibrary();
    const first = priceBooks.copy({ id: 'kiosk' });
    const second = priceBooks.copy({ id: 'kiosk' }, 'For Ada');
    expect(first.head).toMatchObject({
      id: 'kiosk-copy',
      label: 'Kiosk (copy)',
      origin: 'own',
      parent: PIN,
    });
    expect(second.head).toMatchObject({ id: 'kiosk-copy-2', label: 'For Ada' });
    expect(first.book).toEqual({ ...smallBook(), id: 'kiosk-copy', label: 'Kiosk (copy)' });
  });

  it('of one’s own are saved in place while nothing uses them, each edit from the newest revision', () => {
    const { priceBooks, scenarios } = testLibrary();
    const { book, head } = priceBooks.copy({ id: 'kiosk' });
    const dearer = structuredClone(book);
    dearer.packs[0]!.price = '9.00';
    expect(priceBooks.save(dearer, head.revision)).toMatchObject({ revision: 2 });
    expect(refusalOf(() => priceBooks.save(book, head.revision))).toMatchObject({
      kind: 'conflict',
      codes: ['price_book_changed'],
    });
    expect(priceBooks.get(book).book.packs[0]?.price).toBe('9.00');
    scenarios.create(smallScenario({ priceBook: { id: book.id } }));
    expect(refusalOf(() => priceBooks.save(book, 2)).codes).toEqual(['price_book_in_use']);
    expect(refusalOf(() => priceBooks.remove(book)).codes).toEqual(['price_book_in_use']);
  });

  it('get a new version beside the one that scenarios stay with', () => {
    const { priceBooks, scenarios } = testLibrary();
    const { book } = priceBooks.copy({ id: 'kiosk' });
    const { head } = scenarios.create(smallScenario({ priceBook: { id: book.id } }));
    const version = priceBooks.nextVersion(book);
    const dearer = { ...structuredClone(book), version };
    dearer.packs[0]!.price = '9.00';
    expect(priceBooks.saveVersion(dearer, book)).toMatchObject({
      version: '2026-01-01.2',
      parent: { id: book.id, version: book.version },
    });
    expect(refusalOf(() => priceBooks.saveVersion(dearer, book)).codes).toEqual([
      'price_book_version_taken',
    ]);
    expect(priceBooks.get({ id: book.id }).book.version).toBe('2026-01-01.2');
    expect(
      priceBooks
        .list()
        .filter(({ id }) => id === book.id)
        .map((one) => one.version),
    ).toEqual(['2026-01-01.2', '2026-01-01']);
    expect(scenarios.get(head.id).head.priceBook.version).toBe('2026-01-01');
    expect(priceBooks.diff(book, dearer).map((change) => change.sentence)).toEqual([
      'Pack Bag: price from 8.00 EUR to 9.00 EUR (+12.5 %).',
    ]);
  });

  it('with a fault are refused as a whole, with every place', () => {
    const { priceBooks } = testLibrary();
    const { book, head } = priceBooks.copy({ id: 'kiosk' });
    const faulty = { ...structuredClone(book), currency: 'euro', plans: [] };
    expect(refusalOf(() => priceBooks.save(faulty, head.revision)).paths).toEqual(
      expect.arrayContaining(['currency', 'plans']),
    );
    expect(priceBooks.validate(faulty)).toMatchObject({
      ok: false,
      faults: [{ path: 'currency' }, { path: 'plans' }],
    });
    expect(priceBooks.validate(book)).toEqual({ ok: true, faults: [] });
    expect(priceBooks.get(book)).toEqual({ head, book });
  });

  it('are deleted when nothing uses them, once for each request', () => {
    const { priceBooks } = testLibrary();
    const { book } = priceBooks.copy({ id: 'kiosk' });
    expect(priceBooks.remove(book, 'remove-1')).toEqual({ id: book.id, version: book.version });
    expect(priceBooks.remove(book, 'remove-1')).toEqual({ id: book.id, version: book.version });
    expect(refusalOf(() => priceBooks.get({ id: book.id }))).toMatchObject({
      kind: 'not-found',
      codes: ['price_book_unknown'],
    });
  });

  it('go out as a file and come in again on another machine', () => {
    const here = testLibrary();
    const { book } = here.priceBooks.copy({ id: 'kiosk' });
    const text = here.priceBooks.export(book);
    const there = testLibrary();
    expect(there.priceBooks.import(text)).toMatchObject({
      id: book.id,
      origin: 'own',
      parent: null,
    });
    expect(there.priceBooks.get(book).book).toEqual(book);
    // The same file again is no second book and no fault.
    expect(there.priceBooks.import(text)).toMatchObject({ revision: 1 });
    expect(there.priceBooks.list()).toHaveLength(2);
  });

  it('never come in over another content or a built-in id', () => {
    const { priceBooks } = testLibrary();
    const changed = (change: object): string => JSON.stringify({ ...SMALL_BOOK_INPUT, ...change });
    expect(refusalOf(() => priceBooks.import(changed({ vendor: 'X' }))).codes).toEqual([
      'price_book_version_taken',
    ]);
    expect(refusalOf(() => priceBooks.import(changed({ version: '2030' }))).codes).toEqual([
      'price_book_id_reserved',
    ]);
    expect(refusalOf(() => priceBooks.import('{"a":')).codes).toEqual(['json_not_valid']);
    expect(refusalOf(() => priceBooks.import('['.repeat(70))).codes).toEqual([
      'json_depth_exceeded',
    ]);
    expect(priceBooks.list()).toHaveLength(1);
  });

  it('begin from a template that is sound', () => {
    const { priceBooks } = testLibrary();
    const { head, book } = priceBooks.create({
      label: 'Übersicht 2027',
      vendor: 'We',
      currency: 'CHF',
    });
    expect(head).toMatchObject({ id: 'ubersicht-2027', version: '2026-11-21', origin: 'own' });
    expect(priceBooks.validate(book).ok).toBe(true);
    expect(priceBooks.create({ label: '!!!', vendor: 'We', currency: 'CHF' }).head.id).toBe(
      'price-book',
    );
    expect(
      refusalOf(() => priceBooks.create({ label: 'A', vendor: 'We', currency: 'franc' })).kind,
    ).toBe('bad-input');
  });

  it('that the program corrects under the same version are corrected here, and re-priced when asked', () => {
    const { scenarios, db } = testLibrary();
    scenarios.create(smallScenario());
    const corrected = smallBook();
    corrected.packs[0]!.price = '7.00';
    const later = testLibrary({ db, books: [corrected] });
    expect(later.priceBooks.get(PIN)).toMatchObject({
      head: { revision: 2 },
      book: { packs: [{ price: '7.00' }] },
    });
    expect(later.scenarios.list('active')[0]?.digest).toBeNull();
    later.scenarios.price();
    expect(later.scenarios.list('active')[0]?.digest).toMatchObject({ best: { total: '49.00' } });
  });

  it('name the version that is not there and those that are', () => {
    const { priceBooks } = testLibrary();
    expect(refusalOf(() => priceBooks.get({ id: 'kiosk', version: '1999' })).codes).toEqual([
      'price_book_version_unknown',
    ]);
  });
});
