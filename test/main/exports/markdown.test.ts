import { describe, expect, it } from 'vitest';
import { markdownOf } from '../../../src/main/exports/markdown';
import type { SheetBlock } from '../../../src/shared/contract/quote-sheet';

/** The lines of the file of one block, without the foot. */
function linesOf(block: SheetBlock): string[] {
  const bytes = markdownOf({ title: 'T', colour: '#000000', blocks: [block], foot: 'foot' });
  const text = new TextDecoder().decode(bytes);
  return text.slice(0, text.indexOf('\n\n---\n')).split('\n');
}
const written = (text: string): string => linesOf({ kind: 'text', text, tone: 'plain' }).join('\n');

describe('text in Markdown', () => {
  it.each([
    ['# no heading', '\\# no heading'],
    ['- no list', '\\- no list'],
    ['+ no list', '\\+ no list'],
    // A backslash before a digit would be seen: it is the point behind it that makes a list.
    ['1. Januar', '1\\. Januar'],
    ['2) second', '2\\) second'],
    ['1.5 hours', '1.5 hours'],
    ['-12.50', '-12.50'],
    ['---', '\\---'],
    ['- - -', '\\- - -'],
    ['===', '\\==='],
    ['    no code', 'no code'],
    ['one\ttwo\r\nthree\u0085four\u0007', 'one two threefour'],
    ['<b>&amp;</b>', '\\<b\\>\\&amp;\\</b\\>'],
    ['[x](y) ![z](y)', '\\[x\\](y) \\!\\[z\\](y)'],
    ['https://evil.example and www.evil.example', 'https\\://evil.example and www\\.evil.example'],
  ])('%j is written as %j', (text, wanted) => {
    expect(written(text)).toBe(wanted);
  });

  it('of an address makes no heading of the line above it', () => {
    const sender = ['Acme', '===', '---', '  * * *'];
    const lines = linesOf({
      kind: 'head',
      title: 'Offer',
      number: '1',
      mark: '',
      sender,
      logo: null,
    });
    expect(lines).toEqual(['# Offer 1', '', 'Acme  ', '\\===  ', '\\---  ', '\\* \\* \\*']);
  });

  it('that is emphasised by us stays so whatever stands at its ends', () => {
    expect(linesOf({ kind: 'text', text: ' careful ', tone: 'warn' })).toEqual(['**careful**']);
  });
});
