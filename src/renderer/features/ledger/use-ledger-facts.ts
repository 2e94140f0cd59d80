import { useMemo } from 'react';
import type { LedgerFilter } from '../../../shared/contract/ledger-page';
import type { PriceBook } from '../../../shared/contract/price-book';
import type { Simulation } from '../../../shared/contract/result';
import { findRule } from '../../../shared/price-book/rules';
import { formatDate } from '../../format/dates';
import { ENTRY_WORDS } from '../../format/entry-words';
import { localWords } from '../../format/host-words';
import { longestFigures, type LongestFigures } from '../../format/longest-figures';
import { useRoute } from '../../routing/use-route';
import { useDraft } from '../../stores/draft';
import { useOpenBook, type SimulationRun } from '../../stores/figures';
import type { LedgerOf } from '../../stores/ledger-pages';
import { useLocale } from '../../stores/preferences';
import { readFilter, type FilterNames } from './ledger-filter';

/** A thing that rows can be filtered by. */
export type Choice = { readonly value: string; readonly label: string };

/** What the ledger's parts are drawn from. */
export type LedgerFacts = {
  readonly simulation: Simulation;
  readonly of: LedgerOf;
  readonly book: PriceBook;
  readonly filter: LedgerFilter;
  readonly names: FilterNames;
  readonly lines: readonly Choice[];
  readonly cases: readonly Choice[];
  readonly meters: readonly Choice[];
  /** A rule in its words, its figures as the screen writes them. */
  readonly ruleWords: (rule: string) => string;
  readonly longest: LongestFigures;
};

export function useLedgerFacts(
  run: SimulationRun | undefined,
  plan: string,
): LedgerFacts | undefined {
  const book = useOpenBook();
  const locale = useLocale();
  const scenario = useDraft((state) => state.scenario);
  const { query } = useRoute();
  const filterText = JSON.stringify(readFilter(query));
  // The address is a new object with every fact; the filter stays one as long as it says the same.
  const filter = useMemo(() => JSON.parse(filterText) as LedgerFilter, [filterText]);
  return useMemo(() => {
    if (run === undefined || book === undefined || scenario === undefined) return undefined;
    const lines = [
      ...scenario.catalogs.map(({ id, label }) => ({ value: id, label })),
      ...scenario.lines.map(({ id, label, operation }) => ({
        value: id,
        label: label ?? book.operations.find((each) => each.id === operation)?.label ?? id,
      })),
    ];
    const cases = scenario.cases.map(({ id, label }) => ({ value: id, label }));
    const meters = book.meters.map(({ id, label }) => ({ value: id, label }));
    const named = (choices: readonly Choice[]) => (id: string) =>
      choices.find(({ value }) => value === id)?.label ?? id;
    return {
      simulation: run.simulation,
      of: { run: run.run, plan },
      book,
      filter,
      names: {
        kind: (kind) => ENTRY_WORDS[kind],
        line: named(lines),
        case: named(cases),
        meter: named(meters),
        date: (on) => formatDate(on, locale),
      },
      lines,
      cases,
      meters,
      ruleWords: (rule) => localWords(findRule(book, rule)?.words ?? rule, locale),
      longest: longestFigures(run.simulation, locale),
    };
  }, [run, plan, book, scenario, filter, locale]);
}
