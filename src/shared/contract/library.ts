import { z } from 'zod';
import { PriceBook } from './price-book';
import { CalendarDate, Id, Label, SignedDecimal } from './primitives';
import { Scenario } from './scenario';

/** What the library of scenarios and price books shows and is asked; kept in SQLite. */

/** UTC, "2026-11-21T08:15:30.000Z". */
export const Instant = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/, 'a UTC instant');
export type Instant = z.infer<typeof Instant>;

export const PriceBookVersion = z.string().min(1).max(40);
export const PriceBookRef = z.strictObject({ id: Id, version: PriceBookVersion });
export type PriceBookRef = z.infer<typeof PriceBookRef>;

/** One version of one price book as the list shows it. */
export const PriceBookHead = PriceBookRef.extend({
  label: Label,
  vendor: Label,
  currency: z.string(),
  planCount: z.int(),
  /** Oldest date on which one of its sources was read. */
  readOn: CalendarDate,
  /** `built-in` ships with the program and is read-only; `own` is a copy, an import or made here. */
  origin: z.enum(['built-in', 'own']),
  parent: PriceBookRef.nullable(),
  /** Goes up with every saving in place. */
  revision: z.int(),
  createdAt: Instant,
  updatedAt: Instant,
  /** Scenarios pinned to this version, those in the trash included, and quotes sent with it. */
  usedBy: z.int(),
});
export type PriceBookHead = z.infer<typeof PriceBookHead>;

export const StoredPriceBook = z.strictObject({ head: PriceBookHead, book: PriceBook });
export type StoredPriceBook = z.infer<typeof StoredPriceBook>;

export const FaultSchema = z.strictObject({
  code: z.string(),
  path: z.string(),
  found: z.string(),
  allowed: z.string(),
  remedy: z.string(),
});

/** A check that ends in faults is an answer, not an error. */
export const CheckAnswer = z.strictObject({ ok: z.boolean(), faults: z.array(FaultSchema) });
export type CheckAnswer = z.infer<typeof CheckAnswer>;

export const ScenarioState = z.enum(['active', 'archived', 'trash']);
export type ScenarioState = z.infer<typeof ScenarioState>;

/** Name of the record in the library; opaque. */
export const RecordId = z.string().regex(/^[A-Za-z0-9-]{1,64}$/, 'an id of the library');

export const Tag = z.string().trim().min(1).max(40);
export const Tags = z.array(Tag).max(20);

/** What the library keeps beside a scenario's content. */
export const ScenarioHead = z.strictObject({
  id: RecordId,
  name: Label,
  priceBook: PriceBookRef,
  /** Goes up with every saved edit; a save names the one it started from. */
  revision: z.int(),
  tags: Tags,
  state: ScenarioState,
  /** The scenario this one was duplicated from; it may be gone. */
  parent: RecordId.nullable(),
  /** Came with the program. */
  sample: z.boolean(),
  createdAt: Instant,
  updatedAt: Instant,
  /** Since when it has been archived or in the trash; null while active. */
  stateSince: Instant.nullable(),
});
export type ScenarioHead = z.infer<typeof ScenarioHead>;

export const StoredScenario = z.strictObject({ head: ScenarioHead, scenario: Scenario });
export type StoredScenario = z.infer<typeof StoredScenario>;

/** The figures of a comparison that the list of scenarios shows. */
export const ComparisonDigest = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('priced'),
    currency: z.string(),
    months: z.int(),
    /** Cheapest feasible plan; null where none is. */
    best: z
      .strictObject({ plan: Id, label: Label, priceBook: Id, total: SignedDecimal })
      .nullable(),
    /** Total of the best plan × 12 / months, rounded half up to the minor unit. */
    yearly: SignedDecimal.nullable(),
    planCount: z.int(),
    feasibleCount: z.int(),
  }),
  /** The engine refused, such as amounts beyond its range; one sentence why. */
  z.strictObject({ kind: z.literal('failed'), why: z.string() }),
]);
export type ComparisonDigest = z.infer<typeof ComparisonDigest>;

export const ScenarioRow = ScenarioHead.extend({
  priceBookLabel: z.string(),
  /** A newer version of its price book than the one it is pinned to. */
  newerVersion: PriceBookVersion.nullable(),
  /** Null where it has not been priced under the rules in force; `scenarios.price` does. */
  digest: ComparisonDigest.nullable(),
});
export type ScenarioRow = z.infer<typeof ScenarioRow>;

export const Sample = z.strictObject({ id: Id, name: Label, summary: z.string(), priceBook: Id });
export type Sample = z.infer<typeof Sample>;
