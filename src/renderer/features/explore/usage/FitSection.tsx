import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Fit, FittedOperation } from '../../../../shared/contract/replay';
import { useQueryClient } from '@tanstack/react-query';
import { formatCount } from '../../../format/credits';
import { formatDate } from '../../../format/dates';
import { localWords } from '../../../format/host-words';
import { toScenario } from '../../../routing/route';
import { navigate } from '../../../routing/use-route';
import { rememberStep } from '../../../stores/app-undo';
import { useDraft } from '../../../stores/draft';
import { notify } from '../../../stores/notices';
import { useLocale } from '../../../stores/preferences';
import { failureOf } from '../../../trpc/call-error';
import { useTRPC, useTRPCClient } from '../../../trpc/client';
import { factColumns, FactTable } from '../FactTable';
import { fittedScenario } from './fitted-scenario';

/** The workload that describes the usage, ready to be a scenario of its own. */
export function FitSection({ fit, file }: { readonly fit: Fit; readonly file: string }) {
  const locale = useLocale();
  const { operations, notes, start } = fit;
  const { text } = factColumns<FittedOperation>(operations);
  const count = (units: number): string => formatCount(units, locale);
  return (
    <div className="usage-report">
      <div className="explore__axes">
        <h3 className="explore__heading">A workload that fits it</h3>
        <MakeScenario fit={fit} file={file} />
      </div>
      <FactTable
        label="Fitted workload"
        rows={operations}
        rowKey={({ operation }, at) => `${at} ${operation}`}
        columns={[
          text('operation', 'Operation', ({ label }) => label, { width: 160 }),
          text('pattern', 'Pattern', ({ sentence }) => localWords(sentence, locale), {
            width: 240,
            grows: true,
          }),
          text('real', 'Real units', ({ units }) => count(units), {
            width: 96,
            align: 'end',
            raw: ({ units }) => String(units),
          }),
          text('fitted', 'Fitted', ({ fittedUnits }) => count(fittedUnits), {
            width: 96,
            align: 'end',
            raw: ({ fittedUnits }) => String(fittedUnits),
          }),
          text('off', 'Off by month (%)', ({ errorByMonth }) => String(errorByMonth), {
            width: 120,
            align: 'end',
          }),
        ]}
      />
      <ul className="advice__facts">
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
      <p className="caption secondary">For a scenario from {formatDate(start, locale)}.</p>
    </div>
  );
}

function MakeScenario({ fit, file }: { readonly fit: Fit; readonly file: string }) {
  const client = useTRPCClient();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const scenario = useDraft((state) => state.scenario);
  const [busy, setBusy] = useState(false);
  if (scenario === undefined) return null;
  const refresh = (): Promise<void> => queries.invalidateQueries(trpc.scenarios.list.queryFilter());
  const make = async (): Promise<void> => {
    setBusy(true);
    try {
      const { head } = await client.scenarios.create.mutate({
        scenario: fittedScenario(scenario, fit, file),
        operation: crypto.randomUUID(),
      });
      const move = async (state: 'active' | 'trash'): Promise<void> => {
        await client.scenarios.move.mutate({ id: head.id, state, operation: crypto.randomUUID() });
        await refresh();
      };
      rememberStep({
        name: `Make “${head.name}”`,
        undo: () => move('trash'),
        redo: () => move('active'),
      });
      await refresh();
      navigate(toScenario(head.id, 'workload'));
    } catch (error) {
      notify(`No scenario was made. ${failureOf(error).message}`, { tone: 'problem' });
      setBusy(false);
    }
  };
  return (
    <Button
      size="compact-sm"
      onClick={() => void make()}
      loading={busy}
      disabled={fit.operations.length === 0}
    >
      Make a scenario from it
    </Button>
  );
}
