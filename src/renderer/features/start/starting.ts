import { create } from 'zustand';
import type { PriceBookRef } from '../../../shared/contract/library';
import type { PriceBook } from '../../../shared/contract/price-book';
import type { Scenario } from '../../../shared/contract/scenario';
import { today } from '../../format/dates';
import { emptyScenario, nextMonth } from '../../work/new-scenario';
import { presetsFor, withPreset } from '../../work/presets';

/** What has been said so far in the three steps; going back loses nothing. */
type StartingState = {
  readonly book: PriceBookRef | undefined;
  /** The scenario as it would be made; undefined until a price book is chosen. */
  readonly scenario: Scenario | undefined;
  /** Presets that were taken, by id. */
  readonly presets: readonly string[];
  readonly named: boolean;
};

const NOTHING: StartingState = { book: undefined, scenario: undefined, presets: [], named: false };

export const useStarting = create<StartingState>(() => NOTHING);

const { getState, setState } = useStarting;

export const startOver = (): void => setState(NOTHING);

/** Chooses what prices hold; another book begins the work anew with its first preset. */
export function chooseBook(book: PriceBook): void {
  const ref = { id: book.id, version: book.version };
  const state = getState();
  if (state.book?.id === ref.id && state.book.version === ref.version) return;
  const { scenario: before, named } = state;
  const name = named && before !== undefined ? before.name : `${book.label} plan`;
  const empty = emptyScenario(name, ref, before?.start ?? nextMonth(today()));
  const [first] = presetsFor(book);
  const scenario = { ...empty, months: before?.months ?? empty.months };
  setState({
    book: ref,
    scenario: first === undefined ? scenario : withPreset(scenario, first),
    presets: first === undefined ? [] : [first.id],
    named,
  });
}

/** Takes a preset's work in or out; what was changed in the rest stays. */
export function togglePreset(book: PriceBook, id: string): void {
  const { scenario, presets } = getState();
  const preset = presetsFor(book).find((each) => each.id === id);
  if (scenario === undefined || preset === undefined) return;
  if (!presets.includes(id)) {
    setState({ scenario: withPreset(scenario, preset), presets: [...presets, id] });
    return;
  }
  const labels = new Set(
    [...(preset.catalogs ?? []), ...(preset.lines ?? [])].map(({ label }) => label),
  );
  setState({
    scenario: {
      ...scenario,
      catalogs: scenario.catalogs.filter(({ label }) => !labels.has(label)),
      lines: scenario.lines.filter(({ label }) => !labels.has(label)),
    },
    presets: presets.filter((each) => each !== id),
  });
}

export function changeStarting(change: (scenario: Scenario) => Scenario): void {
  const { scenario } = getState();
  if (scenario !== undefined) setState({ scenario: change(scenario) });
}

export function nameStarting(name: string): void {
  changeStarting((scenario) => ({ ...scenario, name }));
  setState({ named: true });
}
