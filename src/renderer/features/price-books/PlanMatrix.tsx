import type { PriceBook } from '../../../shared/contract/price-book';
import { planMatrix, type ListGroup } from './plan-matrix';
import { Cited } from './SourceCard';
import { useCitedWalk } from './use-cited-walk';

/** The plans side by side, every figure with its source. */
export function PlanMatrix({ book }: { readonly book: PriceBook }) {
  const walk = useCitedWalk();
  return (
    <div className="book__scroll" tabIndex={0} role="region" aria-label="Plans, scrolls sideways">
      <table className="price-list" data-few={book.plans.length <= 5 ? '' : undefined} {...walk}>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">What</span>
            </th>
            {book.plans.map(({ id, label, summary }) => (
              <th key={id} scope="col">
                {label}
                {summary === undefined ? null : <small>{summary}</small>}
              </th>
            ))}
          </tr>
        </thead>
        {planMatrix(book).map((group) => (
          <Group key={group.title} group={group} plans={book.plans.map(({ id }) => id)} />
        ))}
      </table>
    </div>
  );
}

function Group({ group, plans }: { readonly group: ListGroup; readonly plans: readonly string[] }) {
  return (
    <tbody>
      <tr className="price-list__group">
        <th scope="rowgroup" colSpan={plans.length + 1}>
          {group.title}
        </th>
      </tr>
      {group.rows.map(({ label, cells }) => (
        <tr key={label}>
          <th scope="row">{label}</th>
          {cells.map(({ text, rule }, at) => (
            <td key={plans[at]} data-none={rule === undefined ? '' : undefined}>
              <Cited rule={rule}>{text}</Cited>
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}
