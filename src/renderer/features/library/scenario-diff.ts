/** What differs between two scenarios, in words: for a copy beside the scenario it came from. */

export type Difference = {
  readonly place: string;
  readonly before: string;
  readonly after: string;
};

type Json = Readonly<Record<string, unknown>>;

const isGroup = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function shown(value: unknown): string {
  if (value === undefined || value === null) return '–';
  if (typeof value === 'string') return value;
  const written = JSON.stringify(value);
  return written.length > 120 ? `${written.slice(0, 119)}…` : written;
}

/** Members of a list by what names them, so that one added at the top does not change all the others. */
function named(list: readonly unknown[]): ReadonlyMap<string, unknown> {
  const names = new Map<string, unknown>();
  for (const [index, member] of list.entries()) {
    const id = isGroup(member)
      ? (member['id'] ?? member['operation'] ?? member['plan'] ?? member['on'])
      : undefined;
    const label = typeof id === 'string' && !names.has(id) ? id : String(index + 1);
    names.set(label, member);
  }
  return names;
}

function join(place: string, step: string): string {
  return place === '' ? step : `${place} › ${step}`;
}

function labelOf(before: unknown, after: unknown, step: string): string {
  for (const member of [after, before]) {
    if (isGroup(member) && typeof member['label'] === 'string') return member['label'];
  }
  return step;
}

function walk(before: unknown, after: unknown, place: string, found: Difference[]): void {
  if (JSON.stringify(before) === JSON.stringify(after)) return;
  const lists = Array.isArray(before) && Array.isArray(after);
  const [left, right] = lists
    ? [named(before), named(after)]
    : [
        new Map(isGroup(before) ? Object.entries(before) : []),
        new Map(isGroup(after) ? Object.entries(after) : []),
      ];
  if (!lists && !(isGroup(before) && isGroup(after))) {
    found.push({ place, before: shown(before), after: shown(after) });
    return;
  }
  const plain = lists && ![...left.values(), ...right.values()].some(isGroup);
  if (plain) {
    found.push({ place, before: shown(before), after: shown(after) });
    return;
  }
  for (const step of new Set([...left.keys(), ...right.keys()])) {
    const inner = lists ? labelOf(left.get(step), right.get(step), step) : step;
    walk(left.get(step), right.get(step), join(place, inner), found);
  }
}

/** The name is left out: a copy always has another. */
export function diffScenarios(before: object, after: object): readonly Difference[] {
  const found: Difference[] = [];
  walk({ ...before, name: '' }, { ...after, name: '' }, '', found);
  return found;
}
