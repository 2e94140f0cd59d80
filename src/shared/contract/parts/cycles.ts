import { z } from 'zod';
import { Instant, Interval, IntervalCount, ResultInstant } from './primitives';

export const CyclesInput = z
  .strictObject({
    anchor: Instant.describe(
      'Instant from which cycles recur, in both directions. Its day of the month is kept for ever.',
    ),
    interval: Interval.default('month'),
    intervalCount: IntervalCount,
    from: Instant.optional().describe(
      'First instant of interest; the cycle that holds it comes first. Absent: the anchor.',
    ),
    to: Instant.optional().describe(
      'End of interest, exclusive: cycles that begin before it. Not together with count.',
    ),
    count: z
      .int()
      .min(1)
      .max(100_000)
      .optional()
      .describe('How many cycles. Absent, and no `to`: 12.'),
    edges: z
      .enum(['whole', 'clipped'])
      .default('whole')
      .describe(
        'clipped: the first cycle begins at `from` and the last ends at `to`, where these lie within them.',
      ),
  })
  .describe(
    'Half-open billing cycles from an anchor. A short month clamps to its last day, the next long one returns to the anchor day.',
  )
  .meta({
    examples: [
      { anchor: '2026-01-31', interval: 'month', count: 8 },
      { anchor: '2024-02-29', interval: 'year', from: '2026-01-01', to: '2030-01-01' },
    ],
  });
export type CyclesInput = z.infer<typeof CyclesInput>;

export const CyclesResult = z.strictObject({
  anchor: ResultInstant,
  periods: z.array(
    z.strictObject({
      index: z
        .int()
        .describe('0 is the cycle that begins at the anchor; cycles before it count down from -1.'),
      from: ResultInstant.describe('Inclusive.'),
      to: ResultInstant.describe('Exclusive; the `from` of the next.'),
      days: z.int().describe('Calendar days from `from` to `to`.'),
    }),
  ),
});
export type CyclesResult = z.infer<typeof CyclesResult>;
