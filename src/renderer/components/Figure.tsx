import type { KeyboardEvent, MouseEvent, ReactNode } from 'react';
import { useExplain, type ExplainTarget } from '../stores/explain';
import './figure.css';

type FigureProps = {
  /** What the panel explains; a figure that a person typed has none. */
  readonly explain?: ExplainTarget | undefined;
  /** Full value where the shown one is shortened. */
  readonly title?: string | undefined;
  readonly className?: string | undefined;
  /** Inside a grid the grid has the one tab stop, and opens the explanation itself (F4). */
  readonly inGrid?: boolean;
  readonly children: ReactNode;
};

/** A derived figure: Alt+click or F4 opens where it comes from; outside grids a plain click does too. */
export function Figure({ explain, title, className, inGrid = false, children }: FigureProps) {
  const open = useExplain((state) => state.open);
  if (explain === undefined) {
    return (
      <span className={className} title={title}>
        {children}
      </span>
    );
  }
  const onClick = (event: MouseEvent): void => {
    if (inGrid && !event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    open(explain);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'F4') return;
    event.preventDefault();
    open(explain);
  };
  return (
    <button
      type="button"
      className={className === undefined ? 'figure' : `figure ${className}`}
      title={title ?? 'Where this comes from (F4)'}
      tabIndex={inGrid ? -1 : 0}
      data-explain=""
      onClick={onClick}
      onKeyDown={onKeyDown}
    >
      {children}
    </button>
  );
}
