import type { StoredScenario } from '../../shared/contract/library';
import type { KeptHistory } from '../../shared/contract/scenario-history';
import type { DraftHistory } from '../stores/draft';
import { NO_HISTORY } from '../stores/edit-history';
import type { useTRPCClient } from '../trpc/client';

export type LoadedScenario = { readonly stored: StoredScenario; readonly history: DraftHistory };

/** A scenario as the host has it, with the undo stack kept for that very content. */
export async function loadScenario(
  client: ReturnType<typeof useTRPCClient>,
  id: string,
  signal?: AbortSignal,
): Promise<LoadedScenario> {
  const options = signal === undefined ? {} : { signal };
  const [stored, kept] = await Promise.all([
    client.scenarios.get.query({ id }, options),
    // A scenario opens without a way back rather than not at all.
    client.scenarios.history.query({ id }, options).catch(() => null),
  ]);
  return { stored, history: await historyOf(stored, kept) };
}

async function historyOf(
  { head, scenario }: StoredScenario,
  kept: KeptHistory | null,
): Promise<DraftHistory> {
  // Saved by another window between the two answers: these steps lead away from something else.
  if (kept === null || kept.revision !== head.revision) return NO_HISTORY;
  const { past, future } = kept.history;
  if (past.length + future.length === 0) return NO_HISTORY;
  // Brings the contract of scenarios along, which a first look does not need.
  const { readSteps } = await import('../stores/read-steps');
  return readSteps(scenario, kept.history);
}
