import type {
  PriceBookRef,
  Sample,
  ScenarioHead,
  ScenarioRow,
  ScenarioState,
  StoredScenario,
} from '../../shared/contract/library';
import type {
  KeptHistory,
  KeptStep,
  ScenarioHistory,
} from '../../shared/contract/scenario-history';
import type { BookLookup } from './book-lookup';
import { unknownName } from './fault';
import { libraryRows } from './library-rows';
import { daysBefore, type Write } from './once';
import type { PlanningService } from './planning';
import type { Ambient, KeptScenario, Storage } from './ports';
import { readScenario, type PricedInput } from './scenario-input';
import { keepPriced, priceSome } from './scenario-pricing';
import { copyName, inTrash, notInTrash, revisionConflict, scenarioUnknown } from './scenario-rules';
import { stepOf, withStep } from './scenario-steps';

/** How long a scenario stays in the trash. */
export const TRASH_DAYS = 30;

export type ScenarioSample = Sample & { readonly scenario: unknown };

export type ScenarioServiceParts = {
  readonly storage: Storage;
  readonly ambient: Ambient;
  readonly write: Write;
  readonly books: BookLookup;
  readonly planning: PlanningService;
  readonly samples: readonly ScenarioSample[];
};

type KeptWith = {
  readonly history?: ScenarioHistory | undefined;
  readonly operation?: string | undefined;
};

/**
 * The library of scenarios. Every write is one transaction and takes a key by which a retry is
 * known (`operation`); what is kept is checked, pinned to price book versions and priced.
 */
export class ScenarioService {
  readonly #parts: ScenarioServiceParts;

  constructor(parts: ScenarioServiceParts) {
    this.#parts = parts;
  }

  list(state: ScenarioState): readonly ScenarioRow[] {
    const { storage, ambient } = this.#parts;
    return libraryRows(storage, storage.scenarios.list(state), ambient.programVersion);
  }

