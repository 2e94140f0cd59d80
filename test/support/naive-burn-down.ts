import { unitsOf } from './part-sums';

export type NaiveGrant = {
  id: string;
  amount: string;
  effectiveAt: string;
  expiresAt?: string;
  voidedAt?: string;
  priority: number;
  onlyFor?: readonly string[];
};
export type NaiveUsage = { id: string; at: string; amount: string; operation?: string };

/**
 * The rulebook read as plainly as it can be, one event after the other, without agenda, batches or
 * state of its own: an oracle for grants without recurrence and rollover, and resets that lose all.
 */
export function naiveBurnDown(
  grants: readonly NaiveGrant[],
  usage: readonly NaiveUsage[],
  resets: readonly string[],
): { unserved: Record<string, bigint>; left: Record<string, bigint> } {
  const time = (text: string): number => Date.parse(text);
  const far = Number.POSITIVE_INFINITY;
  const expiry = (grant: NaiveGrant): number =>
    grant.expiresAt === undefined ? far : time(grant.expiresAt);
  const void_ = (grant: NaiveGrant): number =>
    grant.voidedAt === undefined ? far : time(grant.voidedAt);
  const left: Record<string, bigint> = Object.fromEntries(
    grants.map((grant) => [grant.id, unitsOf(grant.amount)]),
  );
  const inForce = (grant: NaiveGrant, at: number): boolean =>
    time(grant.effectiveAt) <= at && at < expiry(grant) && at < void_(grant);
  // A grant survives until an instant if no reset came while it was already in force.
  const wasReset = (grant: NaiveGrant, until: number): boolean =>
    resets.some((reset) => time(reset) > time(grant.effectiveAt) && time(reset) <= until);
  const unserved: Record<string, bigint> = {};
  const inOrder = usage.toSorted((a, b) => time(a.at) - time(b.at) || (a.id < b.id ? -1 : 1));
  for (const event of inOrder) {
    let open = unitsOf(event.amount);
    const at = time(event.at);
    const usable = grants
      .filter((grant) => inForce(grant, at) && !wasReset(grant, at))
      .filter(
        ({ onlyFor }) =>
          onlyFor === undefined ||
          (event.operation !== undefined && onlyFor.includes(event.operation)),
      )
      .toSorted(
        (a, b) =>
          a.priority - b.priority ||
          (expiry(a) === expiry(b) ? 0 : expiry(a) - expiry(b)) ||
          time(a.effectiveAt) - time(b.effectiveAt) ||
          (a.id < b.id ? -1 : 1),
      );
    for (const grant of usable) {
      const there = left[grant.id] ?? 0n;
      const part = there < open ? there : open;
      left[grant.id] = there - part;
      open -= part;
    }
    unserved[event.id] = open;
  }
  return { unserved, left };
}
