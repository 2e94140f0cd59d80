import type { Work } from './use-work';
import { rowName } from './edit-cell';

export function RowPanel({ work, at }: { readonly work: Work; readonly at: number }) {
  const row = work.rows[at];
  return <div className="side-panel__part">{row === undefined ? '' : rowName(row, work.context)}</div>;
}
