import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { UsageFault } from '../../../../shared/contract/usage';
import { formatCount } from '../../../format/credits';
import { formatPeriod } from '../../../format/dates';
import { useLocale } from '../../../stores/preferences';
import { deliverFile } from '../../../stores/save-file';
import { useTRPCClient } from '../../../trpc/client';
import { factColumns, FactTable } from '../FactTable';
import type { ImportedUsage } from './imported-usage';

/** What became of the rows of a file: taken, and set aside with line and reason. */
export function ImportReport({ imported }: { readonly imported: ImportedUsage }) {
  const locale = useLocale();
  const { file, report } = imported;
  const { rows, taken, setAside, from, until } = report;
  const count = (number: number): string => formatCount(number, locale);
  return (
    <div className="usage-report">
      <p className="lead explore__sentence">
        {file}: {count(taken)} of {count(rows)} rows taken
        {from === null || until === null ? '' : `, ${formatPeriod(from, until, locale)}`}.
      </p>
      {setAside === 0 ? null : <SetAside imported={imported} />}
    </div>
  );
}

function SetAside({ imported }: { readonly imported: ImportedUsage }) {
  const client = useTRPCClient();
  const locale = useLocale();
  const { faults, setAside } = imported.report;
  const { text } = factColumns<UsageFault>(faults);
  const save = async (): Promise<void> => {
    const { ndjson } = await client.usage.setAside.query({ usage: imported.usage });
    const name = `${imported.file} set aside`;
    await deliverFile(client.files.saveText.mutate({ name, ending: 'ndjson', text: ndjson }));
  };
  return (
    <>
      <div className="explore__axes">
        <h3 className="explore__heading">
          {formatCount(setAside, locale)} {setAside === 1 ? 'row' : 'rows'} set aside
        </h3>
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconDownload size={14} stroke={1.6} aria-hidden />}
          onClick={() => void save()}
        >
          Save the rows set aside
        </Button>
      </div>
      <FactTable
        label="Rows set aside"
        rows={faults}
        rowKey={({ line }) => String(line)}
        columns={[
          text('line', 'Line', ({ line }) => formatCount(line, locale), {
            width: 72,
            align: 'end',
            raw: ({ line }) => String(line),
          }),
          text('column', 'Column', ({ column }) => column ?? '–', { width: 104 }),
          text('found', 'Found', ({ found }) => found, { width: 176, grows: true }),
          text('allowed', 'Allowed', ({ allowed }) => allowed, { width: 176, grows: true }),
        ]}
      />
      {setAside > faults.length ? (
        <p className="caption secondary">The first {faults.length} are shown; the file has all.</p>
      ) : null}
    </>
  );
}
