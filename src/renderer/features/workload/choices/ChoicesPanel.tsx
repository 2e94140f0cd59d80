import type { Work } from '../use-work';

export function ChoicesPanel({ work }: { readonly work: Work }) {
  return <div className="side-panel__part">{work.scenario.start}</div>;
}
