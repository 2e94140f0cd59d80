import { useLocale } from '../stores/preferences';
import type { ChartIds } from './ChartFrame';
import { ChartSvg } from './ChartSvg';
import { spreadLabels } from './label-room';
import { linearScale, placeOf, tickCount, type LinearScale } from './scale';
import { TimeAxis } from './TimeAxis';
import { useDayWalk } from './use-day-walk';
import { ValueGrid } from './ValueGrid';

/** One amount by day: as planned dashed, as it went solid. */
export type Course = {
  readonly label: string;
  readonly kind: 'planned' | 'actual';
  /** Decimal strings, one for each day. */
  readonly amounts: readonly string[];
};

type TwoCoursesChartProps = {
  readonly ids: ChartIds;
  readonly days: readonly string[];
  readonly courses: readonly Course[];
  readonly width: number;
  readonly height: number;
  readonly tickLabel: (tick: number) => string;
  readonly onPoint: (day: number | undefined) => void;
};

const MARGIN = { top: 12, right: 92, bottom: 20, left: 60 };

/** Amounts at the end of each day, in steps: what was planned and what came. */
export function TwoCoursesChart(props: TwoCoursesChartProps) {
  const { ids, days, courses, width, height, tickLabel, onPoint } = props;
  const locale = useLocale();
  const { at, point, onKeyDown } = useDayWalk(days, onPoint);
  const right = Math.max(MARGIN.left + 10, width - MARGIN.right);
  const bottom = height - MARGIN.bottom;
  const amounts = courses.flatMap((course) => course.amounts.map(placeOf));
  const x = linearScale([0, days.length], [MARGIN.left, right], { ticks: 2, exact: true });
  const low = amounts.reduce((least, amount) => Math.min(least, amount), 0);
  const high = amounts.reduce((most, amount) => Math.max(most, amount), 0);
  const y = linearScale([low, high], [bottom, MARGIN.top], {
    ticks: tickCount(bottom - MARGIN.top, 40),
  });
  const ends = courses.map((course) => y.at(placeOf(course.amounts.at(-1) ?? '0')));
  const labels = spreadLabels(ends, 13, [MARGIN.top, bottom]);
  const dayAt = (pixels: number): number =>
    Math.max(0, Math.min(days.length - 1, Math.floor(x.invert(pixels))));
  return (
    <ChartSvg
      ids={ids}
      width={width}
      height={height}
      onKeyDown={onKeyDown}
      onMove={(pixels) => point(dayAt(pixels))}
      onLeave={() => point(undefined)}
    >
      <ValueGrid scale={y} from={MARGIN.left} to={right} label={tickLabel} />
      <TimeAxis
        x={x}
        view={{ from: 0, to: days.length }}
        start={days[0] ?? '1970-01-01'}
        top={MARGIN.top}
        bottom={bottom}
        locale={locale}
      />
      <g aria-hidden>
        {courses.map(({ label, kind, amounts: values }, place) => (
          <g key={label}>
            <path className="course" data-kind={kind} d={coursePath(values, x, y)} />
            <text x={right + 6} y={labels[place]} dominantBaseline="central">
              {label}
            </text>
          </g>
        ))}
        {at === undefined ? null : (
          <line
            className="chart__cursor"
            x1={x.at(at + 0.5)}
            x2={x.at(at + 0.5)}
            y1={MARGIN.top}
            y2={bottom}
          />
        )}
      </g>
    </ChartSvg>
  );
}

/** Never sloped: the amount of a day holds from its beginning to its end. */
export function coursePath(amounts: readonly string[], x: LinearScale, y: LinearScale): string {
  return amounts
    .map((amount, day) => {
      const height = Math.round(y.at(placeOf(amount)) * 10) / 10;
      const to = Math.round(x.at(day + 1) * 10) / 10;
      return day === 0 ? `M${Math.round(x.at(0) * 10) / 10} ${height}H${to}` : `V${height}H${to}`;
    })
    .join('');
}
