import type { ScenarioRow, ScenarioState } from '../../../shared/contract/library';
import type { AppStep } from '../../stores/app-undo';
import { useDraft } from '../../stores/draft';
import type { useTRPCClient } from '../../trpc/client';

/** What the library does with scenarios as wholes, each with its way back. */

export type LibraryHost = {
  readonly client: ReturnType<typeof useTRPCClient>;
  readonly refresh: () => Promise<void>;
};

type Rows = readonly ScenarioRow[];

const key = (): string => crypto.randomUUID();
const words = (count: number): string => (count === 1 ? 'scenario' : `${count} scenarios`);

/** The open draft would overwrite what the library changed: it is opened anew next time. */
function forgetDraft(id: string): void {
  if (useDraft.getState().head?.id !== id) return;
  useDraft.setState({ head: undefined, scenario: undefined, preview: undefined });
}

const MOVE_NAMES: Readonly<Record<ScenarioState, (count: number) => string>> = {
  active: (count) => `Bring back ${words(count)}`,
  archived: (count) => `Archive ${words(count)}`,
  trash: (count) => `Move ${words(count)} to trash`,
};

export function moveStep(
  { client, refresh }: LibraryHost,
  rows: Rows,
  state: ScenarioState,
): AppStep {
  const move = async (to: (row: ScenarioRow) => ScenarioState): Promise<void> => {
    for (const row of rows) {
      await client.scenarios.move.mutate({ id: row.id, state: to(row), operation: key() });
    }
    await refresh();
  };
  return {
    name: MOVE_NAMES[state](rows.length),
    undo: () => move((row) => row.state),
    redo: () => move(() => state),
  };
}

export function renameStep(
  { client, refresh }: LibraryHost,
  row: ScenarioRow,
  wanted: string,
): AppStep {
  const rename = async (name: string): Promise<void> => {
    await client.scenarios.rename.mutate({ id: row.id, name, operation: key() });
    forgetDraft(row.id);
    await refresh();
  };
  return { name: 'Rename scenario', undo: () => rename(row.name), redo: () => rename(wanted) };
}

export function tagStep(
  { client, refresh }: LibraryHost,
  row: ScenarioRow,
  wanted: readonly string[],
): AppStep {
  const setTags = async (tags: readonly string[]): Promise<void> => {
    await client.scenarios.setTags.mutate({ id: row.id, tags: [...tags], operation: key() });
    await refresh();
  };
  return { name: 'Change tags', undo: () => setTags(row.tags), redo: () => setTags(wanted) };
}

/** Undoing moves the copies to the trash, so that doing it again finds them there. */
export function duplicateStep({ client, refresh }: LibraryHost, rows: Rows): AppStep {
  let copies: readonly string[] = [];
  const move = async (state: ScenarioState): Promise<void> => {
    for (const id of copies) await client.scenarios.move.mutate({ id, state, operation: key() });
  };
  return {
    name: `Duplicate ${words(rows.length)}`,
    undo: async () => {
      await move('trash');
      await refresh();
    },
    redo: async () => {
      if (copies.length > 0) await move('active');
      else {
        for (const row of rows) {
          const { head } = await client.scenarios.duplicate.mutate({
            id: row.id,
            operation: key(),
          });
          copies = [...copies, head.id];
        }
      }
      await refresh();
    },
  };
}

/** Pins those with an older price book to its newest version. */
export function updateBookStep({ client, refresh }: LibraryHost, rows: Rows): AppStep {
  const outdated = rows.filter((row) => row.newerVersion !== null);
  const pin = async (version: (row: ScenarioRow) => string): Promise<void> => {
    for (const row of outdated) {
      const { head } = await client.scenarios.get.query({ id: row.id });
      await client.scenarios.useBook.mutate({
        id: row.id,
        expectedRevision: head.revision,
        priceBook: { id: row.priceBook.id, version: version(row) },
        operation: key(),
      });
      forgetDraft(row.id);
    }
    await refresh();
  };
  return {
    name: `Update price book of ${words(outdated.length)}`,
    undo: () => pin((row) => row.priceBook.version),
    redo: () => pin((row) => row.newerVersion ?? row.priceBook.version),
  };
}

export async function deleteForever({ client, refresh }: LibraryHost, rows: Rows): Promise<void> {
  for (const row of rows) {
    await client.scenarios.deleteForever.mutate({ id: row.id, operation: key() });
    forgetDraft(row.id);
  }
  await refresh();
}