  get(id: string): StoredScenario {
    return storedOf(this.#kept(id));
  }

  /** The steps of undo and redo around its content; undefined where it was changed by other means. */
  history(id: string): KeptHistory | undefined {
    this.#kept(id);
    return this.#parts.storage.scenarios.history(id);
  }

  samples(): readonly Sample[] {
    return this.#parts.samples.map(({ id, name, summary, priceBook }) => ({
      id,
      name,
      summary,
      priceBook,
    }));
  }

  create(
    json: unknown,
    { tags = [], operation }: { tags?: readonly string[]; operation?: string | undefined } = {},
  ): StoredScenario {
    return this.#parts.write('scenarios.create', operation, () =>
      this.#insert(this.#read(json), { tags: [...tags] }),
    );
  }

  createFromSample(name: string, operation?: string): StoredScenario {
    const { samples, write } = this.#parts;
    return write('scenarios.createFromSample', operation, () => {
      const sample = samples.find(({ id }) => id === name);
      if (!sample) {
        const known = samples.map(({ id }) => id);
        throw unknownName('not-found', 'sample', 'sample', name, known);
      }
      return this.#insert(this.#read(sample.scenario), { sample: true });
    });
  }

  /**
   * Refused as a conflict where the scenario was edited since `expectedRevision`. `history` leads away
   * from what is saved, and is kept with it or not at all.
   */
  save(
    id: string,
    expectedRevision: number,
    json: unknown,
    { history, operation }: KeptWith = {},
  ): ScenarioHead {
    const { write, storage } = this.#parts;
    return write('scenarios.save', operation, () => {
      const before = this.#kept(id);
      if (before.head.state === 'trash') throw inTrash(before.head);
      if (before.head.revision !== expectedRevision) {
        throw revisionConflict(before.head, expectedRevision, before.head.revision);
      }
      const head = this.#update(this.#edited(before, this.#read(json)), expectedRevision);
      if (history !== undefined) {
        storage.scenarios.keepHistory(id, { revision: head.revision, history });
      }
      return head;
    });
  }

  rename(id: string, name: string, operation?: string): ScenarioHead {
    return this.#parts.write('scenarios.rename', operation, () => {
      const before = this.#kept(id);
      const next = this.#edited(before, this.#read({ ...before.scenario, name }));
      const step = stepOf('Rename scenario', 'name', before.scenario.name, next.scenario.name);
      return this.#updateWithStep(next, before.head.revision, step);
    });
  }

  setTags(id: string, tags: readonly string[], operation?: string): ScenarioHead {
    return this.#parts.write('scenarios.setTags', operation, () =>
      this.#relabel(this.#kept(id), { tags: [...new Set(tags)] }),
    );
  }

  /** A copy that remembers which scenario it came from. */
  duplicate(id: string, operation?: string): StoredScenario {
    return this.#parts.write('scenarios.duplicate', operation, () => {
      const { head, scenario } = this.#kept(id);
      const name = copyName(scenario.name, this.#names());
      return this.#insert(this.#read({ ...scenario, name }), { parent: head.id, tags: head.tags });
    });
  }

  /** Archive, put in the trash, or bring back: nothing of it is lost. */
  move(id: string, state: ScenarioState, operation?: string): ScenarioHead {
    const { write, ambient } = this.#parts;
    return write('scenarios.move', operation, () => {
      const before = this.#kept(id);
      if (before.head.state === state) return before.head;
      return this.#relabel(before, {
        state,
        stateSince: state === 'active' ? null : ambient.now(),
      });
    });
  }

  /** Only out of the trash. */
  deleteForever(id: string, operation?: string): { readonly id: string } {
    const { write, storage } = this.#parts;
    return write('scenarios.deleteForever', operation, () => {
      const { head } = this.#kept(id);
      if (head.state !== 'trash') throw notInTrash(head);
      storage.scenarios.remove(id);
      storage.results.prune();
      return { id };
    });
  }

  /** Pins it to another version, or to another book that knows all it names. */
  useBook(
    id: string,
    expectedRevision: number,
    priceBook: PriceBookRef,
    operation?: string,
  ): StoredScenario {
    return this.#parts.write('scenarios.useBook', operation, () => {
      const before = this.#kept(id);
      const next = this.#edited(before, this.#read({ ...before.scenario, priceBook }));
      const { priceBook: from } = before.scenario;
      const { priceBook: to } = next.scenario;
      const step = stepOf(`Use price book ${to.version}`, 'priceBook', from, to);
      this.#updateWithStep(next, expectedRevision, step);
      return storedOf(next);
    });
  }

  /** Prices some of those without figures under the rules in force; says how many remain. */
  price(): { readonly remaining: number } {
    const listed = (['active', 'archived'] as const).flatMap((state) => this.list(state));
    return priceSome(this.#parts, listed, (id) => this.#read(this.#kept(id).scenario));
  }

  #kept(id: string): KeptScenario {
    const found = this.#parts.storage.scenarios.find(id);
    if (!found) throw scenarioUnknown(id);
    return found;
  }

  #read(json: unknown): PricedInput {
    return readScenario(json, this.#parts.books);
  }

  /** The kept scenario with new content, priced, at its next revision. */
  #edited(before: KeptScenario, input: PricedInput): KeptScenario {
    const { scenario } = input;
    const head = {
      ...before.head,
      name: scenario.name,
      priceBook: pinOf(input),
      revision: before.head.revision + 1,
      updatedAt: this.#parts.ambient.now(),
    };
    return { head, scenario, inputHash: keepPriced(this.#parts, input).inputHash };
  }

  /** Steps of another revision lead nowhere from here, so they go. */
  #update(next: KeptScenario, expectedRevision: number): ScenarioHead {
    const { scenarios } = this.#parts.storage;
    const { id, revision } = next.head;
    if (!scenarios.update(next, expectedRevision)) {
      throw revisionConflict(next.head, expectedRevision, this.#kept(id).head.revision);
    }
    if (revision !== expectedRevision) scenarios.keepHistory(id, undefined);
    return next.head;
  }

  /** As `#update`, where the change itself is a step that can be undone in the open scenario. */
  #updateWithStep(next: KeptScenario, expectedRevision: number, step: KeptStep): ScenarioHead {
    const { scenarios } = this.#parts.storage;
    const { id } = next.head;
    const kept = scenarios.history(id);
    const head = this.#update(next, expectedRevision);
    const history = kept && withStep(kept.history, step);
    scenarios.keepHistory(id, history && { revision: head.revision, history });
    return head;
  }

  /** A change of what the library keeps beside the content: no new revision, it is untouched. */
  #relabel(before: KeptScenario, change: Partial<ScenarioHead>): ScenarioHead {
    const next = { ...before, head: { ...before.head, ...change } };
    return this.#update(next, before.head.revision);
  }

  #insert(input: PricedInput, about: Partial<ScenarioHead>): StoredScenario {
    const { storage, ambient } = this.#parts;
    const at = ambient.now();
    const head: ScenarioHead = {
      id: ambient.newId(),
      name: input.scenario.name,
      priceBook: pinOf(input),
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
    const kept = {
      head,
      scenario: input.scenario,
      inputHash: keepPriced(this.#parts, input).inputHash,
    };
    storage.scenarios.insert(kept);
    return storedOf(kept);
  }

  #names(): Set<string> {
    const { scenarios } = this.#parts.storage;
    const states = ['active', 'archived', 'trash'] as const;
    return new Set(states.flatMap((state) => scenarios.list(state).map(({ head }) => head.name)));
  }
}

/** Scenarios longer in the trash than they stay there are deleted. */
export function emptyOldTrash({ scenarios }: Storage, ambient: Ambient): void {
  for (const id of scenarios.trashedBefore(daysBefore(ambient.now(), TRASH_DAYS))) {
    scenarios.remove(id);
  }
}

function storedOf({ head, scenario }: KeptScenario): StoredScenario {
  return { head, scenario };
}

function pinOf({ book }: PricedInput): PriceBookRef {
  return { id: book.id, version: book.version };
}
