import { z } from 'zod';
import { Ceilings } from './contract/ceilings';
import { Recommendation } from './contract/decisions';
import { AssumptionRegister, Explanation } from './contract/explain';
import { BreakEven, PlanMap, Sensitivity } from './contract/explore';
import { Impact } from './contract/impact';
import { jsonSchema } from './contract/keys';
import { PriceBook } from './contract/price-book';
import { ReplayResult } from './contract/replay';
import { Comparison, Simulation } from './contract/result';
import { Scenario } from './contract/scenario';
import { MonteCarloResult } from './contract/uncertainty';
import { badInput } from './errors';
import { didYouMean, oneOf } from './nearest';

const Result = z.union([Comparison, Simulation]);

/** Published contracts by name; others may be added beside these, such as the engine's own parts. */
export const SCHEMAS: ReadonlyMap<string, z.ZodType> = new Map<string, z.ZodType>([
  ['price-book', PriceBook],
  ['scenario', Scenario],
  ['result', Result],
  ['explanation', Explanation],
  ['assumptions', AssumptionRegister],
  ['recommendation', Recommendation],
  ['ceilings', Ceilings],
  ['break-even', BreakEven],
  ['plan-map', PlanMap],
  ['sensitivity', Sensitivity],
  ['monte-carlo', MonteCarloResult],
  ['impact', Impact],
  ['replay', ReplayResult],
]);

/** A contract as JSON Schema (draft 2020-12), for what may be written in a file of this kind. */
export function jsonSchemaOf(
  name: string,
  schemas: ReadonlyMap<string, z.ZodType> = SCHEMAS,
): Record<string, unknown> {
  const schema = schemas.get(name);
  if (schema !== undefined) return { ...jsonSchema(schema), title: `tierwise ${name}` };
  const names = [...schemas.keys()];
  throw badInput([
    {
      code: 'schema_unknown',
      path: 'name',
      found: `"${name}"`,
      allowed: oneOf(names, 30),
      remedy: didYouMean(name, names),
    },
  ]);
}
