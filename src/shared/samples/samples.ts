import type { Sample } from '../contract/library';
import { Scenario } from '../contract/scenario';
import claira from './claira-two-matters.json';
import claro from './claro-outdoor-shop.json';
import cloro from './cloro-brand-monitor.json';
import clozup from './clozup-sales-team.json';
import tokenPacks from './token-packs-content-team.json';

/** The first is the one on screen at the first start; then one for each other vendor. */
const FILES: readonly (readonly [id: string, summary: string, file: unknown])[] = [
  [
    'claro-outdoor-shop',
    'A catalogue of 2,400 products, enriched once and kept fresh for a year',
    claro,
  ],
  ['cloro-brand-monitor', 'Three assistants asked 300 times a day, for half a year', cloro],
  [
    'claira-two-matters',
    'Two cases with 18,000 documents and recordings, over three months',
    claira,
  ],
  ['token-packs-content-team', 'Tokens of a content team, topped up by themselves', tokenPacks],
  ['clozup-sales-team', 'Chat, leads, calls and campaigns of a sales team of six', clozup],
];

/** Sample scenarios for the first start, the documentation and tests: fresh copies each time. */
export function sampleScenarios(): (Sample & { readonly scenario: Scenario })[] {
  return FILES.map(([id, summary, file]) => {
    const scenario = Scenario.parse(file);
    return { id, name: scenario.name, summary, priceBook: scenario.priceBook.id, scenario };
  });
}
