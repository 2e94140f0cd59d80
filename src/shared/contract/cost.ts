import { z } from 'zod';
import { citable, Count, Decimal, Id, Label } from './primitives';

/**
 * Cost of one unit of an operation, in credits of one meter (rulebook 8, "cost").
 * A formula is a small tree; parameters are named by id and get their values from the workload.
 */
export type CostFormula =
  /** The same for every unit. */
  | { kind: 'fixed'; amount: string }
  /** Uncertain: counts with `likely`, the middle where none is given. */
  | { kind: 'range'; min: string; likely?: string | undefined; max: string }
  /** The user's own number or range, in the parameter of this name. */
  | { kind: 'entered'; parameter: string }
  /** By choice; a mix over the choices costs each share its own. */
  | { kind: 'table'; parameter: string; rows: { option: string; cost: CostFormula }[] }
  /** first + further × (n − 1), for pages or fields. */
  | { kind: 'steps'; parameter: string; first: string; further: string }
  /** amount × n. */
  | { kind: 'per'; parameter: string; amount: string }
  | { kind: 'sum'; of: CostFormula[] }
  /** A multiplier, such as a model tier. */
  | { kind: 'times'; factor: string; cost: CostFormula };

export const CostFormula: z.ZodType<CostFormula> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z
      .strictObject({ kind: z.literal('fixed'), amount: Decimal })
      .describe('The same for every unit.'),
    z
      .strictObject({
        kind: z.literal('range'),
        min: Decimal,
        likely: Decimal.optional(),
        max: Decimal,
      })
      .describe('Uncertain: counts with likely, the middle where none is given.'),
    z
      .strictObject({ kind: z.literal('entered'), parameter: Id })
      .describe('The user’s own number or range, in a parameter of kind credits.'),
    z
      .strictObject({
        kind: z.literal('table'),
        parameter: Id,
        rows: z
          .array(z.strictObject({ option: Id, cost: CostFormula }))
          .min(1)
          .max(200),
      })
      .describe(
        'By choice, in a parameter of kind choice; a mix over the choices costs each share its own.',
      ),
    z
      .strictObject({ kind: z.literal('steps'), parameter: Id, first: Decimal, further: Decimal })
      .describe('first + further × (n − 1), for pages or fields; n in a parameter of kind whole.'),
    z
      .strictObject({ kind: z.literal('per'), parameter: Id, amount: Decimal })
      .describe('amount × n; n in a parameter of kind whole.'),
    z.strictObject({ kind: z.literal('sum'), of: z.array(CostFormula).min(1).max(20) }),
    z
      .strictObject({ kind: z.literal('times'), factor: Decimal, cost: CostFormula })
      .describe('A multiplier, such as a model tier.'),
  ]),
);

/** A knob of an operation, in the vendor's words. */
export const Parameter = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('choice'),
    id: Id,
    label: Label,
    options: z
      .array(z.strictObject({ id: Id, label: Label }))
      .min(1)
      .max(200),
    default: Id.optional(),
    ...citable,
  }),
  z.strictObject({
    kind: z.literal('whole'),
    id: Id,
    label: Label,
    min: Count,
    max: Count,
    default: Count.optional(),
    ...citable,
  }),
  z
    .strictObject({
      kind: z.literal('credits'),
      id: Id,
      label: Label,
      default: Decimal.optional(),
      ...citable,
    })
    .describe('A number of credits, at least 0, or a range, that the user must enter.'),
]);
export type Parameter = z.infer<typeof Parameter>;
