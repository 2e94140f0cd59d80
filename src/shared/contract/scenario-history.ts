import { z } from 'zod';
import { MOST_HISTORY_LENGTH, MOST_STEPS } from '../history-limits';

/** The way back of one scenario over a restart: its named edits around the content of one revision. */

const Place = z.array(z.union([z.string().max(200), z.int().min(0)])).max(32);

/** Contents are opaque here: what they make together is checked as a scenario before it is shown. */
export const ContentChange = z.discriminatedUnion('kind', [
  /** One value; absent on the side where the key is not there. */
  z.strictObject({
    kind: z.literal('set'),
    at: Place,
    before: z.unknown().optional(),
    after: z.unknown().optional(),
  }),
  /** Neighbours in a list, from the place `from` on. */
  z.strictObject({
    kind: z.literal('list'),
    at: Place,
    from: z.int().min(0),
    before: z.array(z.unknown()),
    after: z.array(z.unknown()),
  }),
]);
export type ContentChange = z.infer<typeof ContentChange>;

export const KeptStep = z.strictObject({
  /** "Set quantity": what menu and button show after "Undo". */
  name: z.string().min(1).max(200),
  /** The view it was made in and what in it, in the view's own words. */
  place: z
    .strictObject({
      view: z.enum(['workload', 'compare', 'timeline', 'explore']),
      target: z.string().max(500).optional(),
    })
    .optional(),
  changes: z.array(ContentChange),
});
export type KeptStep = z.infer<typeof KeptStep>;

/** `past` ends with the latest edit; `future` begins with the edit undone last. */
export const ScenarioHistory = z
  .strictObject({
    past: z.array(KeptStep).max(MOST_STEPS),
    future: z.array(KeptStep).max(MOST_STEPS),
  })
  .refine(
    (history) => JSON.stringify(history).length <= MOST_HISTORY_LENGTH,
    `a history of at most ${MOST_HISTORY_LENGTH} characters`,
  );
export type ScenarioHistory = z.infer<typeof ScenarioHistory>;

/** A history with the only revision whose content it leads away from. */
export const KeptHistory = z.strictObject({ revision: z.int(), history: ScenarioHistory });
export type KeptHistory = z.infer<typeof KeptHistory>;
