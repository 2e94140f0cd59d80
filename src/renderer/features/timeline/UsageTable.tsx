import { isZero } from '../../format/exact';
import { formatCount } from '../../format/credits';
import { formatPercent } from '../../format/percent';
import { useLocale } from '../../stores/preferences';
import type { UsageRow } from './cycle-usage';
import type { TimelineFacts } from './timeline-facts';

/** What a meter included and used, and what is left, all of them decimal strings. */
export type UsageSums = {
  readonly used: string;
  readonly included: string;
  /** Of what is included, in percent. */
  readonly percent: string;
  readonly left: string;
  /** Of which day the rest is: "Balance at its end". */
  readonly leftHead: string;
};

type UsageTableProps = {
  readonly facts: TimelineFacts;
  readonly rows: readonly UsageRow[];
  readonly sums: UsageSums | undefined;
  /** Units stand beside the credits where they are known. */
  readonly hasUnits: boolean;
  /** Stands where there are no rows. */
  readonly none: string;
};

/** Use by category beside what is included, and what is left. */
export function UsageTable({ facts, rows, sums, hasUnits, none }: UsageTableProps) {
  const { say } = facts;
  const locale = useLocale();
  const heads = [...(hasUnits ? ['Units'] : []), `Used (${say.unit})`, 'Of included'];
  const lead = hasUnits ? 2 : 1;
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
          <UsageLine key={row.key} row={row} facts={facts} hasUnits={hasUnits} />
        ))}
        {rows.length > 0 ? null : (
          <tr>
            <td colSpan={heads.length + 1} className="secondary">
              {none}
            </td>
          </tr>
        )}
      </tbody>
      {sums === undefined ? null : (
        <tfoot>
          <tr>
            <th scope="row" colSpan={lead}>
              Used
            </th>
            <td className="number">{say.credits(sums.used)}</td>
            <td className="number">
              {isZero(sums.included) ? 'n/a' : formatPercent(sums.percent, locale)}
            </td>
          </tr>
          <FootLine head="Included" amount={say.credits(sums.included)} lead={lead} />
          <FootLine head={sums.leftHead} amount={say.credits(sums.left)} lead={lead} />
        </tfoot>
      )}
    </table>
  );
}

type UsageLineProps = {
  readonly row: UsageRow;
  readonly facts: TimelineFacts;
  readonly hasUnits: boolean;
};

function UsageLine({ row, facts, hasUnits }: UsageLineProps) {
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
      {hasUnits ? <td className="number">{formatCount(units, locale)}</td> : null}
      <td className="number">{facts.say.credits(used)}</td>
      <td className="number">{percent === null ? 'n/a' : formatPercent(percent, locale)}</td>
    </tr>
  );
}

type FootLineProps = { readonly head: string; readonly amount: string; readonly lead: number };

function FootLine({ head, amount, lead }: FootLineProps) {
  return (
    <tr>
      <th scope="row" colSpan={lead}>
        {head}
      </th>
      <td className="number">{amount}</td>
    </tr>
  );
}
