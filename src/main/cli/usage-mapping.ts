import { UsageMapping, type UsageFormat } from '../../shared/contract/usage';
import { badInput } from '../../shared/errors';
import { oneOf } from '../../shared/nearest';
import type { Arguments } from './args';
import { fitting, listOption, pairsOption, wordOption } from './options';

const PARTS = ['date', 'operation', 'quantity', 'status', 'case'] as const;

/** `--map date=…,operation=…,media=…` above what the columns seem to be. */
export function mappingFrom(
  given: Arguments,
  format: UsageFormat,
  suggested: Partial<UsageMapping>,
): UsageMapping {
  const told = pairsOption(given, 'map');
  const always = given.value('operation');
  const parameters = Object.fromEntries(
    Object.entries(told).filter(([name]) => !PARTS.some((part) => part === name)),
  );
  const columns = Object.fromEntries(
    (['date', 'quantity', 'status', 'case'] as const).flatMap((part) => {
      const column = told[part] ?? suggested[part];
      return column === undefined ? [] : [[part, columnOf(column, format)]];
    }),
  );
  const operation =
    always === undefined ? (told['operation'] ?? columnIn(suggested.operation)) : undefined;
  const missing = [
    ...(columns['date'] === undefined ? ['date'] : []),
    ...(always === undefined && operation === undefined ? ['operation'] : []),
  ];
  if (missing.length > 0) throw unmapped(missing, format);
  const dateOrder = wordOption(given, 'date-order', ['as-written', 'day-first', 'month-first']);
  return fitting(UsageMapping, {
    ...columns,
    operation: always === undefined ? { column: columnOf(operation ?? '', format) } : { always },
    ...(dateOrder === 'as-written' ? {} : { dateOrder }),
    succeeded: listOption(given, 'succeeded') ?? [],
    failed: listOption(given, 'failed') ?? [],
    parameters: Object.fromEntries(
      Object.entries({ ...suggested.parameters, ...parameters }).map(([id, column]) => [
        id,
        columnOf(column, format),
      ]),
    ),
  });
}

function columnIn(operation: UsageMapping['operation'] | undefined): string | undefined {
  return operation !== undefined && 'column' in operation ? operation.column : undefined;
}

/** A column by its name, or by its place as #3. */
function columnOf(text: string, { columns }: UsageFormat): string {
  const place = /^#(\d{1,4})$/.exec(text);
  return (place === null ? undefined : columns[Number(place[1]) - 1]) ?? text;
}

function unmapped(missing: readonly string[], { columns }: UsageFormat) {
  return badInput(
    missing.map((part) => ({
      code: 'column_not_told',
      path: '--map',
      found: `no column that seems to be the ${part}`,
      allowed: `one of ${oneOf(columns, 30)}`,
      remedy:
        part === 'operation'
          ? 'Say --map operation=COLUMN, or --operation ID where every row is of one operation.'
          : `Say --map ${part}=COLUMN.`,
    })),
  );
}
