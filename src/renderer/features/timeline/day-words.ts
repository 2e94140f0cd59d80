import type { BalanceDay } from '../../charts/balance-days';
import type { DayMark, MarkKind } from '../../charts/day-marks';
import { isZero, magnitude } from '../../format/exact';

/** How a day's words set what they name. */
export type DaySay = {
  readonly date: (on: string) => string;
  readonly credits: (credits: string) => string;
  readonly signed: (credits: string) => string;
  readonly money: (amount: string) => string;
  readonly unit: string;
};

const WORDS: Readonly<Record<MarkKind, string>> = {
  invoice: 'invoice',
  grant: 'grant',
  refill: 'refill',
  'top-up': 'top-up',
  expiry: 'expired',
  overage: 'overage',
  blocked: 'blocked',
  alert: 'alert',
  change: 'change',
};

function markWords(mark: DayMark, say: DaySay): string {
  const word =
    mark.count > 1 && mark.kind !== 'expiry'
      ? `${mark.count} × ${WORDS[mark.kind]}`
      : WORDS[mark.kind];
  const credits =
    mark.credits === null || isZero(mark.credits) ? undefined : say.signed(mark.credits);
  const money = mark.money === null ? undefined : say.money(mark.money);
  if (credits !== undefined && money !== undefined) return `${word} ${credits} for ${money}`;
  return [word, credits ?? money].filter((part) => part !== undefined).join(' ');
}

/** What is left of one thing that granted credits. */
export type DayPart = { readonly label: string; readonly credits: string };

/** One day in words: its balance, by how much it changed, and what happened on it. */
export function dayWords(
  day: BalanceDay,
  change: string | undefined,
  marks: readonly DayMark[],
  say: DaySay,
  made: readonly DayPart[] = [],
): string {
  const of = made.map(({ label, credits }) => `${say.credits(credits)} of ${label}`);
  const parts = [
    `${say.credits(day.end)} ${say.unit} at the end${of.length < 2 ? '' : ` (${of.join(', ')})`}`,
    ...(change === undefined || isZero(change) ? [] : [`${say.signed(change)} on the day`]),
    ...(isZero(day.used) ? [] : [`used ${say.credits(magnitude(day.used))}`]),
    ...marks.map((mark) => markWords(mark, say)),
  ];
  return `${say.date(day.on)}: ${parts.join(', ')}.`;
}
