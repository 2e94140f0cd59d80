import type { FactKind } from '../../../shared/contract/parts/burn-down-result';
import { burnOrder } from '../grant/order';
import type { Usage } from './burn-state';
import type { Instant } from './instant';
import { keepAtCycleEnd } from './rollover';

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * The rules a burn-down run leans on, each replaceable: the laws in test/laws swap one for a
 * deliberately broken copy and must notice.
 */
export const BURN_RULES = {
  /** Half-open: what is due at the end of the run belongs to the next one. */
  isWithin: (at: Instant, to: Instant): boolean => at < to,
  /** Order of facts at one instant: what ends, then what begins, then what is used. */
  rank: {
    expiry: 0,
    void: 1,
    reset: 2,
    recurrence: 3,
    grant: 4,
    'debt-payment': 5,
    usage: 6,
    end: 7,
  } satisfies Record<FactKind, number> as Record<FactKind, number>,
  /** Rank of the grants' ids, the last key of the burn order: as they read, not as they came. */
  byId: compareText,
  /** Order of usage within an instant: id (without one first), operation, amount. */
  usageOrder: (a: Omit<Usage, 'rank'>, b: Omit<Usage, 'rank'>): number =>
    compareText(a.id ?? '', b.id ?? '') ||
    compareText(a.operation ?? '', b.operation ?? '') ||
    (a.amount < b.amount ? -1 : a.amount > b.amount ? 1 : 0),
  /** Total order of grants by the burn keys. */
  order: burnOrder,
  /** What one grant gives towards what is still open. */
  take: (left: bigint, open: bigint): bigint => (left < open ? left : open),
  keep: keepAtCycleEnd,
};
export type BurnRules = typeof BURN_RULES;
