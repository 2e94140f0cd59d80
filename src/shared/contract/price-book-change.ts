import { z } from 'zod';

/** Parts of a price book, in the order in which changes are told. */
export const CHANGE_AREAS = [
  'book',
  'plans',
  'packs',
  'operations',
  'parameters',
  'meters',
  'features',
  'limits',
  'categories',
  'policies',
  'assumptions',
  'sources',
] as const;
export type ChangeArea = (typeof CHANGE_AREAS)[number];

/** One difference between two price books, as a row and as a sentence. */
export const PriceBookChange = z.strictObject({
  kind: z.enum(['added', 'removed', 'changed']),
  area: z.enum(CHANGE_AREAS),
  /** Keys and ids: `plans.starter.price`. */
  path: z.string(),
  /** Whose: "Plan Starter". */
  subject: z.string(),
  /** Which property of it, in words; empty where the whole was added or removed. */
  what: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
  /** "+25.0" where both are one figure and the former is above zero. */
  percent: z.string().nullable(),
  sentence: z.string(),
});
export type PriceBookChange = z.infer<typeof PriceBookChange>;
