import type { WebContents } from 'electron';

const MOST = 3;
const WITHIN_MS = 60_000;

/**
 * Loads a page anew whose process has ended: what was saved is in the main process. One that ends
 * again and again is given up, so that nobody looks at a window that flickers.
 */
export function reloadAfterCrash(
  contents: Pick<WebContents, 'on' | 'reload'>,
  giveUp: (reason: string) => void,
  now: () => number = () => performance.now(),
): void {
  let crashes: readonly number[] = [];
  contents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    const at = now();
    crashes = [...crashes.filter((one) => at - one < WITHIN_MS), at];
    if (crashes.length > MOST) giveUp(reason);
    else contents.reload();
  });
}
