import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Impact, ImpactRow } from '../../../shared/contract/impact';
import type { PriceBookRef } from '../../../shared/contract/library';
import { MoneyText } from '../../components/MoneyText';
import { RouteLink } from '../../components/RouteLink';
import { writePercent } from '../../format/percent';
import { toScenario } from '../../routing/route';
import { useLocale } from '../../stores/preferences';
import { useTRPC } from '../../trpc/client';
import { impactWords, worstFirst } from './change-text';

type ImpactTableProps = {
  readonly impact: Impact;
  /** The version that the scenarios are priced with. */
  readonly before: PriceBookRef;
};

/** Saved scenarios of the former version under both: who pays more, who is no longer served. */
export function ImpactTable({ impact, before }: ImpactTableProps) {
  const { rows, counts } = impact;
  const idOf = useIdsByName(before);
  return (
    <section className="versions__group" aria-label="Saved scenarios">
      <h2 className="book__heading">Saved scenarios</h2>
      {rows.length === 0 ? (
        <p className="secondary">No saved scenario is priced with {impact.before}.</p>
      ) : (
        <>
          <p>
            Of {rows.length}: {counts.more} dearer, {counts.less} cheaper, {counts.same} the same,{' '}
            {counts.infeasible} no longer served. None is moved by this; each keeps its version
            until you move it.
          </p>
          <div
            className="book__scroll"
            tabIndex={0}
            role="region"
            aria-label="Impact, scrolls sideways"
          >
            <table className="price-list price-list--wide">
              <thead>
                <tr>
                  <th scope="col">Scenario</th>
                  <th scope="col" className="number">
                    {impact.before}
                  </th>
                  <th scope="col" className="number">
                    {impact.after}
                  </th>
                  <th scope="col" className="number">
                    Change
                  </th>
                  <th scope="col">In words</th>
                </tr>
              </thead>
              <tbody>
                {worstFirst(rows).map((row, at) => (
                  // Names may repeat, and the host gives no ids.
                  <Row key={`${at} ${row.scenario}`} row={row} id={idOf.get(row.scenario)} />
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </section>
  );
}

/** Scenarios of the former version by name, to be opened; a name that several have opens none. */
function useIdsByName({ id, version }: PriceBookRef): ReadonlyMap<string, string> {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.scenarios.list.queryOptions({ state: 'active' }));
  return useMemo(() => {
    const own = (data ?? []).filter(
      (each) => each.priceBook.id === id && each.priceBook.version === version,
    );
    const named = Map.groupBy(own, ({ name }) => name);
    return new Map(
      [...named].flatMap(([name, [one, other]]) => (one && !other ? [[name, one.id]] : [])),
    );
  }, [data, id, version]);
}

type RowProps = { readonly row: ImpactRow; readonly id: string | undefined };

function Row({ row, id }: RowProps) {
  const locale = useLocale();
  return (
    <tr data-verdict={row.verdict}>
      <th scope="row" className="price-list__name">
        {id === undefined ? (
          row.scenario
        ) : (
          <RouteLink to={toScenario(id, 'compare')}>{row.scenario}</RouteLink>
        )}
      </th>
      <td className="number">
        <MoneyText amount={row.before} />
      </td>
      <td className="number">
        <MoneyText amount={row.after} />
      </td>
      <td className="number">
        <MoneyText amount={row.change} signed />
        {row.percent === null ? null : <small>{writePercent(row.percent, locale, 1, true)}</small>}
      </td>
      <td>{impactWords(row)}</td>
    </tr>
  );
}
