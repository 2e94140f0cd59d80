import type {
  ComparisonDigest,
  Instant,
  PriceBookHead,
  PriceBookRef,
  ScenarioHead,
  ScenarioState,
  StoredPriceBook,
} from '../../shared/contract/library';
import type {
  Backup,
  BackupReason,
  PlaceCheck,
  PlaceState,
  RestorePreview,
} from '../../shared/contract/place';
import type { PriceBook } from '../../shared/contract/price-book';
import type { QuoteContent, QuoteHead } from '../../shared/contract/quote';
import type { FrozenQuote } from '../../shared/contract/quote-frozen';
import type { Scenario } from '../../shared/contract/scenario';
import type { KeptHistory } from '../../shared/contract/scenario-history';

/**
 * What the use cases ask of storage, in domain types. Every method is synchronous; src/main/db
 * implements them. Reading throws TierwiseError of kind `storage` where what is stored is no longer
 * of its contract.
 */

export type NewPriceBook = {
  readonly book: PriceBook;
  readonly origin: PriceBookHead['origin'];
  readonly parent: PriceBookRef | null;
  readonly at: Instant;
};

export type PriceBookRepository = {
  /** All versions of all books. */
  readonly list: () => readonly PriceBookHead[];
  readonly find: (ref: PriceBookRef) => StoredPriceBook | undefined;
  /** Cheap: tells whether a book read before is still the stored one. */
  readonly revisionOf: (ref: PriceBookRef) => number | undefined;
  readonly versionsOf: (id: string) => readonly string[];
  readonly insert: (fresh: NewPriceBook) => void;
  /**
   * Saves over the same id and version; false where `expectedRevision` is not the stored one. The
   * scenarios pinned to it lose their results.
   */
  readonly replace: (book: PriceBook, expectedRevision: number, at: Instant) => boolean;
  readonly remove: (ref: PriceBookRef) => void;
};

/** A scenario with everything storage keeps of it. */
export type KeptScenario = {
  readonly head: ScenarioHead;
  readonly scenario: Scenario;
  /** Name of its comparison among the results; null before the first one. */
  readonly inputHash: string | null;
};

/** A head with the name of its comparison, without the content. */
export type ListedScenario = { readonly head: ScenarioHead; readonly inputHash: string | null };

export type ScenarioRepository = {
  /** Newest edit first. */
  readonly list: (state: ScenarioState) => readonly ListedScenario[];
  readonly find: (id: string) => KeptScenario | undefined;
  readonly insert: (kept: KeptScenario) => void;
  /** Writes all of it; false where the stored revision is not `expectedRevision`. */
  readonly update: (kept: KeptScenario, expectedRevision: number) => boolean;
  /** Names its comparison; no edit, so the revision stays. */
  readonly setInputHash: (id: string, revision: number, inputHash: string) => void;
  /** Only where it is of the stored revision; one that this version cannot read is none. */
  readonly history: (id: string) => KeptHistory | undefined;
  /** Puts it in the place of the one before; undefined leaves none. */
  readonly keepHistory: (id: string, kept: KeptHistory | undefined) => void;
  /** With its history. */
  readonly remove: (id: string) => void;
  /** Ids of scenarios in the trash since before `instant`. */
  readonly trashedBefore: (instant: Instant) => readonly string[];
};

/** A quote with everything storage keeps of it. */
export type KeptQuote = {
  readonly head: QuoteHead;
  readonly content: QuoteContent;
  /** What it was when it was sent; null while it is a draft. */
  readonly frozen: FrozenQuote | null;
  readonly trashedAt: Instant | null;
};

export type QuoteRepository = {
  /** Newest edit first, without what is in the trash; of one scenario, or of all. */
  readonly list: (scenario?: string) => readonly QuoteHead[];
  readonly find: (id: string) => KeptQuote | undefined;
  /** The one edited last, in the trash or not. */
  readonly newest: () => KeptQuote | undefined;
  /** The newest edition of every number there is, in the trash or not. */
  readonly editions: () => ReadonlyMap<string, number>;
  readonly insert: (kept: KeptQuote) => void;
  /** Writes all of it; false where the stored revision is not `expectedRevision`. */
  readonly update: (kept: KeptQuote, expectedRevision: number) => boolean;
  readonly remove: (id: string) => void;
  /** Ids of drafts in the trash since before `instant`. */
  readonly trashedBefore: (instant: Instant) => readonly string[];
};

/** Digests of comparisons by input hash; losing one costs time, never meaning. */
export type ResultRepository = {
  readonly findAll: (inputHashes: readonly string[]) => ReadonlyMap<string, ComparisonDigest>;
  readonly keep: (inputHash: string, digest: ComparisonDigest, at: Instant) => void;
  /** Forgets what no scenario points to. */
  readonly prune: () => void;
};

export type SettingRepository = {
  /** JSON values by key. */
  readonly all: () => ReadonlyMap<string, unknown>;
  readonly set: (key: string, value: unknown, at: Instant) => void;
  readonly remove: (key: string) => void;
};

/** Answers already given to writes, by the key the caller chose: a retry gets the same answer. */
export type OperationLog = {
  readonly find: (key: string) => { readonly name: string; readonly answer: unknown } | undefined;
  readonly record: (key: string, name: string, answer: unknown, at: Instant) => void;
  readonly forgetBefore: (instant: Instant) => void;
};

export type Storage = {
  readonly priceBooks: PriceBookRepository;
  readonly scenarios: ScenarioRepository;
  readonly quotes: QuoteRepository;
  readonly results: ResultRepository;
  readonly settings: SettingRepository;
  readonly operations: OperationLog;
  /** Runs synchronous `work` in one immediate transaction: all of it is kept, or nothing. */
  readonly transaction: <T>(work: () => T extends PromiseLike<unknown> ? never : T) => T;
  /** As `transaction`, for results alone: where nothing can be saved they hold for this session. */
  readonly remember: Storage['transaction'];
};

/** The data folder behind the storage: its state, its backups and its checks. */
export type Keeping = {
  readonly state: () => PlaceState;
  /** The newest first. */
  readonly list: () => readonly Backup[];
  /** A verified backup of all that is committed, also while a transaction of ours is open. */
  readonly make: (reason: BackupReason, at: Instant) => Backup;
  /** What restoring this backup would do to what is there now. */
  readonly compare: (id: string) => Omit<RestorePreview, 'confirm'>;
  /** Replaces all content by the backup's, in the open transaction. */
  readonly replace: (id: string) => void;
  readonly check: () => PlaceCheck;
  /** A backup where something has changed since the last one; a failure becomes a notice. */
  readonly keepUp: (at: Instant) => void;
};

/** Time and new ids come from outside, so that a test decides them. */
export type Ambient = {
  readonly now: () => Instant;
  /** Of the form of RecordId, never given twice. */
  readonly newId: () => string;
  /** Names the rules in force; part of every input hash. */
  readonly programVersion: string;
};
