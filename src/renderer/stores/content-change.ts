import type { ContentChange } from '../../shared/contract/scenario-history';

/** What differs between two JSON contents, small enough to be kept; what they share is skipped. */

type Place = ContentChange['at'];
type Group = Readonly<Record<string, unknown>>;

const isGroup = (value: unknown): value is Group =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** As JSON: a key without a value is no key. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((item, at) => isSame(item, other[at]));
  }
  if (!isGroup(one) || !isGroup(other)) return false;
  return keysOf(one, other).every((key) => isSame(one[key], other[key]));
}

const keysOf = (one: Group, other: Group): string[] => [
  ...new Set([...Object.keys(one), ...Object.keys(other)]),
];

export function changesBetween(
  before: unknown,
  after: unknown,
  at: Place = [],
): readonly ContentChange[] {
  if (before === after) return [];
  if (isGroup(before) && isGroup(after)) {
    return keysOf(before, after).flatMap((key) =>
      changesBetween(before[key], after[key], [...at, key]),
    );
  }
  if (!Array.isArray(before) || !Array.isArray(after)) {
    return [
      {
        kind: 'set',
        at,
        ...(before === undefined ? {} : { before }),
        ...(after === undefined ? {} : { after }),
      },
    ];
  }
  if (before.length === after.length) {
    return before.flatMap((item, index) => changesBetween(item, after[index], [...at, index]));
  }
  return [listChange(before, after, at)];
}

function listChange(
  before: readonly unknown[],
  after: readonly unknown[],
  at: Place,
): ContentChange {
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && isSame(before[from], after[from])) from += 1;
  let tail = 0;
  while (tail < shorter - from && isSame(before.at(-1 - tail), after.at(-1 - tail))) tail += 1;
  return {
    kind: 'list',
    at,
    from,
    before: before.slice(from, before.length - tail),
    after: after.slice(from, after.length - tail),
  };
}

/** The content on the other side of the changes; undefined where they do not fit it. */
export function changed(
  content: unknown,
  changes: readonly ContentChange[],
  to: 'before' | 'after',
): unknown {
  const inOrder = to === 'after' ? changes : changes.toReversed();
  return inOrder.reduce<unknown>(
    (value, change) => (value === undefined ? undefined : put(value, change.at, change, to)),
    content,
  );
}

function put(
  value: unknown,
  [step, ...rest]: Place,
  change: ContentChange,
  to: 'before' | 'after',
): unknown {
  if (step === undefined) return exchanged(value, change, to);
  if (typeof step === 'number') {
    if (!Array.isArray(value) || step >= value.length) return undefined;
    const inner = put(value[step], rest, change, to);
    return inner === undefined ? undefined : value.with(step, inner);
  }
  if (!isGroup(value)) return undefined;
  const { [step]: old, ...others } = value;
  if (rest.length > 0 || change.kind === 'list') {
    const inner = put(old, rest, change, to);
    return inner === undefined ? undefined : { ...value, [step]: inner };
  }
  const fresh = change[to];
  return fresh === undefined ? others : { ...value, [step]: fresh };
}

function exchanged(value: unknown, change: ContentChange, to: 'before' | 'after'): unknown {
  if (change.kind === 'set') return change[to];
  const gone = change[to === 'before' ? 'after' : 'before'].length;
  if (!Array.isArray(value) || change.from + gone > value.length) return undefined;
  return [...value.slice(0, change.from), ...change[to], ...value.slice(change.from + gone)];
}
