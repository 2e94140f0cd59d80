import { describe, expect, test } from 'vitest';
import { PriceBook } from '../../../src/shared/contract/price-book';
import { applyChoices, applyReadings } from '../../../src/shared/price-book/readings';
import { builtInPriceBooks } from '../../../src/shared/price-books/built-in';

const book = (id: string) => builtInPriceBooks().find((candidate) => candidate.id === id)!;
const plan = (of: PriceBook, id: string) => of.plans.find((candidate) => candidate.id === id)!;

test('no readings give the book itself', () => {
  expect(applyReadings(book('claro'), {}).book).toBe(book('claro'));
});

test('a reading sets its values in a copy and leaves the book as it was', () => {
  const before = JSON.stringify(book('cloro'));
  const { book: read, faults } = applyReadings(book('cloro'), {
    'A-9': 'no-more',
    'A-10': 'ignored',
  });
  expect(faults).toEqual([]);
  expect(plan(read, 'enterprise-annual').allowances[0]?.amount).toBe('16391783');
  expect(read.policies.concurrency?.rule).toBe('ignored');
  expect(JSON.stringify(book('cloro'))).toBe(before);
});

test('a reading may add what the book leaves out', () => {
  const { book: read } = applyReadings(book('claira'), { 'A-12': 'from-pro' });
  const image = read.operations.find((operation) => operation.id === 'bulk-image');
  expect(image?.requires?.features).toEqual(['visual-scans']);
  expect(read.policies.overage.plans).toBeUndefined();
});

describe('an unknown name changes nothing', () => {
  test('of an assumption', () => {
    const { book: read, faults } = applyReadings(book('claro'), { 'A-77': 'once' });
    expect(read).toBe(book('claro'));
    expect(faults).toMatchObject([
      { code: 'assumption_unknown', path: 'choices.readings.A-77', found: 'the assumption "A-77"' },
    ]);
  });

  test('of a reading, with its choices named', () => {
    const { book: read, faults } = applyReadings(book('claro'), {
      'A-8': 'onc',
      'A-3': 'not-counted',
    });
    expect(read).toBe(book('claro'));
    expect(faults).toMatchObject([
      {
        code: 'reading_unknown',
        path: 'choices.readings.A-8',
        allowed: '"once" or "without-free", or none for the default',
        remedy: 'Did you mean "once"?',
      },
    ]);
  });
});

test('allowances that the user enters stand in the plan', () => {
  const entered = [
    { plan: 'paid', price: '20.00', allowances: [{ allowance: 'monthly', amount: '750000' }] },
  ];
  const { book: read, faults } = applyChoices(book('token-packs'), { readings: {}, entered });
  expect(faults).toEqual([]);
  expect(plan(read, 'paid').allowances[0]?.amount).toBe('750000');
});

describe.each(builtInPriceBooks())('$label', (of) => {
  const readings = of.assumptions.flatMap((assumption) =>
    assumption.others.map((other) => [assumption.id, other.id] as const),
  );

  test.each(readings)('%s read as %s is a sound book that differs', (assumption, reading) => {
    const { book: read, faults } = applyReadings(of, { [assumption]: reading });
    expect(faults).toEqual([]);
    expect(PriceBook.safeParse(read).success).toBe(true);
    expect(read).not.toEqual(of);
  });

  test('every assumption has another reading', () => {
    expect(of.assumptions.filter((assumption) => assumption.others.length === 0)).toEqual([]);
  });
});
