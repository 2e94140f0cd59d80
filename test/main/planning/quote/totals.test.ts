import { describe, expect, it } from 'vitest';
import { pricedQuote } from '../../../support/quotes';

const moneyOf = (lines: readonly { label: string; net: string; tax: string }[]) =>
  lines.map(({ label, net, tax }) => [label, net, tax]);

describe('the figures of a quote', () => {
  it('put equal charges of the invoices into one line and add up to the simulation', () => {
    const { figures } = pricedQuote();
    expect(figures.lines).toMatchObject([
      {
        key: 'subscription:plans.pro.price',
        label: 'Pro',
        quantity: '3',
        unitPrice: '20.00',
        list: '60.00',
      },
      { key: 'pack:packs.bag', label: 'Bag', quantity: '2', unitPrice: '8.00', list: '16.00' },
    ]);
    expect(figures.totals).toEqual({
      list: '76.00',
      lineDiscounts: '0.00',
      discount: '0.00',
      net: '76.00',
      tax: '0.00',
      total: '76.00',
    });
  });

  it('round tax half up on each line, and the tax is the sum of the lines', () => {
    const { figures } = pricedQuote({
      content: {
        tax: { percent: '7.5' },
        extras: [{ id: 'a', label: 'Help', quantity: '1', unitPrice: '0.20' }],
      },
    });
    // 7.5 % of 60.00, 16.00 and 0.20: 4.50, 1.20 and 0.015, which is 0.02.
    expect(moneyOf(figures.lines)).toEqual([
      ['Pro', '60.00', '4.50'],
      ['Bag', '16.00', '1.20'],
      ['Help', '0.20', '0.02'],
    ]);
    expect(figures.totals).toMatchObject({ net: '76.20', tax: '5.72', total: '81.92' });
  });

  it('take a discount of a line off that line alone', () => {
    const { figures } = pricedQuote({
      content: {
        lineDiscounts: [
          {
            line: 'subscription:plans.pro.price',
            discount: { kind: 'percent', percent: '12.5', reason: 'launch' },
          },
        ],
      },
    });
    expect(figures.lines[0]).toMatchObject({
      discount: '7.50',
      net: '52.50',
      discountWords: '12.5 %',
      discountReason: 'launch',
    });
    expect(figures.totals).toMatchObject({ lineDiscounts: '7.50', discount: '0.00', net: '68.50' });
  });

  it('split a discount on the whole by largest remainder, so that its parts sum to it', () => {
    const { figures } = pricedQuote({
      content: { discount: { kind: 'amount', amount: '10.00', reason: 'volume' } },
    });
    // 10.00 × 60/76 is 7.894…, × 16/76 is 2.105…: 7.89 + 2.11 would be one too many at the second.
    expect(figures.lines.map(({ share }) => share)).toEqual(['7.89', '2.11']);
    expect(figures.totals).toMatchObject({ discount: '10.00', net: '66.00' });
  });

  it('take a percentage of the whole after the discounts of single lines', () => {
    const { figures } = pricedQuote({
      content: {
        lineDiscounts: [
          { line: 'pack:packs.bag', discount: { kind: 'amount', amount: '6.00', reason: 'x' } },
        ],
        discount: { kind: 'percent', percent: '10', reason: 'y' },
      },
    });
    expect(figures.totals).toMatchObject({
      list: '76.00',
      lineDiscounts: '6.00',
      discount: '7.00',
      net: '63.00',
    });
  });

  it('never take more than a line has', () => {
    const { figures, faults } = pricedQuote({
      content: {
        lineDiscounts: [
          { line: 'pack:packs.bag', discount: { kind: 'amount', amount: '99.00', reason: 'x' } },
        ],
      },
    });
    expect(figures.lines[1]).toMatchObject({ list: '16.00', discount: '16.00', net: '0.00' });
    expect(faults.map(({ code }) => code)).toEqual(['quote_discount_too_large']);
  });

  it('price lines of one’s own by quantity, half up', () => {
    const { figures } = pricedQuote({
      content: {
        extras: [
          { id: 'w', label: 'Workshop', quantity: '1.5', unitPrice: '80.25', detail: 'on site' },
        ],
      },
    });
    expect(figures.lines[2]).toMatchObject({
      key: 'extra:w',
      quantity: '1.5',
      list: '120.38',
      detail: 'on site',
    });
  });
});

describe('the margin', () => {
  it('is the net amount less the costs, line by line', () => {
    const { margin } = pricedQuote({
      content: {
        discount: { kind: 'percent', percent: '10', reason: 'x' },
        internal: {
          everyLine: '70',
          lines: [{ line: 'pack:packs.bag', cost: { kind: 'amount', amount: '10.00' } }],
        },
      },
    });
    expect(margin).toEqual({
      lines: [
        { line: 'subscription:plans.pro.price', cost: '42.00', margin: '12.00' },
        { line: 'pack:packs.bag', cost: '10.00', margin: '4.40' },
      ],
      cost: '52.00',
      margin: '16.40',
      percent: '24.0',
    });
  });

  it('is unknown, not zero, while a line has no cost', () => {
    const { margin } = pricedQuote({
      content: {
        internal: { lines: [{ line: 'pack:packs.bag', cost: { kind: 'amount', amount: '1.00' } }] },
      },
    });
    expect(margin).toMatchObject({ cost: null, margin: null, percent: null });
    expect(margin.lines[1]).toMatchObject({ cost: '1.00', margin: '15.00' });
  });
});

describe('what keeps a quote from being sent', () => {
  it('is told place by place, and nothing where all is there', () => {
    expect(pricedQuote().faults).toEqual([]);
    const { faults } = pricedQuote({
      content: {
        customer: {},
        sender: {},
        validUntil: '2026-01-31',
        discount: { kind: 'percent', percent: '5' },
        lineDiscounts: [
          { line: 'pack:packs.gone', discount: { kind: 'percent', percent: '5', reason: 'x' } },
        ],
      },
    });
    expect(faults.map(({ code, path }) => `${code} ${path}`)).toEqual([
      'quote_name_missing customer.name',
      'quote_name_missing sender.name',
      'quote_validity_past validUntil',
      'quote_line_unknown lineDiscounts[0].line',
      'quote_discount_reason_missing discount.reason',
    ]);
  });
});
