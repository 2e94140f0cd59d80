import { TierwiseError, type ErrorKind, type Fault } from '../../shared/errors';
import { didYouMean, oneOf } from '../../shared/nearest';

/** An error of one fault. */
export function refusal(kind: ErrorKind, fault: Fault): TierwiseError {
  return new TierwiseError(kind, [fault]);
}

/** A name that is not among the known ones; `noun` as in "plan". */
export function unknownName(
  kind: ErrorKind,
  noun: string,
  path: string,
  name: string,
  known: readonly string[],
): TierwiseError {
  return refusal(kind, {
    code: `${noun.replaceAll(' ', '_')}_unknown`,
    path,
    found: `"${name.slice(0, 80)}"`,
    allowed: oneOf(known, 30),
    remedy: didYouMean(name, known),
  });
}
