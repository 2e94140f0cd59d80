import { z } from 'zod';
import { RecordId } from '../../../shared/contract/library';
import { Id } from '../../../shared/contract/primitives';
import {
  QuoteHead,
  QuoteStyle,
  StoredQuote,
  type QuoteContentInput,
} from '../../../shared/contract/quote';
import { QuoteDifference } from '../../../shared/contract/quote-figures';
import { QuoteView } from '../../../shared/contract/quote-frozen';
import { Edition } from '../../../shared/contract/quote-sheet';
import { reads, writes } from '../capability';
import { router } from '../trpc';
import { OperationKey, ScenarioContent } from './inputs';

const One = z.strictObject({ id: RecordId });
const expectedRevision = z.int().min(1);
const operation = OperationKey;

/** Checked in the service, which names every fault. */
const Content = z.custom<QuoteContentInput>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  'a quote',
);

export const quotesRouter = router({
  list: reads
    .input(z.strictObject({ scenario: RecordId.optional() }).prefault({}))
    .output(z.array(QuoteHead).readonly())
    .query(({ ctx, input }) => ctx.services.quotes.list(input.scenario)),
  get: reads
    .input(One)
    .output(StoredQuote)
    .query(({ ctx, input }) => ctx.services.quotes.get(input.id)),
  view: reads
    .input(
      One.extend({
        content: Content.optional(),
        scenario: ScenarioContent.optional(),
        edition: Edition.default('full'),
      }),
    )
    .output(QuoteView)
    .query(({ ctx, input: { id, edition, ...unsaved } }) =>
      ctx.services.quoteViews.view(id, unsaved, edition),
    ),
  compare: reads
    .input(z.strictObject({ before: RecordId, after: RecordId }))
    .output(z.array(QuoteDifference).readonly())
    .query(({ ctx, input }) => ctx.services.quoteViews.compare(input.before, input.after)),
  create: writes
    .input(
      z.strictObject({ scenario: RecordId, plan: Id, style: QuoteStyle.optional(), operation }),
    )
    .output(StoredQuote)
    .mutation(({ ctx, input: { operation: key, ...about } }) =>
      ctx.services.quotes.create(about, key),
    ),
  save: writes
    .input(One.extend({ expectedRevision, content: Content, operation }))
    .output(QuoteHead)
    .mutation(({ ctx, input }) =>
      ctx.services.quotes.save(input.id, input.expectedRevision, input.content, input.operation),
    ),
  remove: writes
    .input(One.extend({ operation }))
    .output(One)
    .mutation(({ ctx, input }) => ctx.services.quotes.remove(input.id, input.operation)),
  restore: writes
    .input(One.extend({ operation }))
    .output(StoredQuote)
    .mutation(({ ctx, input }) => ctx.services.quotes.restore(input.id, input.operation)),
  send: writes
    .input(One.extend({ expectedRevision, hash: z.string().max(200), operation }))
    .output(StoredQuote)
    .mutation(({ ctx, input }) =>
      ctx.services.quotes.send(input.id, input.expectedRevision, input.hash, input.operation),
    ),
  accept: writes
    .input(One.extend({ operation }))
    .output(StoredQuote)
    .mutation(({ ctx, input }) => ctx.services.quotes.accept(input.id, input.operation)),
  revise: writes
    .input(One.extend({ operation }))
    .output(StoredQuote)
    .mutation(({ ctx, input }) => ctx.services.quotes.revise(input.id, input.operation)),
});
