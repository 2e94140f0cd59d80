import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createDocument, type Keeping } from '../../../src/renderer/stores/document';

type Head = { readonly id: string; readonly revision: number };
type Content = { readonly title: string; readonly note: string };

const make = () => createDocument<Head, Content>(({ id }) => id);
const set =
  (title: string) =>
  (content: Content): Content => ({ ...content, title });

let keeping: Keeping | undefined;
beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  keeping?.stop();
  vi.useRealTimers();
});

describe('an open document', () => {
  it('undoes and redoes by named steps; typing in one field is one step', () => {
    const document = make();
    document.open({ id: 'a', revision: 1 }, { title: '', note: '' });
    for (const text of ['S', 'Su', 'Sum']) document.edit('Set title', set(text), 'title');
    document.edit('Set note', (content) => ({ ...content, note: 'x' }), 'note');
    expect(document.use.getState().history.past.map(({ name }) => name)).toEqual([
      'Set title',
      'Set note',
    ]);
    document.undo();
    document.undo();
    expect(document.use.getState().content).toEqual({ title: '', note: '' });
    document.redo();
    expect(document.use.getState().content).toEqual({ title: 'Sum', note: '' });
  });

  it('starts a new step once a field is left', () => {
    const document = make();
    document.open({ id: 'a', revision: 1 }, { title: '', note: '' });
    document.edit('Set title', set('S'), 'title');
    document.seal();
    document.edit('Set title', set('Su'), 'title');
    document.undo();
    expect(document.use.getState().content?.title).toBe('S');
  });

  it('is saved a moment after an edit, from the newest revision, one save at a time', async () => {
    const document = make();
    const saved: string[] = [];
    keeping = document.keep(async (head, content) => {
      saved.push(`${head.revision} ${content.title}`);
      await new Promise((resolve) => setTimeout(resolve, 300));
      return { ...head, revision: head.revision + 1 };
    });
    document.open({ id: 'a', revision: 1 }, { title: '', note: '' });
    document.edit('Set title', set('S'));
    await vi.advanceTimersByTimeAsync(500);
    expect(document.use.getState().save.kind).toBe('saving');
    document.edit('Set title', set('Su'));
    await vi.advanceTimersByTimeAsync(2_000);
    expect(saved).toEqual(['1 S', '2 Su']);
    expect(document.use.getState()).toMatchObject({
      head: { revision: 3 },
      save: { kind: 'saved' },
    });
  });

  it('waits no longer than a second while somebody types on', async () => {
    const document = make();
    let saves = 0;
    keeping = document.keep((head) => {
      saves += 1;
      return Promise.resolve(head);
    });
    document.open({ id: 'a', revision: 1 }, { title: '', note: '' });
    for (let at = 0; at < 10; at += 1) {
      document.edit('Set title', set(String(at)));
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(saves).toBeGreaterThan(0);
  });

  it('says why a save failed and tries again with the next edit', async () => {
    const document = make();
    let fails = true;
    keeping = document.keep((head) =>
      fails ? Promise.reject(new Error('no room')) : Promise.resolve({ ...head, revision: 2 }),
    );
    document.open({ id: 'a', revision: 1 }, { title: '', note: '' });
    document.edit('Set title', set('S'));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(document.use.getState().save).toMatchObject({
      kind: 'failed',
      failure: { message: 'no room' },
    });
    fails = false;
    document.edit('Set title', set('Su'));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(document.use.getState().save.kind).toBe('saved');
  });

  it('holds a save back while it may not be tried, and does it at once when asked', async () => {
    const document = make();
    let mayTry = false;
    const save = vi.fn<(head: Head) => Promise<Head>>((head) => Promise.resolve(head));
    keeping = document.keep(save, () => mayTry);
    document.open({ id: 'a', revision: 1 }, { title: '', note: '' });
    document.edit('Set title', set('S'));
    await vi.advanceTimersByTimeAsync(2_000);
    expect(save).not.toHaveBeenCalled();
    mayTry = true;
    await keeping.flush();
    expect(save).toHaveBeenCalledTimes(1);
  });
});
