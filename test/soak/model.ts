import { copyName } from '../../src/main/services/scenario-rules';
import type { ScenarioState } from '../../src/shared/contract/library';

/** What the library must hold: every acknowledged write, once, and nothing else. */
export type Entry = {
  readonly name: string;
  readonly revision: number;
  readonly state: ScenarioState;
  readonly tags: readonly string[];
  /** Quantity of the first line: tells contents apart beside the name. */
  readonly quantity: string;
};

export type OwnBook = {
  readonly label: string;
  readonly version: string;
  readonly revision: number;
};

export class Model {
  readonly scenarios: Map<string, Entry>;
  readonly books: Map<string, OwnBook>;
  theme: string;

  constructor(from?: Model) {
    this.scenarios = new Map(from?.scenarios);
    this.books = new Map(from?.books);
    this.theme = from?.theme ?? 'system';
  }

  edit(id: string, change: Partial<Entry>): void {
    const entry = this.scenarios.get(id);
    if (entry === undefined) throw new Error(`the model has no scenario ${id}`);
    this.scenarios.set(id, { ...entry, ...change });
  }

  /** Takes over all of another state. */
  becomes(other: Model): void {
    this.scenarios.clear();
    for (const [id, entry] of other.scenarios) this.scenarios.set(id, entry);
    this.books.clear();
    for (const [id, book] of other.books) this.books.set(id, book);
    this.theme = other.theme;
  }

  /** The revisions of what is really there, where they could not be foretold. */
  takeRevisions(actual: Model): void {
    for (const [id, { revision }] of actual.scenarios) this.edit(id, { revision });
    for (const [id, { revision }] of actual.books) {
      const book = this.books.get(id);
      if (book !== undefined) this.books.set(id, { ...book, revision });
    }
  }

  /** The name that a copy gets. */
  copyOf(id: string): Entry {
    const entry = this.scenarios.get(id);
    if (entry === undefined) throw new Error(`the model has no scenario ${id}`);
    const names = new Set([...this.scenarios.values()].map(({ name }) => name));
    return { ...entry, name: copyName(entry.name, names), revision: 1, state: 'active' };
  }

  /** All of it as text, without ids, which are only known once acknowledged. */
  text({ revisions = true } = {}): string {
    const revisionOf = (revision: number): number => (revisions ? revision : 0);
    const scenarios = [...this.scenarios.values()].map(
      ({ name, revision, state, tags, quantity }) =>
        `${name} r${revisionOf(revision)} ${state} [${tags.join(' ')}] ${quantity}`,
    );
    const books = [...this.books.values()].map(
      ({ label, revision }) => `book ${label} r${revisionOf(revision)}`,
    );
    return [...scenarios, ...books].toSorted().concat(`theme ${this.theme}`).join('\n');
  }
}
