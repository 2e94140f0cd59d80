import { describe, expect, test } from 'vitest';
import { readText } from '../../support/source';

const CSS = readText('src/renderer/styles/tokens.css');
const README = readText('src/renderer/styles/README.md');

/** Colours by name as one theme has them: those of the first block, and over them those of its own. */
function coloursOf(theme: 'light' | 'dark'): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const blocks = [/^:root \{(.*?)^\}/ms, /^:root\[data-mantine-color-scheme='dark'\] \{(.*?)^\}/ms];
  for (const block of theme === 'light' ? blocks.slice(0, 1) : blocks) {
    const [, body = ''] = block.exec(CSS) ?? [];
    for (const [, name = '', colour = ''] of body.matchAll(/--([\w-]+): (#[\da-f]{6});/g))
      found.set(name, colour);
  }
  return found;
}

const channels = (colour: string): readonly number[] =>
  [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255);

/** Relative luminance of WCAG 2.2. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channels(colour).map((value) =>
    value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const TEXT = ['text', 'text-2', 'accent', 'gain', 'loss', 'warn', 'info', 'assumed'] as const;
const MARKS = [...Array.from({ length: 8 }, (_, at) => `chart-${at + 1}`), 'chart-other'] as const;

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  const colours = coloursOf(theme);
  const of = (name: string): string => colours.get(name) ?? 'none';

  test.each(TEXT)('%s can be read on every ground that words stand on', (name) => {
    for (const ground of ['surface', 'app', 'hover'])
      expect(contrast(of(name), of(ground)), ground).toBeGreaterThanOrEqual(4.5);
  });

  test('words of the third rank can be read where they stand, words on a selection too', () => {
    expect(contrast(of('text-3'), of('surface'))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(of('text'), of('selection'))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(of('text-2'), of('selection'))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(of('on-accent'), of('accent'))).toBeGreaterThanOrEqual(4.5);
  });

  test.each([...MARKS, 'edge', 'focus'])(
    '%s stands out from surface and page by 3 to 1',
    (name) => {
      for (const ground of ['surface', 'app'])
        expect(contrast(of(name), of(ground)), ground).toBeGreaterThanOrEqual(3);
    },
  );
});

test('the ratios written down are those of the colours', () => {
  const rows = [...README.matchAll(/(#[\dA-F]{6}) (\d+\.\d)\b/g)];
  expect(rows.length).toBeGreaterThanOrEqual(20);
  const [light, dark] = [coloursOf('light'), coloursOf('dark')];
  for (const [, colour = '', said = ''] of rows) {
    const theme = [light, dark].find((colours) =>
      [...colours.values()].includes(colour.toLowerCase()),
    );
    const surface = theme?.get('surface') ?? '';
    expect(contrast(colour, surface).toFixed(1), colour).toBe(said);
  }
});
