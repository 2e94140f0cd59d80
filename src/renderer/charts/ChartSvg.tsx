import type { KeyboardEvent, MouseEvent, ReactNode } from 'react';
import type { ChartIds } from './ChartFrame';

type ChartSvgProps = {
  readonly ids: ChartIds;
  readonly width: number;
  readonly height: number;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  /** The pointer at these pixels from the drawing's corner. */
  readonly onMove?: (x: number, y: number) => void;
  /** Pointer or focus has gone. */
  readonly onLeave: () => void;
  readonly children: ReactNode;
};

/** A drawing that takes the focus, has a name and a sentence, and whose marks are walked by keys. */
export function ChartSvg({
  ids,
  width,
  height,
  onKeyDown,
  onMove,
  onLeave,
  children,
}: ChartSvgProps) {
  const move = (event: MouseEvent<SVGSVGElement>): void => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    onMove?.(event.clientX - left, event.clientY - top);
  };
  return (
    <svg
      width={width}
      height={height}
      role="group"
      aria-roledescription="chart"
      aria-labelledby={ids.title}
      aria-describedby={ids.summary}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onMouseMove={onMove === undefined ? undefined : move}
      onMouseLeave={onLeave}
      onBlur={onLeave}
    >
      {children}
    </svg>
  );
}
