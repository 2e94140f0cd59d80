import { describe, expect, it } from 'vitest';
import { createAppService } from '../../../src/main/services/app';

describe('the data folder', () => {
  it('is named, and shown where there is something to show it in', async () => {
    const shown: string[] = [];
    const app = createAppService(
      { version: '1.0.0', host: 'desktop', folder: '/data/tierwise' },
      async (folder) => void shown.push(folder),
    );
    expect(app.version().folder).toBe('/data/tierwise');
    expect(await app.openFolder()).toEqual({ opened: true });
    expect(shown).toEqual(['/data/tierwise']);
  });

  it('is not opened by a host without a file manager, nor where all is in memory', async () => {
    const browser = createAppService({ version: '1.0.0', host: 'browser', folder: '/data' });
    expect(await browser.openFolder()).toEqual({ opened: false });
    const memory = createAppService({ version: '1.0.0', host: 'desktop' }, () =>
      Promise.reject(new Error('there is no folder')),
    );
    expect(await memory.openFolder()).toEqual({ opened: false });
  });
});
