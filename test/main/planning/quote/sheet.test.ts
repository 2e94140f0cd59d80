import { describe, expect, it } from 'vitest';
import { openQuote } from '../../../../src/main/planning/quote/redact';
import { settingOf } from '../../../../src/main/planning/quote/set-text';
import { inkOf } from '../../../../src/main/planning/quote/ink';
import { sheetOf } from '../../../../src/main/planning/quote/sheet';
import { compareQuotes } from '../../../../src/main/planning/quote/compare-quotes';
import type { Edition, QuoteSheet } from '../../../../src/shared/contract/quote-sheet';
import { pricedQuote, type QuoteCase } from '../../../support/quotes';

function sheet(parts: QuoteCase = {}, edition: Edition = 'full'): QuoteSheet {
  const { content, figures } = pricedQuote(parts);
  return sheetOf({ ...openQuote(content, figures, edition), edition: 1, status: 'draft' });
}

const textOf = (value: unknown): string => JSON.stringify(value);

const tables = ({ blocks }: QuoteSheet) =>
  blocks.flatMap((block) => (block.kind === 'table' ? [block] : []));

describe('the sheet of a quote', () => {
  it('says who offers what to whom, until when, and what it comes to', () => {
    const made = sheet({ content: { tax: { label: 'VAT', percent: '19' } } });
    expect(made.blocks[0]).toMatchObject({
      kind: 'head',
      number: 'Q-2026-0001',
      mark: 'Draft',
      sender: ['Kiosk Resale'],
    });
    expect(made.blocks[1]).toMatchObject({ to: ['Summit & Sons', '1 Hill Road', 'Leeds'] });
    const [lines] = tables(made);
    expect(lines?.columns.map(({ title }) => title)).toEqual([
      'Description',
      'Quantity',
      'Price',
      'Amount',
      'Tax',
    ]);
    expect(lines?.rows.map(({ cells }) => cells)).toEqual([
      ['Pro', '3', '20.00', '60.00', '11.40'],
      ['Bag', '2', '8.00', '16.00', '3.04'],
      ['Sum', '', '', '76.00', '14.44'],
      ['Total in EUR, tax included', '', '', '', '90.44'],
    ]);
    expect(made.foot).toBe('Q-2026-0001 · Kiosk 2026-01-01 · 0123456789ab');
  });

  it('shows a discount as a column and says why it is given', () => {
    const made = sheet({
      content: { discount: { kind: 'percent', percent: '10', reason: 'two years' } },
    });
    const [lines] = tables(made);
    expect(lines?.rows[0]?.cells).toEqual(['Pro', '3', '20.00', '60.00', '−6.00', '54.00']);
    expect(textOf(made)).toContain('On all lines: 10 % (two years)');
  });

  it('says by month what falls due, and its sum is the sum before discounts and tax', () => {
    const due = tables(sheet())[1];
    expect(due?.columns.map(({ title }) => title)).toEqual([
      'Month',
      'Subscription',
      'Packs',
      'Total',
    ]);
    expect(due?.rows.at(-1)?.cells).toEqual(['Sum', '60.00', '16.00', '76.00']);
    expect(due?.rows[0]?.cells[0]).toBe('1\u00a0March 2026 to 31\u00a0March 2026');
  });

  it('says that work is not covered, and what', () => {
    const made = sheet({ scenario: { choices: { packs: { kind: 'none' } } } });
    expect(textOf(made)).toContain('Part of the planned work is not covered by Pro.');
    const redacted = sheet({ scenario: { choices: { packs: { kind: 'none' } } } }, 'redacted');
    expect(textOf(redacted)).toContain('Part of the planned work is not covered by Pro.');
  });

  it('announces a change of plan with its limits and what it unlocks', () => {
    const made = sheet({ content: { planChange: { from: 'free', note: 'From March.' } } });
    const table = tables(made).find(({ columns }) => columns[1]?.title === 'Free');
    expect(table?.rows.map(({ cells }) => cells)).toEqual([
      ['Price', '0.00 EUR a month', '20.00 EUR a month'],
      ['Credits included', '100 credits each cycle', '1,000 credits each cycle'],
      ['Seats', '1', '10'],
    ]);
    expect(textOf(made)).toContain('It unlocks API access.');
    expect(textOf(made)).toContain('From March.');
  });

  it('leaves out what is switched off', () => {
    const shows = { months: false, workload: false, assumptions: false, sources: false };
    const made = sheet({ content: { shows, acceptance: { shown: false } } });
    expect(made.blocks.map(({ kind }) => kind)).toEqual([
      'head',
      'parties',
      'heading',
      'table',
      'text',
    ]);
  });
});

