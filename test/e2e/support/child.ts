import { spawn, type ChildProcess } from 'node:child_process';

const STOP_LIMIT_MS = 5_000;

export type Child = {
  readonly process: ChildProcess;
  readonly output: () => string;
  /** Resolves with the first match in the output; fails when the process ends or time runs out. */
  readonly printed: (pattern: RegExp, limitMs?: number) => Promise<RegExpExecArray>;
  /** Asks it to end, and ends it by force when it does not. */
  readonly stop: (ask: () => void) => Promise<void>;
};

/** A process of the application's, with its own stdio and never outliving a test. */
export function startChild(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  withMessages = false,
): Child {
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...env },
    stdio: ['pipe', 'pipe', 'pipe', ...(withMessages ? (['ipc'] as const) : [])],
  });
  let output = '';
  let ended = false;
  const looks = new Set<() => void>();
  const look = (): void => {
    for (const one of looks) one();
  };
  const take = (chunk: Buffer): void => {
    output += chunk.toString();
    look();
  };
  child.stdout?.on('data', take);
  child.stderr?.on('data', take);
  const gone = new Promise<void>((resolve) => {
    child.once('close', () => {
      ended = true;
      look();
      resolve();
    });
  });
  const kill = (): void => {
    child.kill('SIGKILL');
  };
  process.once('exit', kill);

  return {
    process: child,
    output: () => output,
    printed: (pattern, limitMs = 20_000) =>
      new Promise((resolve, reject) => {
        const finish = (act: () => void): void => {
          clearTimeout(timer);
          looks.delete(check);
          act();
        };
        const check = (): void => {
          const match = pattern.exec(output);
          if (match) finish(() => resolve(match));
          else if (ended)
            finish(() => reject(new Error(`it ended before printing ${pattern}:\n${output}`)));
        };
        const timer = setTimeout(() => {
          finish(() =>
            reject(new Error(`it did not print ${pattern} in ${limitMs} ms:\n${output}`)),
          );
        }, limitMs);
        looks.add(check);
        check();
      }),
    stop: async (ask) => {
      const timer = setTimeout(kill, STOP_LIMIT_MS);
      if (!ended) ask();
      await gone;
      clearTimeout(timer);
      process.off('exit', kill);
    },
  };
}
