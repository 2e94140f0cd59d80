import type {
  ComparisonDigest,
  PriceBookRef,
  Sample,
  ScenarioHead,
  ScenarioRow,
  ScenarioState,
  StoredScenario,
} from '../../shared/contract/library';
import type { Scenario } from '../../shared/contract/scenario';
import { TierwiseError } from '../../shared/errors';
import type { BookLookup } from './book-lookup';
import { unknownName } from './fault';
import { inputHash } from './input-hash';
import { libraryRows } from './library-rows';
import { daysBefore, type Write } from './once';
import type { PlanningService } from './planning';
import type { Ambient, KeptScenario, Storage } from './ports';
import { copyName, inTrash, notInTrash, revisionConflict, scenarioUnknown } from './scenario-rules';
import { readScenario, type PricedInput } from './scenario-input';

/** How long a scenario stays in the trash. */
export const TRASH_DAYS = 30;

/** Scenarios priced in one call of `price`, so that a long library is brought up to date in steps. */
const PRICED_AT_ONCE = 25;

export type ScenarioSample = Sample & { readonly scenario: unknown };

export type NewScenarioOptions = { readonly tags?: readonly string[]; readonly operation?: string | undefined };

export type ScenarioService = {
  readonly list: (state: ScenarioState) => readonly ScenarioRow[];
  readonly get: (id: string) => StoredScenario;
  readonly samples: () => readonly Sample[];
  readonly create: (json: unknown, options?: NewScenarioOptions) => StoredScenario;
  readonly createFromSample: (sample: string, operation?: string) => StoredScenario;
  /** Refused as a conflict where the scenario was edited since `expectedRevision`. */
  readonly save: (id: string, expectedRevision: number, json: unknown, operation?: string) => ScenarioHead;
  readonly rename: (id: string, name: string, operation?: string) => ScenarioHead;
  readonly setTags: (id: string, tags: readonly string[], operation?: string) => ScenarioHead;
  /** A copy that remembers which scenario it came from. */
  readonly duplicate: (id: string, operation?: string) => StoredScenario;
  /** Archive, put in the trash, or bring back: nothing of it is lost. */
  readonly move: (id: string, state: ScenarioState, operation?: string) => ScenarioHead;
  /** Only out of the trash. */
  readonly deleteForever: (id: string, operation?: string) => { readonly id: string };
  /** Pins it to another version, or another book that knows all it names. */
  readonly useBook: (id: string, expectedRevision: number, book: PriceBookRef, operation?: string) => StoredScenario;
  /** Prices some of those that have no digest under the rules in force; says how many remain. */
  readonly price: () => { readonly remaining: number };
};

export type ScenarioServiceParts = {
  readonly storage: Storage;
  readonly ambient: Ambient;
  readonly write: Write;
  readonly books: BookLookup;
  readonly planning: PlanningService;
  readonly samples: readonly ScenarioSample[];
};

