import { TierwiseError, type Fault } from '../../src/shared/errors';
import type { Random } from '../support/random';

/** JSON, so that a case that breaks something can be kept as a file. */
export type Case = unknown;

/**
 * How far a case got: `stopped` by the first parser, `refused` behind it, or `answered`. Everything
 * else, an error that is not ours above all, is a crash.
 */
export type Verdict = 'stopped' | 'refused' | 'answered';

/** One way into the program. */
export type Door = {
  readonly name: string;
  /** How often it is tried, against the others. */
  readonly weight: number;
  readonly make: (random: Random) => Case;
  readonly run: (given: Case) => Verdict | Promise<Verdict>;
};

/** A refusal must be one that helps, whatever was given. */
export const MOST_FAULT_BYTES = 64 * 1024;
const PARTS = ['found', 'allowed', 'remedy'] as const;

export function checkFaults(faults: readonly Fault[]): void {
  if (faults.length === 0) throw new Error('a refusal without a fault');
  for (const fault of faults) {
    if (!/^[a-z][a-z0-9_]*$/.test(fault.code)) throw new Error(`no code: ${JSON.stringify(fault)}`);
    if (typeof fault.path !== 'string') throw new Error(`no place: ${JSON.stringify(fault)}`);
    for (const part of PARTS) {
      if (typeof fault[part] !== 'string' || fault[part] === '')
        throw new Error(`no ${part}: ${JSON.stringify(fault)}`);
    }
  }
  const size = JSON.stringify(faults).length;
  if (size > MOST_FAULT_BYTES) throw new Error(`a refusal of ${size} letters`);
}

/** Runs what may refuse; anything but a typed refusal of the user's input goes on as a crash. */
export function refusing(work: () => unknown): Verdict {
  try {
    work();
    return 'answered';
  } catch (cause) {
    if (!(cause instanceof TierwiseError) || cause.kind === 'bug') throw cause;
    checkFaults(cause.faults);
    return 'refused';
  }
}
