import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Way } from '../../../shared/contract/decisions';
import { editDraft, useDraft } from '../../stores/draft';
import { notify } from '../../stores/notices';
import { failureOf } from '../../trpc/call-error';
import { useTRPCClient } from '../../trpc/client';
import { dated, isSame, plain } from './apply-way';

/** Writes a way into the scenario, as one step that undo takes back. */
export function ApplyWay({ way }: { readonly way: Way }) {
  const client = useTRPCClient();
  const scenario = useDraft((state) => state.scenario);
  const [busy, setBusy] = useState(false);
  if (scenario === undefined) return null;
  const simple = plain(scenario, way);
  const full = dated(scenario, way);
  const applied = isSame(scenario, simple) || isSame(scenario, full);
  const apply = async (): Promise<void> => {
    setBusy(true);
    try {
      // Without dates where that comes to the same, so that other plans stay comparable.
      const run =
        simple === undefined
          ? undefined
          : await client.planning.simulate.query({ scenario: simple, plan: way.plan });
      const fits =
        run?.simulation.summary.total === way.total &&
        run?.simulation.summary.unservedUnits === way.summary.unservedUnits;
      const next = fits ? simple : full;
      if (next !== undefined) {
        editDraft(`Apply ${way.label}`, (now) => (now === scenario ? next : now), {
          place: { view: 'explore', target: 'advice' },
        });
      }
    } catch (error) {
      notify(`It was not applied. ${failureOf(error).message}`, { tone: 'problem' });
    } finally {
      setBusy(false);
    }
  };
  const refused = simple === undefined && full === undefined;
  return (
    <div className="advice__apply">
      <Button onClick={() => void apply()} disabled={applied || refused} loading={busy}>
        {applied ? 'Applied' : 'Apply to the scenario'}
      </Button>
      {refused ? (
        <p className="caption secondary">
          Each case buys for itself, which a scenario’s dated changes cannot say.
        </p>
      ) : null}
    </div>
  );
}
