import { ScenarioHistory, type KeptStep } from '../../shared/contract/scenario-history';
import { MOST_STEPS } from '../../shared/history-limits';

/**
 * The steps after one more that the library itself has made, such as a new name; undefined where they
 * would no longer fit. What was undone before it is gone.
 */
export function withStep({ past }: ScenarioHistory, step: KeptStep): ScenarioHistory | undefined {
  const next = { past: [...past.slice(1 - MOST_STEPS), step], future: [] };
  return ScenarioHistory.safeParse(next).data;
}

/** One key of the content with another value. */
export function stepOf(name: string, key: string, before: unknown, after: unknown): KeptStep {
  return { name, changes: [{ kind: 'set', at: [key], before, after }] };
}
