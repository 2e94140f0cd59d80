import { unreachable } from '../../shared/errors';

/** Every place of the program as text behind the hash, so that it can be linked, kept and gone back to. */

export const VIEWS = ['workload', 'compare', 'timeline', 'ledger', 'explore', 'quote'] as const;
export type View = (typeof VIEWS)[number];

/** Facts of a place: chosen plan, range, filter. Kept in the address, so undo, links and reload agree. */
export type Query = Readonly<Record<string, string>>;

export type Route =
  | { readonly screen: 'library'; readonly query: Query }
  | { readonly screen: 'start'; readonly query: Query }
  | {
      readonly screen: 'scenario';
      readonly scenario: string;
      readonly view: View;
      readonly query: Query;
    }
  /** `path`: nothing for the list, or a book's id, its version and what else its page knows. */
  | { readonly screen: 'price-books'; readonly path: readonly string[]; readonly query: Query }
  | { readonly screen: 'settings'; readonly query: Query }
  | { readonly screen: 'lost'; readonly address: string; readonly query: Query };

export type Screen = Route['screen'];

const isView = (text: string): text is View => VIEWS.some((view) => view === text);

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** `#/s/<scenario>/<view>?plan=…`; an unknown address is `lost` and says so on screen. */
export function parseRoute(hash: string): Route {
  const [path = '', search = ''] = hash.replace(/^#/, '').split('?', 2);
  const query: Query = Object.fromEntries(new URLSearchParams(search));
  const [screen = '', ...rest] = path.split('/').filter(Boolean).map(decode);
  if (screen === '' || screen === 'library') return { screen: 'library', query };
  if (screen === 'new') return { screen: 'start', query };
  if (screen === 'settings') return { screen: 'settings', query };
  if (screen === 'price-books') return { screen: 'price-books', path: rest, query };
  const [scenario, view = 'workload'] = rest;
  if (screen === 's' && scenario !== undefined && isView(view)) {
    return { screen: 'scenario', scenario, view, query };
  }
  return { screen: 'lost', address: hash, query };
}

function pathOf(route: Route): string {
  switch (route.screen) {
    case 'library':
      return '/library';
    case 'start':
      return '/new';
    case 'settings':
      return '/settings';
    case 'price-books':
      return ['/price-books', ...route.path.map(encodeURIComponent)].join('/');
    case 'scenario':
      return `/s/${encodeURIComponent(route.scenario)}/${route.view}`;
    case 'lost':
      return route.address.replace(/^#/, '');
    default:
      return unreachable(route, 'route');
  }
}

/** The address of a place, with its hash. */
export function formatRoute(route: Route): string {
  const search = new URLSearchParams(route.query).toString();
  return `#${pathOf(route)}${search === '' ? '' : `?${search}`}`;
}

export const toLibrary = (query: Query = {}): Route => ({ screen: 'library', query });
export const toStart = (query: Query = {}): Route => ({ screen: 'start', query });
export const toSettings = (query: Query = {}): Route => ({ screen: 'settings', query });
export const toPriceBooks = (path: readonly string[] = [], query: Query = {}): Route => ({
  screen: 'price-books',
  path,
  query,
});
export const toScenario = (
  scenario: string,
  view: View = 'workload',
  query: Query = {},
): Route => ({
  screen: 'scenario',
  scenario,
  view,
  query,
});
