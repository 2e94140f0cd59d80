import { z } from 'zod';
import { SettingKey, Settings, SettingsChange } from '../../../shared/contract/settings';
import { reads, writes } from '../capability';
import { router } from '../trpc';

export const settingsRouter = router({
  get: reads.output(Settings).query(({ ctx }) => ctx.services.settings.get()),
  change: writes
    .input(SettingsChange)
    .output(Settings)
    .mutation(({ ctx, input }) => ctx.services.settings.change(input)),
  reset: writes
    .input(z.strictObject({ key: SettingKey.optional() }))
    .output(Settings)
    .mutation(({ ctx, input }) => ctx.services.settings.reset(input.key)),
});
