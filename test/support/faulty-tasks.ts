import { TierwiseError } from '../../src/shared/errors';

/** Tasks that go wrong in every way a thread can, beside ones that go well. */
export const FAULTY_TASKS = {
  counter: (start: number) => {
    let count = start;
    return {
      add: (more: number) => (count += more),
      end: () => process.exit(3),
    };
  },
  worker: (setup: { readonly refuse?: boolean }) => {
    if (setup.refuse === true) throw typed('setup_refused');
    return {
      echo: (value: unknown) => value,
      squares: (numbers: Float64Array) => numbers.map((value) => value * value),
      refuse: () => {
        throw typed('piece_refused');
      },
      break: () => {
        throw new TypeError('broken inside');
      },
      exit: () => process.exit(7),
      swallow: () => {
        const held: string[][] = [];
        for (;;) held.push(Array.from({ length: 100_000 }, (_, at) => `${held.length} ${at}`));
      },
      spin: (ms: number) => {
        const until = performance.now() + ms;
        while (performance.now() < until);
        return 'done';
      },
      strand: () => {
        setTimeout(() => {
          throw new Error('thrown by nobody');
        }, 1);
        return new Promise(() => undefined);
      },
    };
  },
};

function typed(code: string): TierwiseError {
  return new TierwiseError('bad-input', [
    { code, path: 'setup', found: 'x', allowed: 'y', remedy: 'z' },
  ]);
}
