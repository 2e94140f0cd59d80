import type { MenuChoice, MenuOffer } from '../../shared/contract/menu';

export type MenuService = {
  /** Offers these commands until left, and says what was chosen; ends at once where there are no menus. */
  readonly follow: (
    offer: MenuOffer,
    signal: AbortSignal | undefined,
  ) => AsyncGenerator<MenuChoice, void>;
  /** On a host with menus: draws each new offer. */
  readonly draw: (listener: (offer: MenuOffer) => void) => void;
  /** Somebody chose an entry; nothing happens where no window follows. */
  readonly choose: (choice: MenuChoice) => void;
};

/** Between the native menus of the desktop and the window whose commands they hold. */
export function createMenuService(): MenuService {
  let drawing: ((offer: MenuOffer) => void) | undefined;
  let take: ((choice: MenuChoice) => void) | undefined;
  return {
    draw: (listener) => {
      drawing = listener;
    },
    choose: (choice) => take?.(choice),
    async *follow(offer, signal) {
      if (drawing === undefined || signal === undefined) return;
      const chosen: MenuChoice[] = [];
      let wake: (() => void) | undefined;
      const mine = (choice: MenuChoice): void => {
        chosen.push(choice);
        wake?.();
      };
      const left = (): void => wake?.();
      signal.addEventListener('abort', left, { once: true });
      take = mine;
      drawing(offer);
      try {
        while (!signal.aborted) {
          const next = chosen.shift();
          if (next !== undefined) {
            yield next;
            continue;
          }
          await new Promise<void>((resolve) => {
            wake = resolve;
            if (signal.aborted) resolve();
          });
        }
      } finally {
        signal.removeEventListener('abort', left);
        if (take === mine) take = undefined;
      }
    },
  };
}