export function createScenarioService(parts: ScenarioServiceParts): ScenarioService {
  const { storage, ambient, write, books, planning, samples } = parts;
  const { scenarios, results } = storage;

  const kept = (id: string): KeptScenario => {
    const found = scenarios.find(id);
    if (!found) throw scenarioUnknown(id);
    return found;
  };

  /** The kept scenario with new content, priced, at its next revision. */
  const edited = (before: KeptScenario, input: PricedInput): KeptScenario => {
    const { scenario, book } = input;
    const priced = planning.digest(input);
    results.keep(priced.inputHash, priced.digest, ambient.now());
    const head = {
      ...before.head,
      name: scenario.name,
      priceBook: pinOf(scenario, book),
      revision: before.head.revision + 1,
      updatedAt: ambient.now(),
    };
    return { head, scenario, inputHash: priced.inputHash };
  };

  const update = (next: KeptScenario, expectedRevision: number): ScenarioHead => {
    if (!scenarios.update(next, expectedRevision)) {
      throw revisionConflict(next.head, expectedRevision, kept(next.head.id).head.revision);
    }
    return next.head;
  };

  /** A change of what the library keeps beside the content: no new revision, the content is untouched. */
  const relabel = (before: KeptScenario, change: Partial<ScenarioHead>): ScenarioHead =>
    update({ ...before, head: { ...before.head, ...change } }, before.head.revision);

  const insert = (input: PricedInput, about: Partial<ScenarioHead>): StoredScenario => {
    const at = ambient.now();
    const priced = planning.digest(input);
    results.keep(priced.inputHash, priced.digest, at);
    const head: ScenarioHead = {
      id: ambient.newId(),
      name: input.scenario.name,
      priceBook: pinOf(input.scenario, input.book),
      revision: 1,
      tags: [],
      state: 'active',
      parent: null,
      sample: false,
      createdAt: at,
      updatedAt: at,
      stateSince: null,
      ...about,
    };
    scenarios.insert({ head, scenario: input.scenario, inputHash: priced.inputHash });
    return { head, scenario: input.scenario };
  };

  const readNow = (json: unknown): PricedInput => readScenario(json, books);

  return {
    list: (state) => libraryRows(storage, scenarios.list(state), ambient.programVersion),
    get: (id) => storedOf(kept(id)),
    samples: () => samples.map(({ scenario: _, ...sample }) => sample),
    create: (json, { tags = [], operation } = {}) =>
      write('scenarios.create', operation, () => insert(readNow(json), { tags: [...tags] })),
    createFromSample: (name, operation) =>
      write('scenarios.createFromSample', operation, () => {
        const sample = samples.find(({ id }) => id === name);
        if (!sample) throw unknownName('not-found', 'sample', 'sample', name, samples.map(({ id }) => id));
        return insert(readNow(sample.scenario), { sample: true });
      }),
    save: (id, expectedRevision, json, operation) =>
      write('scenarios.save', operation, () => {
        const before = kept(id);
        if (before.head.state === 'trash') throw inTrash(before.head);
        if (before.head.revision !== expectedRevision) {
          throw revisionConflict(before.head, expectedRevision, before.head.revision);
        }
        return update(edited(before, readNow(json)), expectedRevision);
      }),
    rename: (id, name, operation) =>
      write('scenarios.rename', operation, () => {
        const before = kept(id);
        return update(edited(before, readNow({ ...before.scenario, name })), before.head.revision);
      }),
    setTags: (id, tags, operation) =>
      write('scenarios.setTags', operation, () => relabel(kept(id), { tags: [...new Set(tags)] })),
    duplicate: (id, operation) =>
      write('scenarios.duplicate', operation, () => {
        const { head, scenario } = kept(id);
        const name = copyName(scenario.name, allNames(storage));
        return insert(readNow({ ...scenario, name }), { parent: head.id, tags: head.tags });
      }),
    move: (id, state, operation) =>
      write('scenarios.move', operation, () => {
        const before = kept(id);
        if (before.head.state === state) return before.head;
        return relabel(before, { state, stateSince: state === 'active' ? null : ambient.now() });
      }),
    deleteForever: (id, operation) =>
      write('scenarios.deleteForever', operation, () => {
        const { head } = kept(id);
        if (head.state !== 'trash') throw notInTrash(head);
        scenarios.remove(id);
        results.prune();
        return { id };
      }),
    useBook: (id, expectedRevision, priceBook, operation) =>
      write('scenarios.useBook', operation, () => {
        const before = kept(id);
        const next = edited(before, readNow({ ...before.scenario, priceBook }));
        update(next, expectedRevision);
        return storedOf(next);
      }),
    price: () => write('scenarios.price', undefined, () => priceSome()),
  };

  function priceSome(): { remaining: number } {
    const unpriced = (['active', 'archived'] as const)
      .flatMap((state) => libraryRows(storage, scenarios.list(state), ambient.programVersion))
      .filter((row) => row.digest === null);
    for (const row of unpriced.slice(0, PRICED_AT_ONCE)) {
      const priced = digestOfRow(row);
      results.keep(priced.inputHash, priced.digest, ambient.now());
      scenarios.setInputHash(row.id, row.revision, priced.inputHash);
    }
    return { remaining: Math.max(0, unpriced.length - PRICED_AT_ONCE) };
  }

  /** One scenario that this version cannot read must not keep the others from their figures. */
  function digestOfRow({ id, revision }: ScenarioRow): { inputHash: string; digest: ComparisonDigest } {
    try {
      return planning.digest(readNow(kept(id).scenario));
    } catch (cause) {
      if (!(cause instanceof TierwiseError)) throw cause;
      const why = cause.message.slice(0, 2000);
      return { inputHash: inputHash(ambient.programVersion, id, revision), digest: { kind: 'failed', why } };
    }
  }
}

/** Scenarios longer in the trash than they stay there are deleted; returns how many. */
export function emptyOldTrash({ scenarios }: Storage, ambient: Ambient): number {
  const old = scenarios.trashedBefore(daysBefore(ambient.now(), TRASH_DAYS));
  for (const id of old) scenarios.remove(id);
  return old.length;
}

function storedOf({ head, scenario }: KeptScenario): StoredScenario {
  return { head, scenario };
}

function pinOf(scenario: Scenario, book: PriceBookRef): PriceBookRef {
  return { id: scenario.priceBook.id, version: book.version };
}

function allNames({ scenarios }: Storage): Set<string> {
  const states = ['active', 'archived', 'trash'] as const;
  return new Set(states.flatMap((state) => scenarios.list(state).map(({ head }) => head.name)));
}
