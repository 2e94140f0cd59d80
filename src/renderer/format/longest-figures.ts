import type { Simulation } from '../../shared/contract/result';
import { formatCount, formatCredits } from './credits';
import { formatMoney } from './money';

/** The longest figures that rows of a run can hold, as the screen writes them, so that columns show them whole. */
export type LongestFigures = {
  readonly units: readonly string[];
  /** Changes and balances, of every meter. */
  readonly credits: readonly string[];
  readonly money: readonly string[];
};

const longest = (texts: Iterable<string>): string => {
  let found = '0';
  for (const text of texts) if (text.length > found.length) found = text;
  return found;
};

export function longestFigures(
  { balances, cycles, invoices, summary }: Simulation,
  locale: string,
): LongestFigures {
  const credits = balances.map(({ start, end, used }) =>
    longest([longest(start), longest(end), longest(used)]),
  );
  const units = Math.max(0, ...cycles.flatMap(({ cells }) => cells.map((cell) => cell.units)));
  const money = longest([summary.total ?? '0', ...invoices.map(({ total }) => total)]);
  return {
    units: [formatCount(units, locale)],
    // With a sign, as changes have one.
    credits: [`+${formatCredits(longest(credits), locale)}`],
    money: [formatMoney(money, { locale })],
  };
}
