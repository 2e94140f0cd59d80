import { lazy, type ComponentType, type LazyExoticComponent } from 'react';
import type { Screen, View } from './route';

type Page = LazyExoticComponent<ComponentType>;
type Module = Readonly<Record<string, ComponentType>>;

/** Each feature's entry, loaded when first shown: features/compare/ComparePage.tsx exports ComparePage. */
const entries = import.meta.glob<Module>([
  '../features/*/*Page.tsx',
  '../features/explain/ExplainPanel.tsx',
]);

function entry(feature: string, name: string): Page | undefined {
  const load = entries[`../features/${feature}/${name}.tsx`];
  if (load === undefined) return undefined;
  return lazy(async () => {
    const component = (await load())[name];
    if (component === undefined)
      throw new Error(`features/${feature}/${name}.tsx exports no ${name}`);
    return { default: component };
  });
}

/** The views of a scenario; one without a page has no tab. */
export const VIEW_PAGES: Readonly<Record<View, Page | undefined>> = {
  workload: entry('workload', 'WorkloadPage'),
  compare: entry('compare', 'ComparePage'),
  timeline: entry('timeline', 'TimelinePage'),
  ledger: entry('ledger', 'LedgerPage'),
  explore: entry('explore', 'ExplorePage'),
  quote: entry('quote', 'QuotePage'),
};

export const SCREEN_PAGES: Readonly<
  Record<Exclude<Screen, 'scenario' | 'lost'>, Page | undefined>
> = {
  library: entry('library', 'LibraryPage'),
  start: entry('start', 'StartPage'),
  'price-books': entry('price-books', 'PriceBooksPage'),
  settings: entry('settings', 'SettingsPage'),
};

/** What fills the panel at the right. */
export const EXPLAIN_PANEL = entry('explain', 'ExplainPanel');
