import { isNegative, magnitude } from '../format/exact';
import type { BalanceDay } from './balance-days';
import { isCrowded } from './crowding';
import type { DayMark } from './day-marks';
import { placeOf, type LinearScale } from './scale';

type StepMarksProps = {
  /** Days in view. */
  readonly days: readonly BalanceDay[];
  readonly byDay: ReadonlyMap<number, readonly DayMark[]>;
  readonly x: LinearScale;
  readonly y: LinearScale;
  /** Texture of what expires. */
  readonly hatch: string;
};

/** Pixels between two marks below which the later one is left out of the line; the lanes keep all. */
const NEAREST = 7;
/** Pixels of the line that a top-up on it takes, its surroundings included. */
const ROOM = 12;

/** What changes the balance, on the line: grants and refills up, top-ups as diamonds, expiries hatched. */
export function StepMarks({ days, byDay, x, y, hatch }: StepMarksProps) {
  const drawn = days.flatMap((day) => (byDay.get(day.at) ?? []).map((mark) => ({ day, mark })));
  const [first, last] = [days[0], days.at(-1)];
  const pixels = first === undefined || last === undefined ? 0 : x.at(last.at + 1) - x.at(first.at);
  // Where they would hide the line, top-ups stand in their lane alone.
  const topUps = isCrowded(drawn.filter(({ mark }) => mark.kind === 'top-up').length, pixels, ROOM)
    ? []
    : apart(drawn, 'top-up', x, NEAREST);
  return (
    <g aria-hidden>
      {apart(drawn, 'expiry', x, 2).map(({ day, mark }) => (
        <Expiry key={`e${day.at}`} day={day} mark={mark} x={x} y={y} hatch={hatch} />
      ))}
      {apart(drawn, 'refill', x, NEAREST).map(({ day }) => (
        <Arrow
          key={`r${day.at}`}
          at={x.at(day.at)}
          tip={y.at(placeOf(day.start))}
          className="mark--refill"
          size={3}
        />
      ))}
      {apart(drawn, 'grant', x, NEAREST).map(({ day }) => (
        <Arrow
          key={`g${day.at}`}
          at={x.at(day.at)}
          tip={y.at(placeOf(day.start))}
          className="mark--grant"
          size={5}
        />
      ))}
      {topUps.map(({ day }) => (
        <Diamond
          key={`t${day.at}`}
          at={x.at(day.at + 0.5)}
          y={y.at(Math.max(placeOf(day.start), placeOf(day.end)))}
        />
      ))}
    </g>
  );
}

type Drawn = { readonly day: BalanceDay; readonly mark: DayMark };

/** Marks of a kind that stand at least `gap` pixels apart. */
function apart(
  drawn: readonly Drawn[],
  kind: DayMark['kind'],
  x: LinearScale,
  gap: number,
): Drawn[] {
  let last = Number.NEGATIVE_INFINITY;
  return drawn.filter(({ day, mark }) => {
    if (mark.kind !== kind || x.at(day.at) - last < gap) return false;
    last = x.at(day.at);
    return true;
  });
}

type ArrowProps = {
  readonly at: number;
  readonly tip: number;
  readonly className: string;
  readonly size: number;
};

function Arrow({ at, tip, className, size }: ArrowProps) {
  return <path className={className} d={`M${at} ${tip}l${size} ${size * 1.6}h${-size * 2}Z`} />;
}

function Diamond({ at, y }: { readonly at: number; readonly y: number }) {
  return <path className="mark--top-up" d={`M${at} ${y - 6}l5 5l-5 5l-5 -5Z`} />;
}

type ExpiryProps = Drawn & {
  readonly x: LinearScale;
  readonly y: LinearScale;
  readonly hatch: string;
};

/** What is lost hangs from where the balance stood the evening before. */
function Expiry({ day, mark, x, y, hatch }: ExpiryProps) {
  if (mark.credits === null || !isNegative(mark.credits)) return null;
  const lost = placeOf(magnitude(mark.credits));
  const wide = Math.max(5, Math.min(12, x.at(day.at + 1) - x.at(day.at)));
  const top = y.at(lost);
  const bottom = y.at(0);
  return (
    <rect
      className="mark--expiry"
      x={x.at(day.at) - wide}
      y={Math.min(top, bottom - 1)}
      width={wide}
      height={Math.max(1, bottom - top)}
      fill={hatch}
    />
  );
}
