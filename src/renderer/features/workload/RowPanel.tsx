import type { Parameter } from '../../../shared/contract/cost';
import {
  growthColumn,
  quantityColumn,
  successColumn,
  unitOfRow,
} from '../../work/columns-of-amount';
import { caseColumn, parameterColumn, secondsColumn } from '../../work/columns-of-book';
import { fromColumn, untilColumn } from '../../work/columns-of-time';
import { labelColumn } from '../../work/columns-of-work';
import { CatalogOperations } from './CatalogOperations';
import { rowName } from './edit-cell';
import { MixFields } from './MixFields';
import { ScheduleFields } from './ScheduleFields';
import { SeasonChart } from './SeasonChart';
import type { Work } from './use-work';
import { WorkField } from './WorkField';
import { operationsOf, type WorkRow } from '../../work/work-rows';

/** More options than this are typed as text. */
const MOST_MIXED = 12;

const KINDS: Readonly<Record<WorkRow['kind'], string>> = {
  catalog: 'Catalog: its operations run together on each record',
  entry: 'Operation of a catalog',
  line: 'Line: an operation by itself',
  new: 'New line',
};

function parametersOf(row: WorkRow, { book }: Work): readonly Parameter[] {
  const operations = operationsOf(row);
  const ids = new Set(
    book.operations.flatMap((operation) =>
      operations.includes(operation.id) ? operation.parameters : [],
    ),
  );
  return book.parameters.filter(({ id }) => ids.has(id));
}

/** Everything of one row, with what does not fit into a cell: schedule, season, mix. */
export function RowPanel({ work, at }: { readonly work: Work; readonly at: number }) {
  const row = work.rows[at];
  if (row === undefined || row.kind === 'new') {
    return (
      <p className="side-panel__part secondary">Go to a row of the grid to see all of it here.</p>
    );
  }
  const shaped = row.kind === 'catalog' || row.kind === 'line';
  return (
    <div key={row.key}>
      <section className="side-panel__part">
        <div>
          <h3>{rowName(row, work.context)}</h3>
          <p className="caption">{KINDS[row.kind]}</p>
        </div>
        {shaped ? <WorkField work={work} row={row} column={labelColumn} label="Name" /> : null}
        <WorkField
          work={work}
          row={row}
          column={quantityColumn}
          label={`How many ${unitOfRow(row, work.context)}`}
        />
        <ScheduleFields work={work} row={row} />
      </section>
      <ParameterFields work={work} row={row} />
      {row.kind === 'catalog' ? <CatalogOperations work={work} row={row} /> : null}
      {shaped ? (
        <section className="side-panel__part">
          <h3>Season</h3>
          <SeasonChart work={work} row={row} />
        </section>
      ) : null}
      <CourseFields work={work} row={row} />
    </div>
  );
}

type RowFieldsProps = { readonly work: Work; readonly row: WorkRow };

function ParameterFields({ work, row }: RowFieldsProps) {
  const parameters = parametersOf(row, work);
  if (parameters.length === 0) return null;
  return (
    <section className="side-panel__part">
      <h3>In the price book’s words</h3>
      {parameters.map((parameter) =>
        parameter.kind === 'choice' && parameter.options.length <= MOST_MIXED ? (
          <MixFields key={parameter.id} work={work} row={row} parameter={parameter} />
        ) : (
          <WorkField key={parameter.id} work={work} row={row} column={parameterColumn(parameter)} />
        ),
      )}
    </section>
  );
}

function CourseFields({ work, row }: RowFieldsProps) {
  return (
    <section className="side-panel__part">
      <h3>Course</h3>
      <div className="side-panel__row">
        <WorkField work={work} row={row} column={growthColumn} label="Growth a month" />
        <WorkField work={work} row={row} column={successColumn} />
      </div>
      {row.kind === 'entry' ? null : (
        <div className="side-panel__row">
          <WorkField work={work} row={row} column={fromColumn} />
          <WorkField work={work} row={row} column={untilColumn} />
        </div>
      )}
      {work.scenario.cases.length > 0 ? (
        <WorkField work={work} row={row} column={caseColumn} />
      ) : null}
      {work.book.policies.concurrency === undefined ? null : (
        <WorkField work={work} row={row} column={secondsColumn} />
      )}
    </section>
  );
}
