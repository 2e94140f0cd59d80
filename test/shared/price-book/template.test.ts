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
    const checked = checkPriceBook(JSON.parse(JSON.stringify(book)));
    expect(checked).toMatchObject({ ok: true, book: { id: 'mine', version: '2026-11-21' } });
  });
});
