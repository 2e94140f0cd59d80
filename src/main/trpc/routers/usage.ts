import { z } from 'zod';
import {
  UsageFormat,
  UsageId,
  UsageLook,
  UsageMapping,
  UsageProgress,
  UsageReport,
} from '../../../shared/contract/usage';
import { Id } from '../../../shared/contract/primitives';
import { MAX_PIECE_BYTES } from '../../services/usage/usage-imports';
import { reads, writes } from '../capability';
import { router } from '../trpc';

/** Bytes of a file as base64 text; `Uint8Array.prototype.toBase64` writes it. */
const Piece = z.base64().max(Math.ceil(MAX_PIECE_BYTES / 3) * 4);
const bytesOf = (piece: string): Uint8Array => Buffer.from(piece, 'base64');

const UploadOnly = z.strictObject({ upload: UsageId });
const UsageOnly = z.strictObject({ usage: UsageId });

/** Real usage: look at a file's beginning, then send it piece by piece, then finish. */
export const usageRouter = router({
  look: reads
    .input(
      z.strictObject({
        /** The first bytes, and whether they are all of the file. */
        head: Piece,
        whole: z.boolean(),
        /** The price book whose words the columns may hold. */
        priceBook: z.strictObject({ id: Id, version: z.string().max(40).optional() }).optional(),
      }),
    )
    .output(UsageLook)
    .query(({ ctx, input }) => {
      const { usage, priceBooks } = ctx.services;
      const book = input.priceBook && priceBooks.get(input.priceBook).book;
      return usage.look(bytesOf(input.head), input.whole, book);
    }),
  begin: writes
    .input(z.strictObject({ format: UsageFormat, mapping: UsageMapping }))
    .output(UploadOnly)
    .mutation(({ ctx, input }) => ctx.services.usage.begin(input.format, input.mapping)),
  /** `at`: the byte of the file with which the piece begins; a retry is recognised by it. */
  append: writes
    .input(UploadOnly.extend({ at: z.int().min(0), piece: Piece }))
    .output(UsageProgress)
    .mutation(({ ctx, input }) =>
      ctx.services.usage.append(input.upload, input.at, bytesOf(input.piece)),
    ),
  finish: writes
    .input(UploadOnly)
    .output(UsageOnly.extend({ report: UsageReport }))
    .mutation(({ ctx, input }) => ctx.services.usage.finish(input.upload)),
  cancel: writes
    .input(UploadOnly)
    .output(z.null())
    .mutation(({ ctx, input }) => {
      ctx.services.usage.cancel(input.upload);
      return null;
    }),
  report: reads
    .input(UsageOnly)
    .output(UsageReport)
    .query(({ ctx, input }) => ctx.services.usage.report(input.usage)),
  /** The rows set aside as NDJSON, to be saved; `complete` is false where there were too many to keep. */
  setAside: reads
    .input(UsageOnly)
    .output(z.strictObject({ ndjson: z.string(), complete: z.boolean() }))
    .query(({ ctx, input }) => ctx.services.usage.setAside(input.usage)),
});
