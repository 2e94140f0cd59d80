import { describe, expect, it } from 'vitest';
import { grouped, plain, table, wrapped } from '../../../src/main/cli/tables';

describe('table', () => {
  it('aligns figures to the right, words to the left, and cuts trailing blanks', () => {
    const text = table(
      [{ title: 'Plan' }, { title: 'Total', align: 'right' }, { title: 'Note' }],
      [
        ['Free', '0.00', ''],
        ['Enterprise', '12,345.60', 'dear'],
      ],
    );
    expect(text).toBe(
      [
        'Plan            Total  Note',
        '----------  ---------  ----',
        'Free             0.00',
        'Enterprise  12,345.60  dear',
        '',
      ].join('\n'),
    );
  });

  it('leaves out a column without title or text', () => {
    expect(table([{ title: '' }, { title: 'A' }], [['', 'x']])).toBe('A\n-\nx\n');
    expect(table([{ title: '' }, { title: 'A' }], [['*', 'x']])).toBe('   A\n-  -\n*  x\n');
  });

  it('counts what a terminal shows: wide letters twice, combining marks not at all', () => {
    const [, rule, first, second] = table(
      [{ title: 'A' }, { title: 'B' }],
      [
        ['価格', 'x'],
        ['e\u0301e\u0301', 'x'],
      ],
    ).split('\n');
    expect(rule).toBe('----  -');
    expect(first).toBe('価格  x');
    expect(second).toBe('e\u0301e\u0301    x');
  });

  it('cuts text beyond the most a column may hold', () => {
    expect(table([{ title: 'A', most: 4 }], [['abcdef']])).toContain('abc…\n');
  });
});

describe('plain', () => {
  it('lets no text from a file steer the terminal or break a row', () => {
    expect(plain('\u001b[31mred\u001b[0m\r\nnext\u0007\u202E\u0000')).toBe('[31mred[0m next');
  });
});

describe('grouped', () => {
  it.each([
    ['0.00', '0.00'],
    ['999.5', '999.5'],
    ['1234567.89', '1,234,567.89'],
    ['-1234.5', '−1,234.5'],
    [16_391_783, '16,391,783'],
    ['0.123456', '0.123456'],
  ])('%s reads %s', (figure, text) => {
    expect(grouped(figure)).toBe(text);
  });
});

describe('wrapped', () => {
  it('breaks between words and never within one', () => {
    expect(wrapped('one two three', '  ', 9)).toBe('  one two\n  three\n');
    expect(wrapped('unbreakable', '', 4)).toBe('unbreakable\n');
  });
});
