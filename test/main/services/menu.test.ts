import { describe, expect, it } from 'vitest';
import { createMenuService } from '../../../src/main/services/menu';
import type { MenuChoice, MenuOffer } from '../../../src/shared/contract/menu';

const offerOf = (title: string): MenuOffer => ({
  commands: [{ id: 'edit.undo', title, enabled: true }],
  recent: [],
});

describe('the menus between desktop and window', () => {
  it('draws what is offered and says what is chosen, in its order', async () => {
    const menu = createMenuService();
    const drawn: string[] = [];
    menu.draw(({ commands }) => drawn.push(commands[0]?.title ?? ''));
    const leaving = new AbortController();
    const seen: MenuChoice[] = [];
    const following = (async () => {
      for await (const choice of menu.follow(offerOf('Undo Set months'), leaving.signal)) {
        seen.push(choice);
        if (seen.length === 2) leaving.abort();
      }
    })();
    await Promise.resolve();
    menu.choose({ kind: 'command', id: 'edit.undo' });
    menu.choose({ kind: 'scenario', id: 'spring' });
    await following;
    expect(drawn).toEqual(['Undo Set months']);
    expect(seen).toEqual([
      { kind: 'command', id: 'edit.undo' },
      { kind: 'scenario', id: 'spring' },
    ]);
    // Nobody follows any more.
    menu.choose({ kind: 'command', id: 'edit.undo' });
    expect(seen).toHaveLength(2);
  });

  it('tells the newest window alone, also after an earlier one has left', async () => {
    const menu = createMenuService();
    menu.draw(() => undefined);
    const [former, newer] = [new AbortController(), new AbortController()];
    const first = menu.follow(offerOf('former'), former.signal).next();
    const second = menu.follow(offerOf('newer'), newer.signal).next();
    former.abort();
    expect(await first).toEqual({ value: undefined, done: true });
    menu.choose({ kind: 'command', id: 'go.library' });
    expect((await second).value).toEqual({ kind: 'command', id: 'go.library' });
  });

  it('ends at once where there are no menus', async () => {
    const menu = createMenuService();
    const { signal } = new AbortController();
    expect(await menu.follow(offerOf('x'), signal).next()).toEqual({
      value: undefined,
      done: true,
    });
  });
});
