import { costsEntered, pricesEntered } from './cost-inputs';
import { costRanges } from './cost-range-inputs';
import type { Input, World } from './input';
import { quantities, rates } from './work-inputs';

/** Everything that may be moved for one plan, in the order of the scenario. */
export function inputsOf(world: World, plan: string): Input[] {
  return [
    ...quantities(world),
    ...rates(world),
    ...costsEntered(world),
    ...costRanges(world),
    ...pricesEntered(world, plan),
  ];
}
