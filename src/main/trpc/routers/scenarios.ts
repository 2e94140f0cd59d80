import { z } from 'zod';
import {
  PriceBookRef,
  RecordId,
  Sample,
  ScenarioHead,
  ScenarioRow,
  ScenarioState,
  StoredScenario,
  Tags,
} from '../../../shared/contract/library';
import { Id, Label } from '../../../shared/contract/primitives';
import { KeptHistory, ScenarioHistory } from '../../../shared/contract/scenario-history';
import { reads, writes } from '../capability';
import { router } from '../trpc';
import { OperationKey, ScenarioContent } from './inputs';

const One = z.strictObject({ id: RecordId });
const expectedRevision = z.int().min(1);
const operation = OperationKey;

export const scenariosRouter = router({
  list: reads
    .input(z.strictObject({ state: ScenarioState.default('active') }).prefault({}))
    .output(z.array(ScenarioRow).readonly())
    .query(({ ctx, input }) => ctx.services.scenarios.list(input.state)),
  get: reads
    .input(One)
    .output(StoredScenario)
    .query(({ ctx, input }) => ctx.services.scenarios.get(input.id)),
  history: reads
    .input(One)
    .output(KeptHistory.nullable())
    .query(({ ctx, input }) => ctx.services.scenarios.history(input.id) ?? null),
  samples: reads
    .output(z.array(Sample).readonly())
    .query(({ ctx }) => ctx.services.scenarios.samples()),
  create: writes
    .input(z.strictObject({ scenario: ScenarioContent, tags: Tags.default([]), operation }))
    .output(StoredScenario)
    .mutation(({ ctx, input: { scenario, ...options } }) =>
      ctx.services.scenarios.create(scenario, options),
    ),
  createFromSample: writes
    .input(z.strictObject({ sample: Id, operation }))
    .output(StoredScenario)
    .mutation(({ ctx, input }) =>
      ctx.services.scenarios.createFromSample(input.sample, input.operation),
    ),
  save: writes
    .input(
      One.extend({
        expectedRevision,
        scenario: ScenarioContent,
        history: ScenarioHistory.optional(),
        operation,
      }),
    )
    .output(ScenarioHead)
    .mutation(({ ctx, input: { id, expectedRevision: from, scenario, ...options } }) =>
      ctx.services.scenarios.save(id, from, scenario, options),
    ),
  rename: writes
    .input(One.extend({ name: Label, operation }))
    .output(ScenarioHead)
    .mutation(({ ctx, input }) =>
      ctx.services.scenarios.rename(input.id, input.name, input.operation),
    ),
  setTags: writes
    .input(One.extend({ tags: Tags, operation }))
    .output(ScenarioHead)
    .mutation(({ ctx, input }) =>
      ctx.services.scenarios.setTags(input.id, input.tags, input.operation),
    ),
  duplicate: writes
    .input(One.extend({ operation }))
    .output(StoredScenario)
    .mutation(({ ctx, input }) => ctx.services.scenarios.duplicate(input.id, input.operation)),
  move: writes
    .input(One.extend({ state: ScenarioState, operation }))
    .output(ScenarioHead)
    .mutation(({ ctx, input }) =>
      ctx.services.scenarios.move(input.id, input.state, input.operation),
    ),
  deleteForever: writes
    .input(One.extend({ operation }))
    .output(One)
    .mutation(({ ctx, input }) => ctx.services.scenarios.deleteForever(input.id, input.operation)),
  useBook: writes
    .input(One.extend({ expectedRevision, priceBook: PriceBookRef, operation }))
    .output(StoredScenario)
    .mutation(({ ctx, input }) =>
      ctx.services.scenarios.useBook(
        input.id,
        input.expectedRevision,
        input.priceBook,
        input.operation,
      ),
    ),
  price: writes
    .output(z.strictObject({ remaining: z.int() }))
    .mutation(({ ctx }) => ctx.services.scenarios.price()),
});
