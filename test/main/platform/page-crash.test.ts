import { EventEmitter } from 'node:events';
import type { WebContents } from 'electron';
import { expect, it } from 'vitest';
import { reloadAfterCrash } from '../../../src/main/platform/page-crash';

function watched() {
  const contents = new EventEmitter();
  const seen: string[] = [];
  let time = 0;
  reloadAfterCrash(
    Object.assign(contents, { reload: () => seen.push('reload') }) as unknown as Pick<
      WebContents,
      'on' | 'reload'
    >,
    (reason) => seen.push(`given up: ${reason}`),
    () => time,
  );
  return {
    seen,
    crash: (reason: string, afterMs = 1_000) => {
      time += afterMs;
      contents.emit('render-process-gone', {}, { reason });
    },
  };
}

it.each(['crashed', 'oom', 'killed', 'abnormal-exit', 'launch-failed'])(
  'a page that has %s is loaded anew',
  (reason) => {
    const { seen, crash } = watched();
    crash(reason);
    expect(seen).toEqual(['reload']);
  },
);

it('a page that was closed stays closed', () => {
  const { seen, crash } = watched();
  crash('clean-exit');
  expect(seen).toEqual([]);
});

it('a page that ends again and again is given up, one that ends now and then is not', () => {
  const often = watched();
  for (let n = 0; n < 4; n += 1) often.crash('crashed');
  expect(often.seen).toEqual(['reload', 'reload', 'reload', 'given up: crashed']);
  const seldom = watched();
  for (let n = 0; n < 6; n += 1) seldom.crash('oom', 30_000);
  expect(new Set(seldom.seen)).toEqual(new Set(['reload']));
});
