import type { CycleUsage } from '../../../shared/contract/result';
import { isZero } from '../../format/exact';
import { formatCount } from '../../format/credits';
import { formatPercent } from '../../format/percent';
import { useLocale } from '../../stores/preferences';
import { usageRows, type UsageRow } from './cycle-usage';
import type { TimelineFacts } from './timeline-facts';

type UsageTableProps = { readonly facts: TimelineFacts; readonly cycle: CycleUsage };

/** A cycle's use by category beside what it includes, and what is left at its end. */
export function UsageTable({ facts, cycle }: UsageTableProps) {
  const { series, book, say } = facts;
  const locale = useLocale();
  const rows = usageRows(cycle, series.meter, book);
  const meter = cycle.meters.find((row) => row.meter === series.meter);
  const heads = ['Units', `Used (${say.unit})`, 'Of included'];
  return (
    <table className="usage">
      <thead>
        <tr>
          <th scope="col">Category</th>
          {heads.map((head) => (
            <th key={head} scope="col" className="number">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <UsageLine key={row.key} row={row} facts={facts} />
        ))}
        {rows.length > 0 ? null : (
          <tr>
            <td colSpan={4} className="secondary">
              No work in this cycle.
            </td>
          </tr>
        )}
      </tbody>
      {meter === undefined ? null : (
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              Used
            </th>
            <td className="number">{say.credits(meter.used)}</td>
            <td className="number">
              {isZero(meter.included) ? 'n/a' : formatPercent(String(meter.percent), locale)}
            </td>
          </tr>
          <FootLine head="Included" amount={say.credits(meter.included)} />
          <FootLine head="Balance at its end" amount={say.credits(meter.remaining)} />
        </tfoot>
      )}
    </table>
  );
}

function UsageLine({ row, facts }: { readonly row: UsageRow; readonly facts: TimelineFacts }) {
  const locale = useLocale();
  const { label, units, used, percent } = row;
  return (
    <tr>
      <th scope="row">
        {label}
        <span className="usage__bar" aria-hidden>
          <span style={{ width: `${Math.min(100, Number(percent ?? '0'))}%` }} />
        </span>
      </th>
      <td className="number">{formatCount(units, locale)}</td>
      <td className="number">{facts.say.credits(used)}</td>
      <td className="number">{percent === null ? 'n/a' : formatPercent(percent, locale)}</td>
    </tr>
  );
}

function FootLine({ head, amount }: { readonly head: string; readonly amount: string }) {
  return (
    <tr>
      <th scope="row" colSpan={2}>
        {head}
      </th>
      <td className="number">{amount}</td>
    </tr>
  );
}
