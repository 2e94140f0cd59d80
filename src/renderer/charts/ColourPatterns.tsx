import './colour-patterns.css';

/** Of each colour but the first, which stays solid: the lines drawn over it, on a tile of 8 by 8. */
const DRAWN: readonly (readonly [colour: number, lines: string])[] = [
  [2, 'M0 4H8'],
  [3, 'M4 0V8'],
  [4, 'M0 4H8M4 0V8'],
  [5, 'M0 2H8M0 6H8'],
  [6, 'M2 0V8M6 0V8'],
  [7, 'M0 0L8 8'],
  [8, 'M0 0L8 8M8 0L0 8'],
];

/**
 * A pattern of its own for each colour of the charts, once for the page. While the setting asks for
 * them, colour-patterns.css puts them in the place of the colours, in every drawing and its key.
 */
export function ColourPatterns() {
  return (
    <svg className="colour-patterns" width={0} height={0} aria-hidden focusable="false">
      <defs>
        {DRAWN.map(([colour, lines]) => (
          <pattern
            key={colour}
            id={`colour-pattern-${colour}`}
            className={`colour-patterns__${colour}`}
            width={8}
            height={8}
            patternUnits="userSpaceOnUse"
          >
            <rect width={8} height={8} fill="currentColor" />
            <path d={lines} stroke="var(--surface)" strokeWidth={1.5} />
          </pattern>
        ))}
      </defs>
    </svg>
  );
}
