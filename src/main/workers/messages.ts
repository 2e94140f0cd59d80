import { TierwiseError, type ErrorKind, type Fault } from '../../shared/errors';

/** The conversation between the pool and one of its threads. */
export type ToThread =
  | { readonly kind: 'open'; readonly crew: number; readonly task: string; readonly setup: unknown }
  | {
      readonly kind: 'ask';
      readonly crew: number;
      readonly ask: number;
      readonly method: string;
      readonly input: unknown;
    }
  | { readonly kind: 'leave'; readonly crew: number };

export type FromThread =
  | { readonly kind: 'answer'; readonly ask: number; readonly value: unknown }
  | { readonly kind: 'failed'; readonly ask: number; readonly error: PlainError };

/** An error as plain values: typed ones keep kind and faults, others their words. */
export type PlainError =
  | { readonly kind: ErrorKind; readonly faults: readonly Fault[] }
  | { readonly message: string; readonly stack: string };

export function plainError(cause: unknown): PlainError {
  if (cause instanceof TierwiseError) return { kind: cause.kind, faults: cause.faults };
  if (isOutOfMemory(cause)) {
    const { kind, faults } = outOfMemory();
    return { kind, faults };
  }
  const error = cause instanceof Error ? cause : new Error(String(cause));
  return { message: error.message, stack: error.stack ?? error.message };
}

/** The same again as an error; what was no typed one is a bug of ours. */
export function errorFrom(plain: PlainError): TierwiseError {
  if ('kind' in plain) return new TierwiseError(plain.kind, plain.faults);
  const cause = new Error(plain.message);
  cause.stack = plain.stack;
  return new TierwiseError('bug', [unexpected(plain.message)], { cause });
}

function unexpected(found: string): Fault {
  return {
    code: 'error_unexpected',
    path: '',
    found,
    allowed: 'no error here',
    remedy: 'Nothing was changed. Report this as a bug of Tierwise.',
  };
}

function isOutOfMemory(cause: unknown): boolean {
  if (!(cause instanceof Error)) return false;
  if ('code' in cause && cause.code === 'ERR_WORKER_OUT_OF_MEMORY') return true;
  return cause instanceof RangeError && /allocation failed|array length/i.test(cause.message);
}

function outOfMemory(): TierwiseError {
  return new TierwiseError('bad-input', [
    {
      code: 'work_too_large',
      path: '',
      found: 'work that needs more memory than one thread may take',
      allowed: 'work that fits',
      remedy: 'Ask for fewer runs, fewer plans, fewer lines or a shorter horizon.',
    },
  ]);
}

/** Why a thread is gone: its error event, or the exit code where there was none. */
export function endOfThread(cause: unknown): TierwiseError {
  if (isOutOfMemory(cause)) return outOfMemory();
  const found =
    typeof cause === 'number'
      ? `a thread that ended by itself (code ${cause})`
      : `a thread that failed (${cause instanceof Error ? cause.message : String(cause)})`;
  const fault: Fault = {
    code: 'thread_ended',
    path: '',
    found,
    allowed: 'a thread that answers',
    remedy: 'Nothing was changed. Try again; if it comes again, report it as a bug of Tierwise.',
  };
  return new TierwiseError('bug', [fault], { cause });
}
