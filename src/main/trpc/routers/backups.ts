import { z } from 'zod';
import {
  Backup,
  BackupId,
  PlaceCheck,
  PlaceState,
  Restored,
  RestorePreview,
} from '../../../shared/contract/place';
import { reads, writes } from '../capability';
import { router } from '../trpc';
import { OperationKey } from './inputs';

const One = z.strictObject({ id: BackupId });

export const backupsRouter = router({
  state: reads.output(PlaceState).query(({ ctx }) => ctx.services.backups.state()),
  list: reads.output(z.array(Backup).readonly()).query(({ ctx }) => ctx.services.backups.list()),
  preview: reads
    .input(One)
    .output(RestorePreview)
    .query(({ ctx, input }) => ctx.services.backups.preview(input.id)),
  check: reads.output(PlaceCheck).query(({ ctx }) => ctx.services.backups.check()),
  make: writes.output(Backup).mutation(({ ctx }) => ctx.services.backups.make()),
  restore: writes
    .input(One.extend({ confirm: z.string().max(200).optional(), operation: OperationKey }))
    .output(Restored)
    .mutation(({ ctx, input }) =>
      ctx.services.backups.restore(input.id, input.confirm, input.operation),
    ),
});
