import { describe, expect, test } from 'vitest';
import { faultsIn, line, onlyFault, type Rest } from './checking';

const fields = (value: unknown) =>
  line('multi-code', { parameters: { media: 'text', fields: value } }) as NonNullable<
    Rest['lines']
  >[number];

const mixed = (shares: [string, string][]) =>
  line('bulk-auto', {
    parameters: { media: { mix: shares.map(([option, share]) => ({ option, share })) } },
  });

const other = (value: unknown) =>
  line('enrich-other', { parameters: { 'model-credits': value } }) as NonNullable<
    Rest['lines']
  >[number];

const catalog = (parameters: Record<string, number | string>) => ({
  catalogs: [
    {
      id: 'c',
      label: 'C',
      records: 5,
      parameters,
      operations: [{ operation: 'bulk-auto' }, { operation: 'single-scan' }],
    },
  ],
});

describe('parameters', () => {
  test('9 fields are refused with the range named (rulebook 9, example 9)', () => {
    expect(onlyFault('claira', { lines: [fields(9)] })).toEqual({
      code: 'parameter_out_of_range',
      path: 'lines[0].parameters.fields',
      found: '9',
      allowed: 'a whole number from 1 to 8 (Active fields)',
      remedy: 'Use a number within the range.',
    });
  });

  test.each([1, 8])('%i is within the range', (value) => {
    expect(faultsIn('claira', { lines: [fields(value)] })).toEqual([]);
  });

  test.each([0, 'text'])('%s is not', (value) => {
    expect(onlyFault('claira', { lines: [fields(value)] })?.code).toBe('parameter_out_of_range');
  });

  test('shares of a mix sum to 1, exactly', () => {
    expect(
      faultsIn('claira', {
        lines: [
          mixed([
            ['text', '0.7'],
            ['image', '0.2'],
            ['audio', '0.1'],
          ]),
        ],
      }),
    ).toEqual([]);
    expect(
      onlyFault('claira', {
        lines: [
          mixed([
            ['text', '0.7'],
            ['image', '0.2'],
          ]),
        ],
      }),
    ).toMatchObject({
      code: 'mix_sum_wrong',
      path: 'lines[0].parameters.media.mix',
      found: '"0.7 + 0.2"',
      allowed: 'shares that sum to 1',
    });
  });

  test('options of a mix exist and come once', () => {
    const faults = faultsIn('claira', {
      lines: [
        mixed([
          ['text', '0.5'],
          ['text', '0.2'],
          ['film', '0.3'],
        ]),
      ],
    });
    expect(faults.map((fault) => fault.code)).toEqual(['option_unknown', 'option_doubled']);
  });

  test('entered credits are a number or a range in order', () => {
    expect(
      faultsIn('claro', { lines: [other(3), { ...other({ credits: '2.5' }), id: 'b' }] }),
    ).toEqual([]);
    expect(onlyFault('claro', { lines: [other({ credits: { min: '4', max: '2' } })] })?.code).toBe(
      'range_order_wrong',
    );
    expect(onlyFault('claro', { lines: [other('many')] })?.code).toBe('parameter_value_wrong');
  });

  test('of a catalog are used by one of its operations', () => {
    expect(faultsIn('claira', catalog({ media: 'text' }))).toEqual([]);
    expect(onlyFault('claira', catalog({ fields: 3 }))).toMatchObject({
      path: 'catalogs[0].parameters.fields',
      allowed: '"media"',
    });
  });
});
