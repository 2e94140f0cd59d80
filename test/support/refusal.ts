import { TierwiseError, type ErrorKind } from '../../src/shared/errors';

/** Kind and codes of what a call is refused with. */
export function refusalOf(call: () => unknown): {
  kind: ErrorKind;
  codes: string[];
  paths: string[];
} {
  try {
    call();
  } catch (error) {
    if (!(error instanceof TierwiseError)) throw error;
    return {
      kind: error.kind,
      codes: error.faults.map((fault) => fault.code),
      paths: error.faults.map((fault) => fault.path),
    };
  }
  throw new Error('nothing was refused');
}
