import { Button, FileButton } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useEffect } from 'react';
import type { PriceBook } from '../../../../shared/contract/price-book';
import { EmptyState } from '../../../components/EmptyState';
import { ErrorPanel } from '../../../components/ErrorPanel';
import { UnderWay } from '../../../components/UnderWay';
import { formatCount } from '../../../format/credits';
import { useDraft } from '../../../stores/draft';
import { looksLikeUsage, useDropTaker } from '../../../stores/drop-taker';
import { useLocale } from '../../../stores/preferences';
import { ImportReport } from './ImportReport';
import { keepUsage, useImportedUsage } from './imported-usage';
import { MappingForm } from './MappingForm';
import { ReplayAnswer } from './ReplayAnswer';
import { useImport, type UsageImport } from './use-import';
import './usage.css';

const ENDINGS = '.csv,.tsv,.txt,.ndjson,.jsonl,text/csv,application/x-ndjson';

/** Real usage: read from a file, lived under every plan, and made a workload. */
export function UsageView({ book }: { readonly book: PriceBook }) {
  const record = useDraft((state) => state.head?.id ?? '');
  const imported = useImportedUsage(({ of }) => of[record]);
  const importing = useImport(record, { id: book.id, version: book.version });
  const { state } = importing;
  useDrop(importing);
  return (
    <section aria-label="Real usage">
      {state.kind === 'choose' && imported === undefined ? (
        <EmptyState
          title="How would real usage have gone?"
          actions={<Choose importing={importing} label="Choose a file" primary />}
        >
          Choose a CSV or NDJSON file with a row for each use, or drop it on the window. It stays on
          this machine. Every plan lives it day by day: where it would have been blocked, and what
          it would have cost.
        </EmptyState>
      ) : null}
      {state.kind === 'choose' && state.error !== null ? (
        <ErrorPanel title="This file cannot be read as usage" error={state.error} />
      ) : null}
      {state.kind === 'map' ? (
        <MappingForm key={state.file.name} state={state} book={book} importing={importing} />
      ) : null}
      {state.kind === 'read' ? <Reading importing={importing} /> : null}
      {state.kind === 'choose' && imported !== undefined ? (
        <>
          <div className="explore__axes">
            <Choose importing={importing} label="Another file" />
            <Button variant="subtle" onClick={() => keepUsage(record, undefined)}>
              Forget it
            </Button>
          </div>
          <ImportReport imported={imported} />
          {imported.report.taken === 0 ? null : (
            <ReplayAnswer record={record} imported={imported} book={book} />
          )}
        </>
      ) : null}
    </section>
  );
}

type ChooseProps = {
  readonly importing: UsageImport;
  readonly label: string;
  readonly primary?: boolean;
};

function Choose({ importing, label, primary = false }: ChooseProps) {
  return (
    <FileButton
      accept={ENDINGS}
      onChange={(file) => {
        if (file !== null) void importing.choose(file);
      }}
    >
      {(props) => (
        <Button
          {...props}
          variant={primary ? 'filled' : 'default'}
          leftSection={<IconFileImport size={16} stroke={1.6} aria-hidden />}
        >
          {label}
        </Button>
      )}
    </FileButton>
  );
}

/** A file dropped anywhere on the window while this is on screen; JSON files stay the window's. */
function useDrop({ choose }: UsageImport): void {
  useEffect(() => {
    const { usage } = useDropTaker.getState();
    if (usage !== undefined) void choose(usage);
    useDropTaker.setState({
      usage: undefined,
      taker: {
        words: 'Drop usage as CSV or NDJSON to look at it',
        take: (file) => {
          if (!looksLikeUsage(file) && !/\.txt$/i.test(file.name)) return false;
          void choose(file);
          return true;
        },
      },
    });
    return () => useDropTaker.setState({ taker: undefined });
  });
}

function Reading({ importing }: { readonly importing: UsageImport }) {
  const locale = useLocale();
  const { state, leave } = importing;
  if (state.kind !== 'read') return null;
  const { file, progress } = state;
  const { rows, setAside, bytes } = progress;
  const aside = setAside === 0 ? '' : `, ${formatCount(setAside, locale)} set aside`;
  return (
    <div className="explore__working">
      <UnderWay
        words={`Reading ${file.name}: ${formatCount(rows, locale)} rows${aside}`}
        running
        progress={{ done: bytes, of: file.size }}
        onStop={leave}
      />
    </div>
  );
}
