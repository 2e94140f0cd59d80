/**
 * Errors are part of the product: every one names a code, the place, what was found there,
 * what is allowed, and what the reader can do about it.
 */
export type Fault = {
  /** `noun_problem`, stable across versions. */
  readonly code: string;
  /** Where: a path in the file or input, such as `lines[2].quantity`; empty for the whole. */
  readonly path: string;
  readonly found: string;
  readonly allowed: string;
  readonly remedy: string;
};

export type ErrorKind = 'bad-input' | 'not-found' | 'conflict' | 'storage' | 'cancelled' | 'bug';

export class TierwiseError extends Error {
  override readonly name = 'TierwiseError';
  readonly kind: ErrorKind;
  readonly faults: readonly Fault[];

  constructor(kind: ErrorKind, faults: readonly Fault[], options?: { cause?: unknown }) {
    super(faults.map(faultSentence).join('\n') || kind, options);
    this.kind = kind;
    this.faults = faults;
  }
}

/** One fault as one sentence for people; the structured form stays in `faults`. */
export function faultSentence(fault: Fault): string {
  const place = fault.path === '' ? '' : `${fault.path}: `;
  return `${place}found ${fault.found}; allowed: ${fault.allowed}. ${fault.remedy} [${fault.code}]`;
}

/** Expected failure as a value. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: TierwiseError };

export const badInput = (faults: readonly Fault[]): TierwiseError =>
  new TierwiseError('bad-input', faults);

/** Closes an exhaustive switch: a new variant fails to compile here instead of passing in silence. */
export function unreachable(value: never, where: string): never {
  throw new TierwiseError('bug', [
    {
      code: 'variant_unhandled',
      path: where,
      found: JSON.stringify(value) ?? 'undefined',
      allowed: 'a variant this version knows',
      remedy: 'Report this as a bug of Tierwise.',
    },
  ]);
}
