import { IconAlertTriangle, IconBoxMultiple, IconCornerLeftUp } from '@tabler/icons-react';
import type { CellFace } from '../../work/work-column';
import type { BadText } from './work-state';
import { SeasonBars } from './SeasonBars';

type WorkCellProps = {
  readonly face: CellFace | undefined;
  readonly bad: BadText | undefined;
  /** Shows nothing where the column does not apply. */
  readonly blank?: boolean;
  /** The first column shows where a row belongs. */
  readonly branch?: 'catalog' | 'entry' | 'last-entry' | undefined;
};

/** What stands in a cell of the workload: its value, how sure it is, and what is wrong with it. */
export function WorkCell({ face, bad, branch, blank }: WorkCellProps) {
  if (bad !== undefined) {
    return (
      <span className="work-cell" data-tone="bad" title={bad.problem}>
        <IconAlertTriangle size={12} aria-hidden />
        <span className="truncate">{bad.text}</span>
      </span>
    );
  }
  if (branch === 'entry' || branch === 'last-entry')
    return <span className="work-cell__branch" data-last={branch === 'last-entry'} />;
  if (face === undefined && blank === true) return null;
  if (face === undefined) {
    return (
      <span className="work-cell" data-tone="none" title="Does not apply here">
        <span aria-hidden>·</span>
        <span className="visually-hidden">not applicable</span>
      </span>
    );
  }
  return (
    <span className="work-cell" data-tone={face.tone} title={face.note}>
      {branch === 'catalog' ? <IconBoxMultiple size={14} stroke={1.6} aria-hidden /> : null}
      {face.tone === 'inherited' && branch === undefined ? (
        <IconCornerLeftUp size={11} aria-hidden />
      ) : null}
      {face.season === undefined ? (
        <span className="truncate">{face.shown}</span>
      ) : (
        <SeasonBars factors={face.season} />
      )}
      {face.tone === 'assumed' ? <span className="work-cell__mark">assumed</span> : null}
    </span>
  );
}
