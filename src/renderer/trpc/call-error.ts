import { TRPCClientError } from '@trpc/client';
import type { AnyTRPCRouter } from '@trpc/server';
import { TierwiseError, type ErrorKind, type Fault } from '../../shared/errors';

/** The shape every failed call has, whichever host answered it. */
export type CallFailure = {
  readonly message: string;
  readonly kind: ErrorKind;
  readonly faults: readonly Fault[];
};

/** A router's own error as it came over the wire. */
export function callError<R extends AnyTRPCRouter>(error: unknown): TRPCClientError<R> {
  return TRPCClientError.from<R>({ error } as Parameters<typeof TRPCClientError.from<R>>[0]);
}

/** An error between page and router, in the same shape as the router's own. */
export function wayError<R extends AnyTRPCRouter>(
  fault: Fault,
  message = fault.found,
): TRPCClientError<R> {
  return callError<R>({
    message,
    code: -32_603,
    data: { code: 'INTERNAL_SERVER_ERROR', httpStatus: 500, kind: 'storage', faults: [fault] },
  });
}

export function abortError<R extends AnyTRPCRouter>(): TRPCClientError<R> {
  return TRPCClientError.from<R>(new DOMException('The call was stopped.', 'AbortError'));
}

/** What to show of any error a call can end with; the faults say what to do. */
export function failureOf(error: unknown): CallFailure {
  if (error instanceof TierwiseError) {
    return { message: error.message, kind: error.kind, faults: error.faults };
  }
  if (error instanceof TRPCClientError) {
    const facts: unknown = error.data;
    if (hasFaults(facts)) return { message: error.message, kind: facts.kind, faults: facts.faults };
  }
  const message = error instanceof Error ? error.message : String(error);
  const fault: Fault = {
    code: 'error_unexpected',
    path: '',
    found: message,
    allowed: 'no error here',
    remedy: 'Reload the page. If it comes again, report this as a bug of Tierwise.',
  };
  return { message, kind: 'bug', faults: [fault] };
}

function hasFaults(facts: unknown): facts is { kind: ErrorKind; faults: readonly Fault[] } {
  return (
    typeof facts === 'object' &&
    facts !== null &&
    'faults' in facts &&
    Array.isArray(facts.faults) &&
    'kind' in facts
  );
}