describe('the redacted edition', () => {
  const secrets = [
    'SECRET-REASON',
    'SECRET-CONTACT',
    'SECRET-ROAD',
    'SECRET-FILE',
    'SECRET-NOTE',
    'SECRET-NAME',
  ];
  const parts: QuoteCase = {
    scenario: { name: 'SECRET-NAME' },
    content: {
      customer: {
        name: 'Summit',
        contact: 'SECRET-CONTACT',
        address: 'SECRET-ROAD',
        reference: 'SECRET-FILE',
      },
      discount: { kind: 'percent', percent: '1', reason: 'SECRET-REASON' },
      notes: 'SECRET-NOTE',
    },
  };

  it('says none of it, while the full one says all of it', () => {
    const full = textOf(sheet(parts));
    const redacted = textOf(sheet(parts, 'redacted'));
    expect(secrets.filter((secret) => !full.includes(secret))).toEqual([]);
    expect(secrets.filter((secret) => redacted.includes(secret))).toEqual([]);
    expect(redacted).not.toContain('Work this quote is made for');
  });

  it('and neither edition holds anything internal', () => {
    const { content, figures } = pricedQuote({
      content: {
        internal: {
          everyLine: '61.7',
          notes: 'SECRET-MARGIN',
          lines: [{ line: 'pack:packs.bag', cost: { kind: 'amount', amount: '3.21' } }],
        },
      },
    });
    for (const edition of ['full', 'redacted'] as const) {
      const open = openQuote(content, figures, edition);
      const text = textOf([open, sheetOf({ ...open, edition: 1, status: 'sent' })]);
      expect(text).not.toMatch(/SECRET|61\.7|3\.21|internal/);
    }
  });
});

describe('figures and dates on paper', () => {
  it('follow the style of the quote', () => {
    const styles = ['1,234.56', '1.234,56', '1 234,56', '1’234.56'] as const;
    expect(
      styles.map((numbers) => settingOf({ numbers, dates: '2026-03-01' }).money('-1234567.80')),
    ).toEqual(['−1,234,567.80', '−1.234.567,80', '−1\u00a0234\u00a0567,80', '−1’234’567.80']);
    const dates = ['1 March 2026', '2026-03-01', '01.03.2026', '03/01/2026', '01/03/2026'] as const;
    expect(
      dates.map((style) => settingOf({ numbers: '1,234.56', dates: style }).date('2026-03-01')),
    ).toEqual(['1\u00a0March 2026', '2026-03-01', '01.03.2026', '03/01/2026', '01/03/2026']);
  });

  it('show a price with all its places and a credit without needless ones', () => {
    const { unitPrice, figure } = settingOf({ numbers: '1,234.56', dates: '2026-03-01' });
    expect([
      unitPrice('0.0032', 2),
      unitPrice('20', 2),
      unitPrice('20.500', 2),
      figure('1250.50'),
      figure(7),
    ]).toEqual(['0.0032', '20.00', '20.50', '1,250.5', '7']);
  });

  it('restyle the figures of our own sentences, but no date or version', () => {
    const { sentence } = settingOf({ numbers: '1.234,56', dates: '2026-03-01' });
    expect(sentence('1,234,567.50 EUR from 2026-03-01, book 1.2.3, 12 months, 0.10 each')).toBe(
      '1.234.567,50 EUR from 2026-03-01, book 1.2.3, 12 months, 0,10 each',
    );
  });

  it('darken a colour that nobody could read on paper', () => {
    expect(inkOf('#2456c7')).toBe('#2456c7');
    expect(inkOf('#ffee00')).not.toBe('#ffee00');
  });
});

describe('two quotes side by side', () => {
  it('match lines by key and tell every change of money', () => {
    const open = (parts: QuoteCase) => {
      const { content, figures } = pricedQuote(parts);
      return openQuote(content, figures, 'full');
    };
    const rows = compareQuotes(
      open({}),
      open({
        scenario: { months: 2 },
        content: {
          tax: { label: 'VAT', percent: '10' },
          extras: [{ id: 'w', label: 'Workshop', quantity: '1', unitPrice: '50.00' }],
        },
      }),
    );
    expect(rows.filter(({ part }) => part === 'lines')).toEqual([
      {
        part: 'lines',
        label: 'Pro',
        before: '60.00',
        after: '40.00',
        change: '-20.00',
        note: '3 → 2 pieces',
      },
      {
        part: 'lines',
        label: 'Bag',
        before: '16.00',
        after: '8.00',
        change: '-8.00',
        note: '2 → 1 pieces',
      },
      { part: 'lines', label: 'Workshop', before: null, after: '50.00', change: '50.00', note: '' },
    ]);
    expect(rows.filter(({ part }) => part === 'terms').map(({ label }) => label)).toEqual([
      'Period',
      'Tax',
    ]);
    expect(rows.at(-1)).toMatchObject({
      label: 'Total',
      before: '76.00',
      after: '107.80',
      change: '31.80',
    });
  });
});
