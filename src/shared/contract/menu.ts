import { z } from 'zod';

/** What a window offers the native menus: its commands as they stand now, and where one was last. */
export const MenuOffer = z.strictObject({
  commands: z
    .array(
      z.strictObject({
        id: z.string().max(60),
        /** Says more than the table's where it can: "Undo Set months". */
        title: z.string().max(300),
        enabled: z.boolean(),
      }),
    )
    .max(200),
  /** Scenarios edited last, the newest first. */
  recent: z.array(z.strictObject({ id: z.string().max(100), name: z.string().max(300) })).max(20),
});
export type MenuOffer = z.infer<typeof MenuOffer>;

/** What was chosen in a native menu. */
export type MenuChoice =
  | { readonly kind: 'command'; readonly id: string }
  | { readonly kind: 'scenario'; readonly id: string };
