import type { Impact, ImpactRow } from '../../../shared/contract/impact';
import type { PriceBookHead, PriceBookRef } from '../../../shared/contract/library';
import type { ChangeArea, PriceBookChange } from '../../../shared/contract/price-book-change';
import { compareAmounts } from '../../format/exact';

const AREA_WORDS: Readonly<Record<ChangeArea, string>> = {
  book: 'The book',
  plans: 'Plans',
  packs: 'Packs',
  operations: 'Operations',
  parameters: 'Parameters',
  meters: 'Meters',
  features: 'Features',
  limits: 'Limits',
  categories: 'Categories',
  policies: 'Rules',
  assumptions: 'Assumptions',
  sources: 'Sources',
};

/** Changes by part of the book, in the order in which they come. */
export function groupChanges(
  changes: readonly PriceBookChange[],
): readonly (readonly [string, readonly PriceBookChange[]])[] {
  const groups = new Map<string, PriceBookChange[]>();
  for (const change of changes) {
    const title = AREA_WORDS[change.area];
    groups.set(title, [...(groups.get(title) ?? []), change]);
  }
  return [...groups];
}

/** A sign beside the word, so that colour says nothing alone. */
export function signOf(kind: PriceBookChange['kind']): string {
  if (kind === 'added') return '+';
  return kind === 'removed' ? '−' : '≠';
}

const ORDER: Readonly<Record<ImpactRow['verdict'], number>> = {
  'becomes-infeasible': 0,
  refused: 1,
  more: 2,
  unknown: 3,
  same: 4,
  less: 5,
  'becomes-feasible': 6,
};

/** Who is no longer served first, then who pays more, the most first. */
export function worstFirst(rows: readonly ImpactRow[]): readonly ImpactRow[] {
  return rows.toSorted(
    (a, b) =>
      ORDER[a.verdict] - ORDER[b.verdict] || compareAmounts(b.change ?? '0', a.change ?? '0'),
  );
}

/** What happens to the scenario's plan, and which plan is the cheapest now, where it is another. */
export function impactWords(row: ImpactRow): string {
  const { sentence, cheapestBefore, cheapestAfter } = row;
  const label = (id: string): string => row.plans.find(({ plan }) => plan === id)?.label ?? id;
  if (cheapestAfter === null || cheapestBefore === cheapestAfter) return sentence;
  const instead = cheapestBefore === null ? '' : ` instead of ${label(cheapestBefore)}`;
  return `${sentence} Cheapest is now ${label(cheapestAfter)}${instead}.`;
}

/** Everything on the screen as plain text, to send or to keep. */
export function changesText(
  before: PriceBookHead,
  after: PriceBookRef,
  changes: readonly PriceBookChange[],
  impact: Impact | undefined,
): string {
  const groups = groupChanges(changes).flatMap(([title, group]) => [
    '',
    title,
    ...group.map(({ kind, sentence }) => `${signOf(kind)} ${sentence}`),
  ]);
  const scenarios = worstFirst(impact?.rows ?? []).map((row) => {
    const { scenario, before: was, after: is, change, currency } = row;
    return `${scenario}: ${was ?? 'unknown'} to ${is ?? 'unknown'} ${currency} (${change ?? 'unknown'}). ${impactWords(row)}`;
  });
  const lines = [
    `${before.label}: ${before.id} ${before.version} to ${after.id} ${after.version}`,
    ...(changes.length === 0 ? ['', 'Nothing differs.'] : groups),
    ...(scenarios.length === 0 ? [] : ['', 'Saved scenarios', ...scenarios]),
  ];
  return `${lines.join('\n')}\n`;
}
