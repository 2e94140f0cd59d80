import type { PriceBook } from '../../shared/contract/price-book';
import type { PlanSummary } from '../../shared/contract/result';
import type { Alternative, Scenario } from '../../shared/contract/scenario';
import type { Catalog, Line } from '../../shared/contract/scenario-work';
import { formatUnits } from '../../shared/decimal';
import { ratio, ratioOf, roundRatio, timesRatio } from '../engine/amount/ratio';
import { toAmount } from '../engine/amount/checked';
import { compileProgram } from '../engine/simulate/program';
import { likelyCount } from '../engine/workload/spread';
import { planSummary } from './plan-summary';
import { readBook } from './readings';

type Mapping = Alternative['map'][number];

function scaled(quantity: Line['quantity'], mapping: Mapping): Line['quantity'] {
  if (mapping.factor === '1') return quantity;
  return toAmount(roundRatio(timesRatio(ratio(likelyCount(quantity)), ratioOf(mapping.factor))));
}

function mapCatalog(
  catalog: Catalog,
  map: readonly Mapping[],
): { catalogs: Catalog[]; unmapped: string[] } {
  const unmapped: string[] = [];
  const whole: Catalog['operations'] = [];
  const apart: Catalog[] = [];
  for (const entry of catalog.operations) {
    const mapping = map.find((row) => row.from === entry.operation);
    if (mapping === undefined) {
      unmapped.push(entry.operation);
      continue;
    }
    const mapped = {
      ...entry,
      operation: mapping.to,
      parameters: { ...entry.parameters, ...mapping.parameters },
    };
    if (mapping.factor === '1') whole.push(mapped);
    else
      apart.push({
        ...catalog,
        id: `${catalog.id}.${mapping.to}`,
        records: scaled(catalog.records, mapping),
        operations: [mapped],
      });
  }
  return {
    catalogs: whole.length === 0 ? apart : [{ ...catalog, operations: whole }, ...apart],
    unmapped,
  };
}

/** The same work in another vendor's operations, as the user maps it. */
function mapScenario(
  scenario: Scenario,
  alternative: Alternative,
): { scenario: Scenario; unmapped: string[] } {
  const unmapped: string[] = [];
  const catalogs = scenario.catalogs.flatMap((catalog) => {
    const mapped = mapCatalog(catalog, alternative.map);
    unmapped.push(...mapped.unmapped);
    return mapped.catalogs;
  });
  const lines = scenario.lines.flatMap((line) => {
    const mapping = alternative.map.find((row) => row.from === line.operation);
    if (mapping === undefined) {
      unmapped.push(line.operation);
      return [];
    }
    return [
      {
        ...line,
        operation: mapping.to,
        quantity: scaled(line.quantity, mapping),
        parameters: { ...line.parameters, ...mapping.parameters },
      },
    ];
  });
  const { plan: _plan, account: _account, ...rest } = scenario;
  return {
    scenario: {
      ...rest,
      priceBook: alternative.priceBook,
      catalogs,
      lines,
      choices: alternative.choices,
      changes: [],
      needs: { features: [], limits: [] },
      alternatives: [],
    },
    unmapped,
  };
}

/** Every plan of another price book, converted by the user's own rate where the currency differs. */
export function compareAlternative(
  scenario: Scenario,
  book: PriceBook,
  alternative: Alternative,
  other: PriceBook,
): PlanSummary[] {
  const { scenario: mapped, unmapped } = mapScenario(scenario, alternative);
  const program = compileProgram(readBook(other, mapped), mapped);
  const names = [...new Set(unmapped)].map(
    (id) => book.operations.find((row) => row.id === id)?.label ?? id,
  );
  return other.plans.map((plan) => {
    const row = planSummary(program, plan.id);
    const { rate } = alternative;
    const converted =
      rate === undefined || row.total === null || other.currency === book.currency
        ? {}
        : {
            converted: {
              total: convert(row.total, rate.value, book.minorUnitPlaces),
              rate: rate.value,
              on: rate.on,
            },
          };
    if (names.length === 0) return { ...row, ...converted };
    return {
      ...row,
      ...converted,
      feasible: false,
      status: row.status === 'price-unknown' ? row.status : 'not-feasible',
      reasons: [...row.reasons, `Not mapped to ${other.label}: ${names.join(', ')}.`],
    };
  });
}

function convert(total: string, rate: string, places: number): string {
  const exact = timesRatio(ratioOf(total), ratioOf(rate));
  const scale = { units: 10n ** BigInt(places), scale: 0 };
  return formatUnits(roundRatio(timesRatio(exact, ratioOf(scale))), places);
}
