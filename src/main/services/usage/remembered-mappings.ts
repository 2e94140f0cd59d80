import { createHash } from 'node:crypto';
import { z } from 'zod';
import { UsageMapping, type UsageFormat } from '../../../shared/contract/usage';
import { TierwiseError } from '../../../shared/errors';
import type { Write } from '../once';
import type { Ambient, Storage } from '../ports';

const KEY = 'usageMappings';
/** The latest of so many kinds of files are remembered. */
const KEPT = 50;

const Kept = z.array(z.strictObject({ signature: z.string(), mapping: UsageMapping }));

export type RememberedMappings = {
  readonly find: (format: UsageFormat) => UsageMapping | null;
  readonly remember: (format: UsageFormat, mapping: UsageMapping) => void;
};

/** Mappings by the columns of the files they were used for, the latest first. */
export function rememberedMappings(
  storage: Storage,
  ambient: Ambient,
  write: Write,
): RememberedMappings {
  // What another version has written and this one cannot read counts as nothing remembered.
  const kept = (): z.infer<typeof Kept> =>
    Kept.safeParse(storage.settings.all().get(KEY) ?? []).data ?? [];
  return {
    find: (format) => {
      const signature = signatureOf(format);
      return kept().find((one) => one.signature === signature)?.mapping ?? null;
    },
    remember: (format, mapping) => {
      const signature = signatureOf(format);
      try {
        write('usage.remember', undefined, () => {
          const others = kept().filter((one) => one.signature !== signature);
          const next = [{ signature, mapping }, ...others].slice(0, KEPT);
          storage.settings.set(KEY, next, ambient.now());
          return null;
        });
      } catch (cause) {
        // The usage itself is at hand; where nothing can be kept, its columns are asked once more.
        if (!(cause instanceof TierwiseError) || cause.kind !== 'storage') throw cause;
      }
    },
  };
}

/** Files with the same columns in the same order are of one kind, whatever their delimiter or encoding. */
function signatureOf({ kind, header, columns }: UsageFormat): string {
  return createHash('sha256')
    .update(JSON.stringify([kind, header, columns]))
    .digest('hex');
}
