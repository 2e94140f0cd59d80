import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, titlesIn } from './source';

/** One line of a table of promises in a document. */
export type Promised = {
  readonly id: string;
  readonly promise: string;
  /** Named as `file › title`. */
  readonly tests: readonly string[];
  readonly remark: string;
};

/** Lines such as: | S1 | promise | `file › title`<br>`file › title` | remark |. */
export function promisesIn(text: string): Promised[] {
  return text.split('\n').flatMap((line) => {
    const [, id = '', promise = '', cell = '', remark = ''] = line
      .split('|')
      .map((part) => part.trim());
    if (!/^[A-Z]?\d+$/.test(id)) return [];
    const tests = [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
    return [{ id, promise, tests, remark }];
  });
}

/** What is wrong with one named test; undefined where it is there and not switched off. */
export function problemWithTest(name: string): string | undefined {
  const [file = '', title = ''] = name.split(' › ');
  if (!existsSync(join(ROOT, file))) return `${file} is not there`;
  const found = titlesIn(file).filter((one) => one.title.startsWith(title));
  if (title === '' || found.length === 0) return `${file} has no test “${title}”`;
  return found.every(({ isOff }) => isOff) ? `${file} › ${title} is switched off` : undefined;
}

/** What is wrong with the tests that a table names, each with its line. */
export const problemsOf = (rows: readonly Promised[]): string[] =>
  rows.flatMap(({ id, tests }) =>
    tests.flatMap((name) => {
      const problem = problemWithTest(name);
      return problem === undefined ? [] : [`${id}: ${problem}`];
    }),
  );
