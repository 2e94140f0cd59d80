import { z } from 'zod';
import {
  CheckAnswer,
  PriceBookHead,
  PriceBookRef,
  PriceBookVersion,
  StoredPriceBook,
} from '../../../shared/contract/library';
import { PriceBookChange } from '../../../shared/contract/price-book-change';
import { Id, Label } from '../../../shared/contract/primitives';
import { reads, writes } from '../capability';
import { router } from '../trpc';
import { OperationKey, PriceBookContent } from './inputs';

const Which = z.strictObject({ id: Id, version: PriceBookVersion.optional() });
const Revision = z.int().min(1);
const operation = OperationKey;

export const priceBooksRouter = router({
  list: reads
    .output(z.array(PriceBookHead).readonly())
    .query(({ ctx }) => ctx.services.priceBooks.list()),
  get: reads
    .input(Which)
    .output(StoredPriceBook)
    .query(({ ctx, input }) => ctx.services.priceBooks.get(input)),
  validate: reads
    .input(z.strictObject({ book: z.unknown() }))
    .output(CheckAnswer)
    .query(({ ctx, input }) => ctx.services.priceBooks.validate(input.book)),
  diff: reads
    .input(z.strictObject({ before: Which, after: Which }))
    .output(z.array(PriceBookChange).readonly())
    .query(({ ctx, input }) => ctx.services.priceBooks.diff(input.before, input.after)),
  nextVersion: reads
    .input(PriceBookRef)
    .output(PriceBookVersion)
    .query(({ ctx, input }) => ctx.services.priceBooks.nextVersion(input)),
  export: reads
    .input(Which)
    .output(z.string())
    .query(({ ctx, input }) => ctx.services.priceBooks.export(input)),
  copy: writes
    .input(Which.extend({ label: Label.optional(), operation }))
    .output(StoredPriceBook)
    .mutation(({ ctx, input: { label, operation: key, ...which } }) =>
      ctx.services.priceBooks.copy(which, label, key),
    ),
  create: writes
    .input(z.strictObject({ label: Label, vendor: Label, currency: z.string().max(3), operation }))
    .output(StoredPriceBook)
    .mutation(({ ctx, input: { operation: key, ...names } }) =>
      ctx.services.priceBooks.create(names, key),
    ),
  save: writes
    .input(z.strictObject({ book: PriceBookContent, expectedRevision: Revision, operation }))
    .output(PriceBookHead)
    .mutation(({ ctx, input }) =>
      ctx.services.priceBooks.save(input.book, input.expectedRevision, input.operation),
    ),
  saveVersion: writes
    .input(z.strictObject({ book: PriceBookContent, from: PriceBookRef, operation }))
    .output(PriceBookHead)
    .mutation(({ ctx, input }) =>
      ctx.services.priceBooks.saveVersion(input.book, input.from, input.operation),
    ),
  remove: writes
    .input(PriceBookRef.extend({ operation }))
    .output(PriceBookRef)
    .mutation(({ ctx, input: { operation: key, ...ref } }) =>
      ctx.services.priceBooks.remove(ref, key),
    ),
  import: writes
    .input(z.strictObject({ text: z.string(), operation }))
    .output(PriceBookHead)
    .mutation(({ ctx, input }) => ctx.services.priceBooks.import(input.text, input.operation)),
});
