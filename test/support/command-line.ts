import { runCommandLine } from '../../src/main/cli/run';
import { badInput } from '../../src/shared/errors';

export type Told = { readonly code: number; readonly out: string; readonly err: string };

/** One command line in this process, with `files` as all there is to read; `-` is stdin. */
export async function commandLine(
  args: readonly string[],
  files: Readonly<Record<string, unknown>> = {},
): Promise<Told> {
  let out = '';
  let err = '';
  const code = await runCommandLine(
    args,
    {
      write: (text) => {
        out += text;
      },
      warn: (text) => {
        err += text;
      },
      read: (file) => {
        const content = files[file];
        if (content !== undefined) {
          return Promise.resolve(typeof content === 'string' ? content : JSON.stringify(content));
        }
        return Promise.reject(
          badInput([{ code: 'input_unreadable', path: file, found: '', allowed: '', remedy: '' }]),
        );
      },
      env: {},
    },
    '1.0.0-test',
  );
  return { code, out, err };
}
