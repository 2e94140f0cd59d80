import type { Impact } from '../../../shared/contract/impact';
import type { PriceBookHead, PriceBookRef } from '../../../shared/contract/library';
import type { ChangeArea, PriceBookChange } from '../../../shared/contract/price-book-change';

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
  const scenarios = impact?.rows.map(
    ({ scenario, before: was, after: is, change, sentence, currency }) =>
      `${scenario}: ${was ?? 'unknown'} to ${is ?? 'unknown'} ${currency} (${change ?? 'unknown'}). ${sentence}`,
  );
  const lines = [
    `${before.label}: ${before.id} ${before.version} to ${after.id} ${after.version}`,
    ...(changes.length === 0 ? ['', 'Nothing differs.'] : groups),
    ...(scenarios === undefined || scenarios.length === 0
      ? []
      : ['', 'Saved scenarios', ...scenarios]),
  ];
  return `${lines.join('\n')}\n`;
}
