import { readFileSync, writeFileSync } from 'node:fs';

/** Where a window stands on the screens, in their own pixels. */
export type Bounds = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

export type WindowState = { readonly bounds: Bounds; readonly maximized: boolean };

/** Least size a window is opened with, and least of its title bar that has to be within reach. */
export const LEAST = { width: 720, height: 480 } as const;
const REACH = { width: 100, height: 40 } as const;

const isWhole = (value: unknown): value is number => Number.isSafeInteger(value);

/** What the file says, or undefined where it says nothing that can be used. */
export function readWindowState(path: string): WindowState | undefined {
  try {
    const { x, y, width, height, maximized } = JSON.parse(readFileSync(path, 'utf8')) as Record<
      string,
      unknown
    >;
    if (!isWhole(x) || !isWhole(y) || !isWhole(width) || !isWhole(height)) return undefined;
    if (width < LEAST.width || height < LEAST.height) return undefined;
    return { bounds: { x, y, width, height }, maximized: maximized === true };
  } catch {
    // The first start, or a file that is no more: the window opens as it does the first time.
    return undefined;
  }
}

/** Losing it costs a drag of the window, so a folder that cannot be written is no reason to complain. */
export function keepWindowState(path: string, { bounds, maximized }: WindowState): void {
  try {
    writeFileSync(path, JSON.stringify({ ...bounds, maximized }));
  } catch {
    // See above.
  }
}

const shared = (from: number, to: number, otherFrom: number, otherTo: number): number =>
  Math.min(to, otherTo) - Math.max(from, otherFrom);

/** Whether enough of the title bar lies on one of the screens to take hold of it. */
export function isWithinReach(bounds: Bounds, screens: readonly Bounds[]): boolean {
  return screens.some(
    ({ x, y, width, height }) =>
      shared(bounds.x, bounds.x + bounds.width, x, x + width) >= REACH.width &&
      shared(bounds.y, bounds.y + REACH.height, y, y + height) >= REACH.height,
  );
}
