import type { Scenario } from '../../../shared/contract/scenario';
import type { ParameterValue } from '../../../shared/contract/scenario-work';
import { formatTrimmed, parseDecimal } from '../../../shared/decimal';
import { likelyOf } from '../../engine/workload/cost';
import { partLabel } from './break-even';
import { partOf, textInput, type Ends, type Input, type Put, type World } from './input';

/** Credits that a person entered as an operation's cost: their own range, or a fifth less and more. */
export function costsEntered(world: World): Input[] {
  const { scenario } = world;
  return [
    ...scenario.catalogs.flatMap((catalog) => [
      ...catalogCosts(world, catalog),
      ...catalogOperationCosts(world, catalog),
    ]),
    ...scenario.lines.flatMap((line) => lineCosts(world, line)),
  ];
}

type Line = Scenario['lines'][number];
type Catalog = Scenario['catalogs'][number];

function lineCosts(world: World, line: Line): Input[] {
  const { scenario, book } = world;
  return enteredAt(world, {
    place: `lines.${line.id}`,
    label: partLabel(scenario, book, { kind: 'line', id: line.id }),
    values: line.parameters,
    put: (from, values) => ({
      ...from,
      lines: from.lines.map((row) => (row.id === line.id ? withValues(row, values) : row)),
    }),
  });
}

/** Costs that a catalog enters once for all of its operations. */
function catalogCosts(world: World, catalog: Catalog): Input[] {
  return enteredAt(world, {
    place: `catalogs.${catalog.id}`,
    label: catalog.label,
    values: catalog.parameters,
    put: (from, values) => ({
      ...from,
      catalogs: from.catalogs.map((row) => (row.id === catalog.id ? withValues(row, values) : row)),
    }),
  });
}

/** Costs entered for single operations of a catalog. */
function catalogOperationCosts(world: World, { id, label, operations }: Catalog): Input[] {
  return operations.flatMap(({ operation, parameters }, at) => {
    const name = world.book.operations.find((row) => row.id === operation)?.label ?? operation;
    const replaced = (row: Catalog, values: Values): Catalog => ({
      ...row,
      operations: row.operations.map((one, place) =>
        place === at ? withValues(one, values) : one,
      ),
    });
    return enteredAt(world, {
      place: `catalogs.${id}.operations[${at}]`,
      label: `${label}, ${name}`,
      values: parameters,
      put: (from, values) => ({
        ...from,
        catalogs: from.catalogs.map((row) => (row.id === id ? replaced(row, values) : row)),
      }),
    });
  });
}

type Values = Readonly<Record<string, ParameterValue>>;

/** Costs as entered at one place of a scenario, and how others are put there. */
type CostPlace = {
  readonly place: string;
  readonly label: string;
  readonly values: Values;
  readonly put: (from: Scenario, values: Values) => Scenario;
};

const withValues = <T extends { readonly parameters: Values }>(row: T, values: Values): T => ({
  ...row,
  parameters: { ...row.parameters, ...values },
});

function enteredAt({ book }: World, { place, label, values, put }: CostPlace): Input[] {
  return Object.entries(values).flatMap(([parameter, value]) => {
    const ends = creditEnds(value);
    if (ends === null) return [];
    const name = book.parameters.find((row) => row.id === parameter)?.label ?? parameter;
    const putText: Put = (from, credits) => put(from, { [parameter]: { credits } });
    return [textInput(`${place}.parameters.${parameter}`, `${label}: ${name}`, ends, putText)];
  });
}

/** Most places that a cost in credits has (contract: Decimal). */
const CREDIT_PLACES = 9;

function creditEnds(value: ParameterValue): Ends | null {
  if (typeof value !== 'object' || !('credits' in value)) return null;
  const { credits } = value;
  if (typeof credits !== 'string') {
    const likely = likelyOf(credits);
    return {
      range: 'own',
      low: credits.min,
      now: formatTrimmed(likely.units, likely.scale),
      high: credits.max,
    };
  }
  if (parseDecimal(credits).units === 0n) return null;
  return {
    range: 'fifth',
    low: partOf(credits, 80, CREDIT_PLACES),
    now: credits,
    high: partOf(credits, 120, CREDIT_PLACES),
  };
}

const ENTERED = [
  { key: 'price', label: 'Price entered' },
  { key: 'overagePrice', label: 'Overage price entered' },
  { key: 'entityPrice', label: 'Price of an entity entered' },
] as const;

/** Prices that the user entered for a plan: a fifth less and more. */
export function pricesEntered({ scenario, book }: World, plan: string): Input[] {
  return scenario.choices.entered.flatMap((row, at) =>
    row.plan !== plan
      ? []
      : ENTERED.flatMap(({ key, label }): Input[] => {
          const now = row[key];
          if (now === undefined || parseDecimal(now).units === 0n) return [];
          // Only the price of a credit may be finer than the smallest coin.
          const places = key === 'overagePrice' ? CREDIT_PLACES : book.minorUnitPlaces;
          const ends = {
            range: 'fifth' as const,
            low: partOf(now, 80, places),
            now,
            high: partOf(now, 120, places),
          };
          const put: Put = (from, text) => ({
            ...from,
            choices: {
              ...from.choices,
              entered: from.choices.entered.map((other, place) =>
                place === at ? { ...other, [key]: text } : other,
              ),
            },
          });
          return [textInput(`entered.${plan}.${key}`, label, ends, put)];
        }),
  );
}
