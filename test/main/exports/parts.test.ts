import { describe, expect, it } from 'vitest';
import { csvOf } from '../../../src/main/exports/csv';
import { fileName } from '../../../src/main/exports/file-name';
import { readLogo } from '../../../src/main/exports/logo';
import { readShare, shareOf } from '../../../src/main/exports/share-file';
import { roundsTo } from '../../../src/main/exports/xlsx/spreadsheet-sum';
import { jpeg, png } from '../../support/pictures';

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');

describe('names of files', () => {
  it.each([
    ['Quote Q-2026-0001', 'Quote Q-2026-0001.pdf'],
    ['../../etc/passwd', '-..-etc-passwd.pdf'],
    ['C:\\Windows\\system.ini', 'C--Windows-system.ini.pdf'],
    ['CON', '_CON.pdf'],
    ['com1.old', '_com1.old.pdf'],
    ['..', 'tierwise.pdf'],
    ['', 'tierwise.pdf'],
    ['a\u0000b\u202Efdp\u200B', 'abfdp.pdf'],
    ['what? <b>"x"|*', 'what- -b--x---.pdf'],
    ['ends with dots. . .', 'ends with dots.pdf'],
    ['50 % off', '50 - off.pdf'],
    ['NUL .txt', '_NUL .txt.pdf'],
    ['conin$', '_conin$.pdf'],
    ['Console', 'Console.pdf'],
  ])('%j becomes %j', (given, wanted) => {
    expect(fileName(given, 'pdf')).toBe(wanted);
  });

  it.each(['a', 'ä', '漢', '😀', '👨‍👩‍👧'])(
    'of many %s stay short enough for every system',
    (letter) => {
      const name = fileName(letter.repeat(300), 'pdf');
      expect(Array.from(name).length).toBeLessThanOrEqual(104);
      // 255 bytes is what a drive takes; a file that is being written has marks around its name.
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(230);
      expect(Buffer.byteLength(name)).toBeGreaterThan(100);
      expect(name).not.toMatch(/\uFFFD/);
    },
  );
});

describe('CSV', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+49 170', "'+49 170"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['-', "'-"],
    ['\t=1', "'\t'=1"],
    ["'=1", "''=1"],
    ['a; -b', '"a;\' -b"'],
    ['a;"=1;b', '"a;\'""=1;b"'],
    ['a\n=1', '"a\n\'=1"'],
    ['a; b', '"a; b"'],
    ['\uFF1D1', "'\uFF1D1"],
    [' =1', "' =1"],
    ['-12.5', '-12.5'],
    ['a,b', '"a,b"'],
    ['say "x"', '"say ""x"""'],
    ['a\nb', '"a\nb"'],
    ['plain', 'plain'],
  ])('writes the text %j as %j', (given, wanted) => {
    expect(text(csvOf([[given]]))).toBe(`\uFEFF${wanted}\r\n`);
  });

  it('writes numbers bare, negative ones too, and refuses what is none', () => {
    expect(text(csvOf([[{ number: '-12.50' }, null, { number: '7' }]]))).toBe(
      '\uFEFF-12.50,,7\r\n',
    );
    expect(() => csvOf([[{ number: '=1' }]])).toThrow(RangeError);
  });
});

describe('a logo', () => {
  const codeOf = (bytes: Uint8Array): string => {
    const read = readLogo(bytes);
    return read.ok
      ? `${read.value.type} ${read.value.width}×${read.value.height}`
      : (read.error.faults[0]?.code ?? '');
  };

  it('is a PNG or JPEG by its content', () => {
    expect(codeOf(png())).toBe('image/png 24×8');
    expect(codeOf(png({ colour: 2 }))).toBe('image/png 24×8');
    expect(codeOf(jpeg(40, 20))).toBe('image/jpeg 40×20');
    expect(codeOf(Buffer.from('GIF89a'))).toBe('logo_type_unknown');
    expect(codeOf(Buffer.from('<svg onload="x"/>'))).toBe('logo_type_unknown');
    expect(codeOf(Buffer.alloc(0))).toBe('logo_type_unknown');
  });

  it('is refused where it is too large, damaged or of a form that cannot be drawn', () => {
    expect(codeOf(Buffer.alloc(600_000))).toBe('logo_too_large');
    expect(codeOf(png({ width: 3_000, height: 1 }))).toBe('logo_side_too_long');
    expect(codeOf(png({ interlaced: true }))).toBe('logo_form_unknown');
    expect(codeOf(png({ depth: 16 }))).toBe('logo_form_unknown');
    expect(codeOf(png().subarray(0, 60))).toBe('logo_damaged');
    expect(codeOf(png({ pixels: 10 }))).toBe('logo_damaged');
    // A small file that would unpack to far more than its size says.
    expect(codeOf(png({ pixels: 50_000_000 }))).toBe('logo_damaged');
    const flipped = png();
    flipped[40] = (flipped[40] ?? 0) ^ 1;
    expect(codeOf(flipped)).toBe('logo_damaged');
    expect(codeOf(jpeg().subarray(0, 20))).toBe('logo_damaged');
    const lossless = jpeg();
    lossless[9] = 0xc3;
    expect(codeOf(lossless)).toBe('logo_form_unknown');
  });
});

describe('a share file', () => {
  const content = {
    scenario: { name: 'x', n: [1, 'ä', null] },
    priceBooks: [{ id: 'b' }],
    comparison: null,
  };
  const file = text(shareOf(content, 'Tierwise 1', '2026-11-21T08:00:00.000Z'));
  const codeOf = (given: string): string => {
    const read = readShare(given);
    return read.ok ? 'ok' : (read.error.faults[0]?.code ?? '');
  };

  it('comes back as it was, whatever the order of its keys', () => {
    const read = readShare(file);
    expect(read.ok && read.value.content).toEqual(content);
    const turned = JSON.parse(file) as { content: Record<string, unknown> };
    turned.content = Object.fromEntries(Object.entries(turned.content).toReversed());
    expect(codeOf(JSON.stringify(turned))).toBe('ok');
  });

  it.each([
    ['a changed figure', file.replace('"ä"', '"a"'), 'share_damaged'],
    ['a cut file', file.slice(0, -20), 'json_not_valid'],
    ['a newer format', file.replace('share@1', 'share@2'), 'share_format_newer'],
    ['another file', '{"format":"tierwise/scenario@1"}', 'share_format_unknown'],
    ['a list', '[]', 'share_format_unknown'],
    ['a key of its own', file.replace('"program"', '"extra":1,"program"'), 'key_unknown'],
    ['nesting', `${'['.repeat(100)}${']'.repeat(100)}`, 'json_depth_exceeded'],
    ['nothing', '', 'json_not_valid'],
  ])('is refused with %s', (_what, given, code) => {
    expect(codeOf(given)).toBe(code);
  });
});

describe('a spreadsheet’s own rounding', () => {
  it('is trusted only where it gives the exact amount', () => {
    expect(roundsTo(['1.5', '80.25'], 2, '120.38')).toBe(true);
    expect(roundsTo(['0.5', '19', '0.01'], 2, '0.10')).toBe(true);
    expect(roundsTo(['3', '20.00'], 2, '60.01')).toBe(false);
    expect(roundsTo(['999999999999', '999.99'], 2, '999989999999000.01')).toBe(false);
  });
});
