import { Button, Select } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { PriceBook } from '../../../../shared/contract/price-book';
import type { ReplayPlan, ReplayResult } from '../../../../shared/contract/replay';
import { ErrorPanel } from '../../../components/ErrorPanel';
import { formatCount, formatUnits } from '../../../format/credits';
import { formatDate } from '../../../format/dates';
import { formatMoney } from '../../../format/money';
import { useLocale } from '../../../stores/preferences';
import { deliverFile } from '../../../stores/save-file';
import { useTRPCClient } from '../../../trpc/client';
import { factColumns, FactTable } from '../FactTable';
import { Waiting } from '../Waiting';
import { AgainstPlan } from './AgainstPlan';
import { FitSection } from './FitSection';
import { nameOperation, type ImportedUsage } from './imported-usage';
import { replayCsv, replayJson } from './replay-file';
import { useReplay } from './use-replay';

type ReplayAnswerProps = {
  readonly record: string;
  readonly imported: ImportedUsage;
  readonly book: PriceBook;
};

/** The usage lived under every plan: where it would have been blocked, and what it would have cost. */
export function ReplayAnswer({ record, imported, book }: ReplayAnswerProps) {
  const answer = useReplay(imported);
  const { data, error } = answer;
  return (
    <>
      {error !== null && data === undefined ? (
        <ErrorPanel title="The usage could not be replayed" error={error} onRetry={answer.again} />
      ) : null}
      <Waiting answer={answer} words="Living the usage under every plan" />
      {data === undefined ? null : (
        <>
          <Unmatched record={record} result={data} book={book} />
          {data.units === 0 ? null : (
            <>
              <Plans result={data} file={imported.file} />
              {data.fit === null ? null : <FitSection fit={data.fit} file={imported.file} />}
              {data.againstPlan === null ? null : (
                <AgainstPlan against={data.againstPlan} currency={data.currency} book={book} />
              )}
            </>
          )}
        </>
      )}
    </>
  );
}

/** Usage the price book does not know: its operations can be named here. */
function Unmatched({
  record,
  result,
  book,
}: {
  readonly record: string;
  readonly result: ReplayResult;
  readonly book: PriceBook;
}) {
  const locale = useLocale();
  const { unmatched } = result;
  if (unmatched.length === 0) return null;
  return (
    <div className="usage-report">
      <h3 className="explore__heading">Left out, because the price book does not know it</h3>
      <ul className="usage-unmatched">
        {unmatched.slice(0, 20).map(({ what, code, rows, units, remedy }) => (
          <li key={`${code} ${what}`}>
            <span>
              {what}: {formatUnits(rows, 'row', 'rows', locale)},{' '}
              {formatUnits(units, 'unit', 'units', locale)}.
              {code === 'operation_unknown' ? '' : ` ${remedy}`}
            </span>
            {code === 'operation_unknown' ? (
              <Select
                aria-label={`What ${what} means`}
                placeholder="means …"
                size="xs"
                searchable
                data={book.operations.map(({ id, label }) => ({ value: id, label }))}
                onChange={(operation) => {
                  if (operation !== null) nameOperation(record, nameIn(what), operation);
                }}
              />
            ) : null}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** "operation GPT-5": what stands in the file. */
const nameIn = (what: string): string => what.slice(what.indexOf(' ') + 1);

const STATUS: Readonly<Record<ReplayPlan['status'], string>> = {
  feasible: 'serves all',
  'not-feasible': 'not feasible',
  'price-unknown': 'price on request',
};

function Plans({ result, file }: { readonly result: ReplayResult; readonly file: string }) {
  const locale = useLocale();
  const client = useTRPCClient();
  const { plans, currency } = result;
  const { text, money } = factColumns<ReplayPlan>(plans);
  const days = (count: number): string => formatCount(count, locale);
  const save = (ending: 'csv' | 'json'): void => {
    const content = ending === 'csv' ? replayCsv(result) : replayJson(result);
    const name = `${file.replace(/\.\w+$/, '')} replayed`;
    void deliverFile(client.files.saveText.mutate({ name, ending, text: content }));
  };
  return (
    <div className="usage-report">
      <p className="lead explore__sentence">{replaySentence(result, locale)}</p>
      <div className="explore__axes">
        <h3 className="explore__heading">Under every plan</h3>
        {(['csv', 'json'] as const).map((ending) => (
          <Button
            key={ending}
            variant="default"
            size="compact-sm"
            leftSection={<IconDownload size={14} stroke={1.6} aria-hidden />}
            onClick={() => save(ending)}
          >
            Save as {ending.toUpperCase()}
          </Button>
        ))}
      </div>
      <FactTable
        label="Usage under every plan"
        rows={plans}
        rowKey={({ plan }) => plan}
        columns={[
          text('plan', 'Plan', ({ label }) => label, { width: 120, grows: true }),
          money('total', `Total (${currency})`, ({ covered }) => covered.total),
          money('overflow', 'Beyond the plan', ({ covered }) => covered.overflow, { width: 116 }),
          text('still', 'Still blocked', ({ covered }) => days(covered.blockedDays), {
            width: 96,
            align: 'end',
            raw: ({ covered }) => String(covered.blockedDays),
          }),
          text('blocked', 'Blocked unbought', ({ capped }) => days(capped.blockedDays), {
            width: 128,
            align: 'end',
            raw: ({ capped }) => String(capped.blockedDays),
          }),
          text(
            'first',
            'Runs out on',
            ({ capped }) => formatDate(capped.blockedOn[0] ?? null, locale),
            {
              width: 112,
              raw: ({ capped }) => capped.blockedOn[0] ?? '',
            },
          ),
          text('status', 'Status', ({ status }) => STATUS[status], { width: 112 }),
        ]}
      />
      <p className="caption secondary">
        Money is for whole months from {formatDate(result.start, locale)}; “blocked unbought” counts
        days with nothing bought beyond the plan.
      </p>
    </div>
  );
}

/** Which plan would have been cheapest, and when it would have run out with nothing bought. */
function replaySentence({ plans, cheapest, currency }: ReplayResult, locale: string): string {
  const best = plans.find(({ plan }) => plan === cheapest);
  if (best === undefined) return 'No plan would have served all of this usage.';
  const [first] = best.capped.blockedOn;
  const total = formatMoney(best.covered.total, { locale, currency });
  if (first === undefined)
    return `${best.label} would have been cheapest at ${total}, never blocked.`;
  return `${best.label} would have been cheapest at ${total}; with nothing bought it runs out on ${formatDate(first, locale)}.`;
}
