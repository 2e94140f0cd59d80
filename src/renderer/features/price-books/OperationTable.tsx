import type { Operation } from '../../../shared/contract/operation';
import type { PriceBook } from '../../../shared/contract/price-book';
import { costText } from '../../../shared/price-book/figure-text';
import { capital, labelOf, listed } from '../../../shared/price-book/wording';
import { Cited } from './SourceCard';
import { useCitedWalk } from './use-cited-walk';

/** What each operation costs, meter by meter. */
export function OperationTable({ book }: { readonly book: PriceBook }) {
  const walk = useCitedWalk();
  const { meters, operations, categories } = book;
  const hasNeeds = operations.some(({ requires }) => requires !== undefined);
  return (
    <div
      className="book__scroll"
      tabIndex={0}
      role="region"
      aria-label="Operations, scrolls sideways"
    >
      <table className="price-list price-list--wide" {...walk}>
        <thead>
          <tr>
            <th scope="col">Operation</th>
            <th scope="col">Per</th>
            {meters.map(({ id, unitPlural }) => (
              <th key={id} scope="col">
                {capital(unitPlural)}
              </th>
            ))}
            {categories.length === 0 ? null : <th scope="col">Category</th>}
            {hasNeeds ? <th scope="col">Needs</th> : null}
          </tr>
        </thead>
        <tbody>
          {operations.map((operation) => (
            <tr key={operation.id}>
              <th scope="row">
                {operation.label}
                {operation.note === undefined ? null : <small>{operation.note}</small>}
              </th>
              <td>{operation.unit}</td>
              {meters.map(({ id }) => (
                <td key={id}>
                  <Cost operation={operation} meter={id} book={book} />
                </td>
              ))}
              {categories.length === 0 ? null : (
                <td>
                  {operation.category === undefined ? '–' : labelOf(categories, operation.category)}
                </td>
              )}
              {hasNeeds ? (
                <td>
                  <Needs operation={operation} book={book} />
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type CostProps = {
  readonly operation: Operation;
  readonly meter: string;
  readonly book: PriceBook;
};

function Cost({ operation, meter, book }: CostProps) {
  const cost = operation.costs.find((each) => each.meter === meter);
  if (cost === undefined) return operation.costs.length === 0 ? '0' : '–';
  return (
    <Cited rule={`operations.${operation.id}.costs.${meter}`}>{costText(cost.formula, book)}</Cited>
  );
}

function Needs({ operation, book }: Omit<CostProps, 'meter'>) {
  const { requires } = operation;
  if (requires === undefined) return '–';
  const labels = requires.features.map((feature) => labelOf(book.features, feature));
  return <Cited rule={`operations.${operation.id}.requires`}>{listed(labels)}</Cited>;
}
