import type { ScenarioHead } from '../../shared/contract/library';
import { refusal } from './fault';

const LONGEST_NAME = 200;

/** "Plan (copy)", "Plan (copy 2)": the first that nobody has. */
export function copyName(name: string, taken: ReadonlySet<string>): string {
  const base = name.replace(/ \(copy(?: \d+)?\)$/, '').slice(0, LONGEST_NAME - 16);
  let next = `${base} (copy)`;
  for (let number = 2; taken.has(next); number += 1) next = `${base} (copy ${number})`;
  return next;
}

export function scenarioUnknown(id: string) {
  return refusal('not-found', {
    code: 'scenario_unknown',
    path: 'id',
    found: `"${id.slice(0, 80)}"`,
    allowed: 'a scenario of the library',
    remedy: 'It may have been deleted; look in the library and its trash.',
  });
}

export function revisionConflict(head: ScenarioHead, expected: number, actual: number) {
  return refusal('conflict', {
    code: 'scenario_revision_conflict',
    path: 'expectedRevision',
    found: `an edit of revision ${expected} of "${head.name}", which is at ${actual} by now`,
    allowed: `an edit of revision ${actual}`,
    remedy:
      'It was changed elsewhere. Load it again and repeat the edit, or keep yours as a new scenario.',
  });
}

export function inTrash(head: ScenarioHead) {
  return refusal('conflict', {
    code: 'scenario_in_trash',
    path: 'id',
    found: `an edit of "${head.name}", which is in the trash`,
    allowed: 'a scenario outside the trash',
    remedy: 'Restore it first.',
  });
}

export function notInTrash(head: ScenarioHead) {
  return refusal('conflict', {
    code: 'scenario_not_in_trash',
    path: 'id',
    found: `"${head.name}", which is not in the trash`,
    allowed: 'a scenario in the trash',
    remedy: 'Move it to the trash first.',
  });
}
