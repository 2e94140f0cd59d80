import type {
  Fit,
  PlanAgainstActual,
  ReplayPlan,
  ReplayResult,
} from '../../shared/contract/replay';
import type { UsageReport } from '../../shared/contract/usage';
import { counted } from '../../shared/decimal';
import { purchaseText, STATUS } from './result-text';
import { grouped, plain, table, wrapped } from './tables';

const SHOWN_FAULTS = 10;

/** A replay for people: the file, the plans side by side, the fitted workload, plan against actual. */
export function replayText(report: UsageReport, result: ReplayResult): string {
  const { from, until, scenario, priceBook, units, failed } = result;
  return [
    plain(
      `${scenario}: ${priceBook.id} ${priceBook.version}, usage from ${from} to before ${until}`,
    ),
    `\n${counted(report.rows, 'row')}, ${counted(units, 'unit')}${failed === 0 ? '' : `, ${grouped(failed)} of them failed`}\n`,
    asideText(report),
    unmatchedText(result),
    `\n${plansText(result)}`,
    `\n${verdict(result)}\n`,
    result.fit === null ? '' : fitText(result.fit),
    result.againstPlan === null ? '' : againstText(result.againstPlan),
  ].join('');
}

function asideText({ setAside, faults, faultCounts }: UsageReport): string {
  if (setAside === 0) return '';
  const reasons = faultCounts.map(({ code, count }) => `${grouped(count)} ${code}`).join(', ');
  const shown = faults
    .slice(0, SHOWN_FAULTS)
    .map(({ line, column, found, allowed, remedy, code }) =>
      wrapped(
        `line ${grouped(line)}${column === null ? '' : `, ${column}`}: found ${found}; allowed: ${allowed}. ${remedy} [${code}]`,
        '  ',
      ),
    );
  const more = setAside - shown.length;
  return [
    `\nSet aside: ${counted(setAside, 'row')} (${plain(reasons)})\n`,
    ...shown,
    more > 0 ? `  and ${grouped(more)} more; --set-aside FILE writes them all\n` : '',
  ].join('');
}

function unmatchedText({ unmatched, outsideUnits }: ReplayResult): string {
  const rows = unmatched
    .slice(0, SHOWN_FAULTS)
    .map(({ what, rows: count, units, remedy }) =>
      wrapped(`${what}: ${counted(count, 'row')}, ${counted(units, 'unit')}. ${remedy}`, '  '),
    );
  return [
    rows.length === 0 ? '' : '\nLeft out, because the price book does not know it\n',
    ...rows,
    unmatched.length > rows.length ? `  and ${grouped(unmatched.length - rows.length)} more\n` : '',
    outsideUnits === 0 ? '' : `\nOutside the dates: ${counted(outsideUnits, 'unit')}\n`,
  ].join('');
}

const money = (amount: string | null): string => (amount === null ? 'unknown' : grouped(amount));

function plansText({ plans, currency, cheapest, start, end }: ReplayResult): string {
  const rows = plans.map((row) => [
    row.plan === cheapest ? '*' : '',
    row.label,
    money(row.covered.total),
    money(row.covered.overflow),
    row.covered.purchases.map(purchaseText).join(' + '),
    row.covered.blockedDays === 0 ? '' : grouped(row.covered.blockedDays),
    money(row.capped.total),
    grouped(row.capped.blockedDays),
    row.capped.blockedOn[0] ?? '',
    grouped(row.capped.unservedUnits),
    STATUS[row.status],
  ]);
  return `Money from ${start} to before ${end}\n${table(
    [
      { title: '' },
      { title: 'Plan' },
      { title: `Total (${currency})`, align: 'right' },
      { title: 'Overflow', align: 'right' },
      { title: 'Buys' },
      { title: 'Still blocked', align: 'right' },
      { title: 'Nothing bought', align: 'right' },
      { title: 'Blocked days', align: 'right' },
      { title: 'First' },
      { title: 'Unserved', align: 'right' },
      { title: 'Status' },
    ],
    rows,
  )}`;
}

function verdict({ plans, cheapest, currency }: ReplayResult): string {
  const best = plans.find(({ plan }) => plan === cheapest);
  if (best === undefined) return 'No plan would have served all of this usage.';
  const { covered, capped } = best;
  return plain(
    `Cheapest: ${best.label} at ${money(covered.total)} ${currency}, ${money(covered.overflow)} of it beyond the plan; without buying anything it would have been blocked on ${dayCount(capped)}.`,
  );
}

function dayCount({ blockedDays }: ReplayPlan['capped']): string {
  return counted(blockedDays, 'day');
}

function fitText({ start, operations, notes }: Fit): string {
  const rows = operations.map((one) => [
    one.label,
    one.sentence,
    grouped(one.units),
    grouped(one.fittedUnits),
    `${one.errorByMonth} %`,
  ]);
  return [
    `\nFitted workload, for a scenario from ${start}\n`,
    table(
      [
        { title: 'Operation' },
        { title: 'Pattern', most: 90 },
        { title: 'Real units', align: 'right' },
        { title: 'Fitted', align: 'right' },
        { title: 'Off by month', align: 'right' },
      ],
      rows,
    ),
    ...notes.map((note) => wrapped(note, '')),
    'The lines themselves are in --json, under fit.\n',
  ].join('');
}

function againstText({
  label,
  days,
  planned,
  expected,
  sentence,
  meters,
}: PlanAgainstActual): string {
  return [
    `\n${plain(`Plan against actual on ${label}, ${days[0] ?? ''} to ${days.at(-1) ?? ''}`)}\n`,
    wrapped(sentence, ''),
    table(
      [
        { title: 'Meter' },
        { title: 'Beyond the plan', align: 'right' },
        { title: 'Balance planned', align: 'right' },
        { title: 'Balance real', align: 'right' },
      ],
      meters.map((one) => [
        one.meter,
        grouped(one.ahead),
        grouped(one.plannedBalance.at(-1) ?? ''),
        grouped(one.actualBalance.at(-1) ?? ''),
      ]),
    ),
    `Whole horizon: planned ${money(planned.total)}, expected ${money(expected.total)}\n`,
  ].join('');
}
