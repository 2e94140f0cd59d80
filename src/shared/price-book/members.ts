import type { PathStep } from '../contract/price-book';

export type Group = Readonly<Record<string, unknown>>;

export const isGroup = (value: unknown): value is Group =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * What names a member of a list in a path: its own id, or the meter, limit or option it is about
 * where a list holds one entry for each. Rule ids and the paths of assumptions are made of these.
 */
export function memberId(member: unknown): string | undefined {
  if (!isGroup(member)) return undefined;
  const name = member['id'] ?? member['meter'] ?? member['limit'] ?? member['option'];
  return typeof name === 'string' ? name : undefined;
}

/** The member of a list with this id, and where it stands; undefined where there is none. */
export function memberOf(
  list: readonly unknown[],
  id: string,
): { at: number; member: unknown } | undefined {
  const at = list.findIndex((member) => memberId(member) === id);
  return at < 0 ? undefined : { at, member: list[at] };
}

/** `plans.starter.price`: steps as a rule id. */
export function stepsText(steps: readonly PathStep[]): string {
  return steps.map((step) => (typeof step === 'string' ? step : step.id)).join('.');
}
