import { builtInPriceBooks } from '../../src/shared/price-books/built-in';
import { sampleScenarios } from '../../src/shared/samples/samples';
import { SCENARIO_FORMAT, type ScenarioInput } from '../../src/shared/contract/scenario';
import type { Random } from '../support/random';
import type { Entry, Model } from './model';

/** One write: what is asked, and what the library must look like once it is kept. */
export type Write = {
  readonly path: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** Applies it; `value` is the answer, or absent where the write was kept but never acknowledged. */
  readonly apply: (model: Model, value?: unknown) => void;
  /** It gives records revisions that cannot be foretold. */
  readonly anyRevision?: boolean;
};

const MOST_SCENARIOS = 40;
const MOST_BOOKS = 12;

/** A scenario that is priced in a few milliseconds and differs by `quantity`. */
export function soakScenario(name: string, quantity: number, months = 1): ScenarioInput {
  return {
    format: SCENARIO_FORMAT,
    name,
    priceBook: { id: 'cloro' },
    start: '2027-01-01',
    months,
    lines: [
      { id: 'a', operation: 'perplexity', quantity, schedule: { kind: 'weekdays' } },
      {
        id: 'b',
        operation: 'chatgpt-web-search',
        quantity: 3,
        schedule: { kind: 'per-month', spread: 'first-day' },
      },
    ],
  };
}

type Draw = { readonly model: Model; readonly random: Random; readonly key: string };
type Kind = (draw: Draw) => Write | undefined;

/** The next write; every one carries a key of its own, so that it may be repeated after a crash. */
export function nextWrite(model: Model, random: Random, key: string): Write {
  for (;;) {
    const write = random.pick(KINDS)({ model, random, key });
    if (write !== undefined) return write;
  }
}

type Head = { readonly head: { readonly id: string; readonly revision: number } };

const create: Kind = ({ model, random, key }) => {
  if (model.scenarios.size >= MOST_SCENARIOS) return undefined;
  const quantity = random.below(500) + 1;
  const entry: Entry = {
    name: key,
    revision: 1,
    state: 'active',
    tags: [key],
    quantity: String(quantity),
  };
  const scenario = soakScenario(key, quantity);
  return {
    path: 'scenarios.create',
    input: { scenario, tags: [key], operation: key },
    apply: (to, value) => void to.scenarios.set(idOf(value, key), entry),
  };
};

const createFromSample: Kind = ({ model, random, key }) => {
  if (model.scenarios.size >= MOST_SCENARIOS || random.chance(0.7)) return undefined;
  const sample = random.pick(sampleScenarios());
  const quantity = sample.scenario.lines[0]?.quantity;
  const entry: Entry = {
    name: sample.name,
    revision: 1,
    state: 'active',
    tags: [],
    quantity: typeof quantity === 'object' ? JSON.stringify(quantity) : String(quantity ?? null),
  };
  return {
    path: 'scenarios.createFromSample',
    input: { sample: sample.id, operation: key },
    apply: (to, value) => void to.scenarios.set(idOf(value, key), entry),
  };
};

function idOf(value: unknown, key: string): string {
  return value === undefined ? `unknown ${key}` : (value as Head).head.id;
}

/** A scenario whose id is known, in one of these states. */
function known({ model, random }: Draw, ...states: readonly Entry['state'][]) {
  const fitting = [...model.scenarios].filter(
    ([id, { state }]) => !id.startsWith('unknown') && states.includes(state),
  );
  if (fitting.length === 0) return undefined;
  const [id, entry] = random.pick(fitting);
  return { id, entry };
}

const save: Kind = (draw) => {
  const found = known(draw, 'active', 'archived');
  if (!found) return undefined;
  const { id, entry } = found;
  const quantity = draw.random.below(500) + 1;
  const change = { name: draw.key, revision: entry.revision + 1, quantity: String(quantity) };
  return {
    path: 'scenarios.save',
    input: {
      id,
      expectedRevision: entry.revision,
      scenario: soakScenario(draw.key, quantity),
      // Of the name that it belongs to, so that one look tells whether it still does.
      history: { past: [{ name: draw.key, changes: [] }], future: [] },
      operation: draw.key,
    },
    apply: (to) => to.edit(id, change),
  };
};

const rename: Kind = (draw) => {
  const found = known(draw, 'active', 'archived');
  if (!found) return undefined;
  const { id, entry } = found;
  return {
    path: 'scenarios.rename',
    input: { id, name: `renamed ${draw.key}`, operation: draw.key },
    apply: (to) => to.edit(id, { name: `renamed ${draw.key}`, revision: entry.revision + 1 }),
  };
};

const setTags: Kind = (draw) => {
  const found = known(draw, 'active', 'archived', 'trash');
  if (!found) return undefined;
  const tags = [draw.key, 'soak'];
  return {
    path: 'scenarios.setTags',
    input: { id: found.id, tags, operation: draw.key },
    apply: (to) => to.edit(found.id, { tags }),
  };
};

const duplicate: Kind = (draw) => {
  const found = known(draw, 'active', 'archived');
  if (!found || draw.model.scenarios.size >= MOST_SCENARIOS) return undefined;
  return {
    path: 'scenarios.duplicate',
    input: { id: found.id, operation: draw.key },
    apply: (to, value) => void to.scenarios.set(idOf(value, draw.key), to.copyOf(found.id)),
  };
};

const move: Kind = (draw) => {
  const found = known(draw, 'active', 'archived', 'trash');
  if (!found) return undefined;
  const state = draw.random.pick(['active', 'archived', 'trash', 'trash'] as const);
  return {
    path: 'scenarios.move',
    input: { id: found.id, state, operation: draw.key },
    apply: (to) => to.edit(found.id, { state }),
  };
};

const deleteForever: Kind = (draw) => {
  const found = known(draw, 'trash');
  if (!found) return undefined;
  return {
    path: 'scenarios.deleteForever',
    input: { id: found.id, operation: draw.key },
    apply: (to) => void to.scenarios.delete(found.id),
  };
};

const theme: Kind = ({ random }) => {
  const next = random.pick(['system', 'light', 'dark'] as const);
  return {
    path: 'settings.change',
    input: { theme: next },
    apply: (to) => {
      to.theme = next;
    },
  };
};

/** An import: the text of a whole price book, all of it or nothing. */
const importBook: Kind = ({ model, random, key }) => {
  if (model.books.size >= MOST_BOOKS) return undefined;
  const book = { ...random.pick(builtInPriceBooks()), id: `own-${key}`, label: key };
  return {
    path: 'priceBooks.import',
    input: { text: JSON.stringify(book), operation: key },
    apply: (to) => void to.books.set(book.id, { label: key, version: book.version, revision: 1 }),
  };
};

const removeBook: Kind = ({ model, random, key }) => {
  if (model.books.size === 0) return undefined;
  const [id, { version }] = random.pick([...model.books]);
  return {
    path: 'priceBooks.remove',
    input: { id, version, operation: key },
    apply: (to) => void to.books.delete(id),
  };
};

const KINDS: readonly Kind[] = [
  create,
  create,
  create,
  createFromSample,
  save,
  save,
  save,
  save,
  rename,
  setTags,
  duplicate,
  move,
  move,
  deleteForever,
  theme,
  importBook,
  removeBook,
];
