import type { PriceBook } from '../../../shared/contract/price-book';
import type { Scenario } from '../../../shared/contract/scenario';

const counted = (count: number, one: string, many: string): string =>
  `${count} ${count === 1 ? one : many}`;

/** What the projection holds and what it leaves out, in one line each. */
export type ProjectionLine = { readonly holds: string; readonly leavesOut: string };

export function projectionLine(scenario: Scenario, book: PriceBook): ProjectionLine {
  const { choices, account, changes, catalogs, lines } = scenario;
  const work = [
    ...(catalogs.length > 0 ? [counted(catalogs.length, 'catalog', 'catalogs')] : []),
    ...(lines.length > 0 ? [counted(lines.length, 'line', 'lines')] : []),
  ];
  const holds = [
    work.length === 0 ? 'no work' : work.join(' and '),
    account === undefined ? 'a fresh start' : 'the account as it stands',
    packsWords(scenario, book),
    ...(book.policies.overage.mode === 'user' || choices.overage
      ? [choices.overage ? 'overage on' : 'overage off']
      : []),
    ...(choices.autoTopUp === undefined ? [] : ['auto top-up']),
    ...(changes.length > 0 ? [counted(changes.length, 'planned change', 'planned changes')] : []),
  ];
  return { holds: holds.join(', '), leavesOut: 'work that is not in the workload, and tax' };
}

function packsWords({ choices }: Scenario, book: PriceBook): string {
  if (book.packs.length === 0) return 'no packs (the vendor has none)';
  const kind = choices.packs?.kind ?? book.policies.packs.inComparison;
  if (kind === 'none') return 'no packs';
  return kind === 'cheapest' ? 'the cheapest mix of packs' : 'packs when a line falls short';
}
