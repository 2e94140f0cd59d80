import type { Operation } from '../../../shared/contract/operation';
import { costText } from '../../../shared/price-book/figure-text';
import { labelOf } from '../../../shared/price-book/wording';
import { editBook, editOperation } from './book-draft';
import { addOperation, removeMember } from './edit-book';
import { useEditor } from './editor-context';
import { AddPart, CiteEdit, FigureEdit, PlaceFaults, RemovePart, TextEdit } from './EditorFields';

/** Operations with their fixed costs; formulas are read here and edited as JSON. */
export function OperationsEditor() {
  const { book } = useEditor();
  return (
    <div className="book-form">
      {book.operations.map((operation, at) => (
        <OperationForm key={operation.id} operation={operation} at={at} />
      ))}
      <AddPart label="Add an operation" onAdd={() => editBook('Add operation', addOperation)} />
    </div>
  );
}

function OperationForm({ operation, at }: { readonly operation: Operation; readonly at: number }) {
  const { book } = useEditor();
  const { id, label, unit, unitPlural } = operation;
  return (
    <fieldset className="book-form__member">
      <legend className="visually-hidden">{label}</legend>
      <div className="book-form__row">
        <TextEdit
          label="Operation"
          value={label}
          onKeep={(next) => editOperation(id, (now) => ({ ...now, label: next }))}
        />
        <TextEdit
          label="One is a"
          value={unit}
          onKeep={(next) => editOperation(id, (now) => ({ ...now, unit: next }))}
        />
        <TextEdit
          label="Many are"
          value={unitPlural ?? `${unit}s`}
          onKeep={(next) => editOperation(id, (now) => ({ ...now, unitPlural: next }))}
        />
        <RemovePart
          label={`Remove ${label}`}
          disabled={book.operations.length === 1}
          onRemove={() => editBook('Remove operation', removeMember('operations', id))}
        />
      </div>
      {operation.costs.map((cost, place) => (
        <CostEdit key={cost.meter} operation={operation} place={place} />
      ))}
      {operation.costs.length === 0 ? <p className="secondary">Costs nothing.</p> : null}
      <PlaceFaults path={`operations[${at}]`} />
    </fieldset>
  );
}

function CostEdit({ operation, place }: { readonly operation: Operation; readonly place: number }) {
  const { book } = useEditor();
  const cost = operation.costs[place];
  if (cost === undefined) return null;
  const { formula, meter } = cost;
  const put = (change: Partial<typeof cost>): void =>
    editOperation(operation.id, (now) => ({
      ...now,
      costs: now.costs.map((each, at) => (at === place ? { ...each, ...change } : each)),
    }));
  const named = labelOf(book.meters, meter);
  return (
    <div className="book-form__cost">
      {formula.kind === 'fixed' ? (
        <FigureEdit
          label={named}
          kind="credits"
          value={formula.amount}
          onKeep={(amount) => put({ formula: { kind: 'fixed', amount } })}
        />
      ) : (
        <p className="book-form__formula">
          <span>{named}</span>
          {costText(formula, book)} <span className="caption">(a formula: in the JSON view)</span>
        </p>
      )}
      <CiteEdit
        label={`the cost of ${operation.label}`}
        source={cost.source}
        onSource={(source) => put({ source })}
      />
    </div>
  );
}
