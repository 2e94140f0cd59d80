import type { Impact, ImpactRow } from '../../../shared/contract/impact';
import { MoneyText } from '../../components/MoneyText';
import { writePercent } from '../../format/percent';
import { useLocale } from '../../stores/preferences';
import { impactWords, worstFirst } from './change-text';

/** Saved scenarios of the former version under both: who pays more, who is no longer served. */
export function ImpactTable({ impact }: { readonly impact: Impact }) {
  const { rows, counts } = impact;
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
                  <Row key={`${at} ${row.scenario}`} row={row} />
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </section>
  );
}

function Row({ row }: { readonly row: ImpactRow }) {
  const locale = useLocale();
  return (
    <tr data-verdict={row.verdict}>
      <th scope="row">{row.scenario}</th>
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
