import { Scenario } from '../contract/scenario';
import claira from './claira-two-matters.json';
import claro from './claro-outdoor-shop.json';
import cloro from './cloro-brand-monitor.json';
import clozup from './clozup-sales-team.json';
import tokenPacks from './token-packs-content-team.json';

/** The first is the one on screen at the first start; then one for each other vendor. */
const FILES: readonly unknown[] = [claro, cloro, claira, tokenPacks, clozup];

/** Sample scenarios for the first start, the documentation and tests: fresh copies each time. */
export function sampleScenarios(): Scenario[] {
  return FILES.map((file) => Scenario.parse(file));
}
