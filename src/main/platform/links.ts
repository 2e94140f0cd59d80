import type { PriceBook } from '../../shared/contract/price-book';

/** Hosts of the pages that these price books cite, in the order of the alphabet. */
export function linkHostsOf(books: readonly PriceBook[]): string[] {
  const addresses = books.flatMap(({ sources }) => sources.map(({ address }) => address));
  const urls = addresses.map((address) => (address === undefined ? null : URL.parse(address)));
  return [
    ...new Set(urls.flatMap((url) => (url?.protocol === 'https:' ? url.hostname : []))),
  ].toSorted();
}

/** Whether a link may be given to the system's browser: https to a named host, nothing hidden in it. */
export function isAllowedLink(text: string, hosts: ReadonlySet<string>): boolean {
  if (/[\u0000-\u0020\u007f]/.test(text)) return false;
  const url = URL.parse(text);
  return (
    url !== null &&
    url.protocol === 'https:' &&
    url.username === '' &&
    url.password === '' &&
    url.port === '' &&
    hosts.has(url.hostname)
  );
}
