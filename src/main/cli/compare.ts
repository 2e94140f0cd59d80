import type { Comparison, PlanSummary } from '../../shared/contract/result';
import { readArguments } from './args';
import { EXIT, type CommandIo } from './command';
import { readScenarioFile } from './price-book-source';
import { assumptionLines, purchaseText, reasonLines, sumOf, STATUS } from './result-text';
import { grouped, plain, table, type Column } from './tables';

export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const given = readArguments(args, {
    words: ['FILE'],
    flags: ['json', 'strict'],
    values: ['price-book'],
  });
  const [file = ''] = given.words;
  const { json, planning } = await readScenarioFile(io, file, given.value('price-book'));
  const comparison = planning.compare(json);
  io.write(given.has('json') ? `${JSON.stringify(comparison)}\n` : comparisonText(comparison));
  return given.has('strict') && comparison.cheapest === null ? EXIT.notFeasible : EXIT.done;
}

/** A comparison for people: one row a plan, the reasons and the assumptions below. */
export function comparisonText(comparison: Comparison): string {
  const { currency, plans } = comparison;
  const several = new Set(plans.map((row) => row.priceBook)).size > 1;
  const rows = plans.map((row) => [
    isCheapest(comparison, row) ? '*' : '',
    ...(several ? [row.priceBook] : []),
    row.label,
    totalOf(row, currency),
    ...(['subscription', 'packs', 'overage', 'other'] as const).map((part) => partOf(row, part)),
    row.purchases.map(purchaseText).join(' + '),
    row.unservedUnits === 0 ? '' : grouped(row.unservedUnits),
    STATUS[row.status],
  ]);
  const columns: Column[] = [
    { title: '' },
    ...(several ? [{ title: 'Price book' }] : []),
    { title: 'Plan' },
    { title: `Total (${currency})`, align: 'right' },
    { title: 'Subscription', align: 'right' },
    { title: 'Packs', align: 'right' },
    { title: 'Overage', align: 'right' },
    { title: 'Other', align: 'right' },
    { title: 'Buys' },
    { title: 'Unserved', align: 'right' },
    { title: 'Status' },
  ];
  return [
    `${heading(comparison)}\n\n`,
    table(columns, rows),
    `\n${verdict(comparison)}\n`,
    ...plans.filter((row) => row.converted !== undefined).map(conversionLine),
    ...plans.map(reasonLines),
    assumptionLines(comparison.assumptions),
  ].join('');
}

function heading({ scenario, priceBook, months, start }: Comparison): string {
  return plain(
    `${scenario}: ${priceBook.id} ${priceBook.version}, ${months} ${months === 1 ? 'month' : 'months'} from ${start}`,
  );
}

function isCheapest({ cheapest, cheapestPriceBook }: Comparison, row: PlanSummary): boolean {
  return row.plan === cheapest && row.priceBook === cheapestPriceBook;
}

function totalOf(row: PlanSummary, currency: string): string {
  if (row.total === null) return 'unknown';
  const total = row.converted?.total ?? row.total;
  const foreign = row.converted === undefined && row.currency !== currency;
  return `${grouped(total)}${foreign ? ` ${row.currency}` : ''}`;
}

/** A part of the total in the plan's own currency; nothing where the price is unknown or converted. */
function partOf(row: PlanSummary, part: 'subscription' | 'packs' | 'overage' | 'other'): string {
  if (row.total === null || row.converted !== undefined) return '';
  return grouped(sumOf(row.months.map((month) => month[part])));
}

function verdict(comparison: Comparison): string {
  const best = comparison.plans.find((row) => isCheapest(comparison, row));
  if (best === undefined) return 'No plan can serve this scenario.';
  const total = best.converted?.total ?? best.total ?? '';
  const one = `Cheapest: ${best.label} at ${grouped(total)} ${comparison.currency}`;
  const next = comparison.plans.find((row) => row.feasible && row !== best);
  const nextTotal = next?.converted?.total ?? next?.total ?? null;
  if (next === undefined || nextTotal === null) return plain(`${one}.`);
  const margin = sumOf([nextTotal, `-${total}`.replace('--', '')]);
  return plain(`${one}, ${grouped(margin)} less than ${next.label}.`);
}

function conversionLine(row: PlanSummary): string {
  const { converted } = row;
  if (converted === undefined) return '';
  return plain(
    `${row.label}: ${grouped(row.total ?? '')} ${row.currency} at ${converted.rate}, entered for ${converted.on}.`,
  ).concat('\n');
}
