import type { Work } from './use-work';

export function AddCatalog({ work }: { readonly work: Work; readonly onClose: () => void }) {
  return <p>{work.scenario.name}</p>;
}
