import { getTRPCErrorFromUnknown, TRPCError } from '@trpc/server';
import { ZodError } from 'zod';
import { limited, MOST_FAULTS } from '../../shared/contract/faults';
import { faultSentence, TierwiseError, type ErrorKind, type Fault } from '../../shared/errors';

export type ErrorFacts = { readonly kind: ErrorKind; readonly faults: readonly Fault[] };

/** Longest text of any one thing that is told of a call: a caller may have sent megabytes. */
const MOST_LETTERS = 400;

/** tRPC's name for each kind of ours; the HTTP status follows from it. */
const CODE_OF_KIND = {
  'bad-input': 'BAD_REQUEST',
  'not-found': 'NOT_FOUND',
  conflict: 'CONFLICT',
  storage: 'INTERNAL_SERVER_ERROR',
  cancelled: 'CLIENT_CLOSED_REQUEST',
  bug: 'INTERNAL_SERVER_ERROR',
} as const satisfies Record<ErrorKind, TRPCError['code']>;

/** Whatever a call ended with, as tRPC's error; ours keep their kind. */
export function routerError(cause: unknown): TRPCError {
  const error = getTRPCErrorFromUnknown(cause);
  const ours = error.cause;
  if (!(ours instanceof TierwiseError)) return error;
  return new TRPCError({ code: CODE_OF_KIND[ours.kind], message: ours.message, cause: ours });
}

/** What the renderer learns of any error: kind and faults, never a stack. */
export function errorFacts(error: TRPCError): ErrorFacts {
  const { cause } = error;
  if (cause instanceof TierwiseError) return { kind: cause.kind, faults: cause.faults };
  if (cause instanceof ZodError)
    return {
      kind: 'bad-input',
      faults: limited(cause.issues.slice(0, MOST_FAULTS).map(faultOfIssue), cause.issues.length),
    };
  if (error.code === 'NOT_FOUND') {
    return {
      kind: 'not-found',
      faults: [plainFault('procedure_unknown', shorten(error.message, MOST_LETTERS))],
    };
  }
  if (error.code === 'BAD_REQUEST' || error.code === 'METHOD_NOT_SUPPORTED') {
    return {
      kind: 'bad-input',
      faults: [plainFault('call_not_valid', shorten(error.message, MOST_LETTERS))],
    };
  }
  return { kind: 'bug', faults: [bugFault(error)] };
}

function faultOfIssue(issue: ZodError['issues'][number]): Fault {
  return {
    code: 'input_not_valid',
    path: issue.path
      .map((step) => (typeof step === 'number' ? `[${step}]` : String(step)))
      .join('.')
      .replaceAll('.[', '['),
    found:
      issue.input === undefined
        ? 'a value that does not fit'
        : shorten(JSON.stringify(issue.input)),
    allowed: shorten(issue.message, MOST_LETTERS),
    remedy: 'Correct the value and try again.',
  };
}

function shorten(text: string | undefined, most = 80): string {
  if (text === undefined) return 'nothing';
  return text.length > most ? `${text.slice(0, most)}…` : text;
}

/** What an error is told in one text: its faults where it has some, never all that a caller has sent. */
export function errorMessage({ cause, message }: TRPCError, { faults }: ErrorFacts): string {
  if (cause instanceof ZodError) return faults.map(faultSentence).join('\n');
  return cause instanceof TierwiseError ? message : shorten(message, MOST_LETTERS);
}

function plainFault(code: string, found: string): Fault {
  return {
    code,
    path: '',
    found,
    allowed: 'a call this version of Tierwise answers',
    remedy:
      'Reload the page; if it comes again, page and host are of different versions: start Tierwise anew.',
  };
}

function bugFault(error: TRPCError): Fault {
  return {
    code: 'error_unexpected',
    path: '',
    found: error.message,
    allowed: 'no error here',
    remedy: 'Nothing was changed by this call. Report this as a bug of Tierwise.',
  };
}
