import type { PriceBook } from '../../shared/contract/price-book';
import type { Scenario } from '../../shared/contract/scenario';
import { growthColumn, quantityColumn, successColumn, unitColumn } from './columns-of-amount';
import { caseColumn, parameterColumn, secondsColumn } from './columns-of-book';
import { fromColumn, scheduleColumn, seasonColumn, untilColumn } from './columns-of-time';
import { labelColumn, operationColumn } from './columns-of-work';
import type { WorkColumn } from './work-column';

/** The parameters that some work of the scenario has, in the price book's order. */
function parametersInUse({ catalogs, lines }: Scenario, book: PriceBook): PriceBook['parameters'] {
  const operations = new Set([
    ...catalogs.flatMap((catalog) => catalog.operations.map(({ operation }) => operation)),
    ...lines.map(({ operation }) => operation),
  ]);
  const ids = new Set(
    book.operations.flatMap((operation) =>
      operations.has(operation.id) ? operation.parameters : [],
    ),
  );
  return book.parameters.filter(({ id }) => ids.has(id));
}

/** The columns that this scenario's work needs; those for cases, seconds and periods only where they count. */
export function workColumns(scenario: Scenario, book: PriceBook): readonly WorkColumn[] {
  const work = [...scenario.catalogs, ...scenario.lines];
  const hasPeriods = work.some(({ from, until }) => from !== undefined || until !== undefined);
  return [
    labelColumn,
    operationColumn,
    quantityColumn,
    unitColumn,
    scheduleColumn,
    ...parametersInUse(scenario, book).map(parameterColumn),
    growthColumn,
    seasonColumn,
    successColumn,
    ...(scenario.cases.length > 0 ? [caseColumn] : []),
    ...(book.policies.concurrency === undefined ? [] : [secondsColumn]),
    ...(hasPeriods ? [fromColumn, untilColumn] : []),
  ];
}
