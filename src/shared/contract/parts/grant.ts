import { z } from 'zod';
import { Id } from '../primitives';
import {
  Amount,
  Duration,
  Instant,
  Interval,
  IntervalCount,
  Operation,
  Percentage,
} from './primitives';

/** What stays of a grant when its cycle ends. */
export const GrantRollover = z
  .union([
    z.literal('lost'),
    z.literal('all'),
    z
      .strictObject({
        percentage: Percentage.optional().describe(
          'Share of the balance that stays, rounded down to a whole `unit`.',
        ),
        maximum: Amount.optional().describe('Most that may stay.'),
        minimum: Amount.optional().describe(
          'Least the grant holds afterwards. A smaller balance is lifted to it, unless `lifts` is false.',
        ),
        lifts: z
          .boolean()
          .default(true)
          .describe('false: the minimum keeps at most what is there and never adds credits.'),
        cycles: z
          .int()
          .min(0)
          .max(1200)
          .optional()
          .describe(
            'What is unused is kept as a batch for this many further cycles, then lost. The oldest batch burns first.',
          ),
      })
      .refine(
        (rule) => Object.keys(rule).some((key) => key !== 'lifts'),
        'at least one of percentage, maximum, minimum, cycles',
      ),
  ])
  .describe(
    'What stays of the balance at a reset, and at a recurrence that adds. Applied in this order: batches past their cycles are lost, percentage, minimum, maximum.',
  );
export type GrantRollover = z.infer<typeof GrantRollover>;

export const GrantRecurrence = z
  .strictObject({
    interval: Interval,
    intervalCount: IntervalCount,
    anchor: Instant.optional().describe('Anywhere in time; effectiveAt where absent.'),
    mode: z
      .enum(['replaces', 'adds'])
      .default('replaces')
      .describe(
        'replaces: what is left is lost and the full amount stands. adds: the amount comes on top of what `rollover` keeps (all of it where no rollover is given).',
      ),
    maxBalance: Amount.optional().describe(
      'Most the grant may hold after a recurrence that adds; the rest is spilled and never granted.',
    ),
  })
  .describe(
    'The grant is given again at each occurrence after effectiveAt, as long as it is in force.',
  );
export type GrantRecurrence = z.infer<typeof GrantRecurrence>;

/** A block of credits. Immutable: voiding ends its time, it never rewrites it. */
export const PartGrant = z.strictObject({
  id: Id.describe('Unique among the grants; the last key of the burn order.'),
  amount: Amount.describe('Credits granted at effectiveAt and again at each recurrence.'),
  effectiveAt: Instant.describe('Usable from this instant on, inclusive.'),
  expiresAt: z
    .union([Instant, z.null()])
    .optional()
    .describe(
      'Usable until this instant, exclusive: at it the rest is lost. Absent or null: never.',
    ),
  expiresAfter: Duration.optional().describe('Instead of expiresAt: this long after effectiveAt.'),
  voidedAt: z
    .union([Instant, z.null()])
    .optional()
    .describe(
      'Taken back at this instant, exclusive. Not after effectiveAt: the grant never existed.',
    ),
  priority: z.int().min(0).max(1_000_000).default(0).describe('Lower burns first.'),
  origin: z
    .enum(['allowance', 'bought', 'bonus'])
    .default('bought')
    .describe('Looked at only by the burn keys allowance-first, bought-first and bonus-first.'),
  onlyFor: z
    .array(Id)
    .min(1)
    .max(1000)
    .optional()
    .describe('Restricted credits: only usage with one of these operations may draw on them.'),
  recurrence: GrantRecurrence.optional(),
  rollover: GrantRollover.optional(),
});
export type PartGrant = z.infer<typeof PartGrant>;

export const UsageEvent = z.strictObject({
  id: Id.optional().describe(
    'Named in the result; events of one instant burn in the order of their ids.',
  ),
  at: Instant,
  amount: Amount.describe('Credits used.'),
  operation: Operation.optional(),
});
export type UsageEvent = z.infer<typeof UsageEvent>;
