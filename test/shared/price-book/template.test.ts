import { describe, expect, it } from 'vitest';
import { checkPriceBook } from '../../../src/shared/price-book/check';
import { templatePriceBook } from '../../../src/shared/price-book/template';

describe('templatePriceBook', () => {
  it('is a sound price book as it stands, every figure with a source', () => {
    const book = templatePriceBook({
      id: 'mine',
      label: 'Mine',
      vendor: 'Me',
      currency: 'CHF',
      today: '2026-11-21',
    });
    expect(checkPriceBook(JSON.parse(JSON.stringify(book)))).toEqual({ ok: true, book });
    expect(book.version).toBe('2026-11-21');
  });
});
