import { z } from 'zod';
import { RecordId, StoredScenario } from '../../../shared/contract/library';
import { LOGO_MAX_BYTES } from '../../../shared/contract/quote';
import { Edition } from '../../../shared/contract/quote-sheet';
import {
  FileOutcome,
  LogoAnswer,
  QuoteFormat,
  ShareAnswer,
  TextEnding,
} from '../../../shared/contract/share';
import { reads, writes } from '../capability';
import { router } from '../trpc';
import { OperationKey } from './inputs';

/** What leaves the program as a file, and what comes in as one. Saving asks where, so it is a mutation. */
export const filesRouter = router({
  saveQuote: writes
    .input(
      z.strictObject({
        id: RecordId,
        format: QuoteFormat,
        edition: Edition.default('full'),
        hash: z.string().max(200).optional(),
      }),
    )
    .output(FileOutcome)
    .mutation(({ ctx, input }) => ctx.services.files.saveQuote(input)),
  saveShare: writes
    .input(z.strictObject({ scenario: RecordId }))
    .output(FileOutcome)
    .mutation(({ ctx, input }) => ctx.services.files.saveShare(input.scenario)),
  saveText: writes
    .input(z.strictObject({ name: z.string().max(400), ending: TextEnding, text: z.string() }))
    .output(FileOutcome)
    .mutation(({ ctx, input }) =>
      ctx.services.files.saveText(input.name, input.ending, input.text),
    ),
  /** What the system hands over to be opened, as it comes. */
  opened: reads.subscription(async function* ({ ctx, signal }) {
    yield* ctx.services.files.opened(signal);
  }),
  missingGlyphs: reads
    .input(z.strictObject({ quote: RecordId }))
    .output(z.array(z.string()).readonly())
    .query(({ ctx, input }) => ctx.services.files.missingGlyphs(input.quote)),
  readLogo: reads
    // More than is allowed, so that the answer can say how large it is.
    .input(z.strictObject({ base64: z.string().max(8 * LOGO_MAX_BYTES) }))
    .output(LogoAnswer)
    .query(({ ctx, input }) => ctx.services.files.readLogo(input.base64)),
  inspect: reads
    .input(z.strictObject({ text: z.string() }))
    .output(ShareAnswer)
    .query(({ ctx, input }) => ctx.services.share.inspect(input.text)),
  importShare: writes
    .input(z.strictObject({ text: z.string(), operation: OperationKey }))
    .output(StoredScenario)
    .mutation(({ ctx, input }) => ctx.services.share.import(input.text, input.operation)),
});
