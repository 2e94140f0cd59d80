import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import {
  isWithinReach,
  keepWindowState,
  readWindowState,
} from '../../../src/main/platform/window-state';

const folder = mkdtempSync(join(tmpdir(), 'tierwise-window-'));
const path = join(folder, 'window-state.json');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const SCREEN = { x: 0, y: 0, width: 1920, height: 1080 };
const at = (x: number, y: number) => ({ x, y, width: 1280, height: 860 });

describe('where the window was', () => {
  it('is the same at the next start', () => {
    const state = { bounds: at(-40, 12), maximized: true };
    keepWindowState(path, state);
    expect(readWindowState(path)).toEqual(state);
  });

  it.each([
    ['no file', undefined],
    ['no JSON', 'x: 1'],
    ['null', 'null'],
    ['a window one pixel wide', '{"x":0,"y":0,"width":1,"height":860}'],
    ['text for a number', '{"x":"0","y":0,"width":1280,"height":860}'],
    ['half a pixel', '{"x":0.5,"y":0,"width":1280,"height":860}'],
  ])('is forgotten where the file is %s', (_what, text) => {
    const other = join(folder, 'other.json');
    if (text !== undefined) writeFileSync(other, text);
    expect(readWindowState(other)).toBeUndefined();
  });

  it('is no reason to fail where it cannot be kept', () => {
    const nowhere = join(folder, 'no', 'such', 'place.json');
    expect(() => keepWindowState(nowhere, { bounds: at(0, 0), maximized: false })).not.toThrow();
  });

  it.each([
    ['in the middle', at(300, 100), true],
    ['mostly beside the screen, its title bar in reach', at(1820, 100), true],
    ['too far to take hold of', at(1821, 100), false],
    ['above the screen', at(300, -20), false],
    ['on a screen that is gone', at(2500, 100), false],
  ])('counts %s', (_where, bounds, within) => {
    expect(isWithinReach(bounds, [SCREEN])).toBe(within);
  });

  it('counts on whichever screen it stands', () => {
    expect(isWithinReach(at(2500, 100), [SCREEN, { ...SCREEN, x: 1920 }])).toBe(true);
  });
});
