import { useCallback, useSyncExternalStore } from 'react';
import { formatRoute, parseRoute, type Query, type Route } from './route';

let last: { readonly hash: string; readonly route: Route } | undefined;

/** The place the window shows now; equal addresses give the same object. */
export function currentRoute(): Route {
  const { hash } = window.location;
  if (last?.hash !== hash) last = { hash, route: parseRoute(hash) };
  return last.route;
}

function subscribe(changed: () => void): () => void {
  window.addEventListener('hashchange', changed);
  window.addEventListener('popstate', changed);
  return () => {
    window.removeEventListener('hashchange', changed);
    window.removeEventListener('popstate', changed);
  };
}

export function useRoute(): Route {
  return useSyncExternalStore(subscribe, currentRoute);
}

/** Goes to a place; `replace` leaves no step behind for the way back. */
export function navigate(route: Route, options: { readonly replace?: boolean } = {}): void {
  const hash = formatRoute(route);
  if (hash === window.location.hash) return;
  if (options.replace === true) window.history.replaceState(null, '', hash);
  else window.history.pushState(null, '', hash);
  window.dispatchEvent(new PopStateEvent('popstate'));
}

/**
 * One fact of the place in the address, such as the chosen plan: `[value, set]`. An empty or absent
 * value leaves the address.
 */
export function useQueryFact(
  name: string,
): [string | undefined, (value: string | undefined) => void] {
  const route = useRoute();
  const set = useCallback(
    (value: string | undefined) => {
      const now = currentRoute();
      const { [name]: _gone, ...rest } = now.query;
      const query: Query = value === undefined || value === '' ? rest : { ...rest, [name]: value };
      navigate({ ...now, query }, { replace: true });
    },
    [name],
  );
  return [route.query[name], set];
}
