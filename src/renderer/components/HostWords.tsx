import { localWords } from '../format/host-words';
import { useLocale } from '../stores/preferences';

/** A sentence or cause of the host with its figures as the locale writes them; in full on hover. */
export function HostWords({ children }: { readonly children: string }) {
  const words = localWords(children, useLocale());
  return <span title={words}>{words}</span>;
}
