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
function comparisonText(comparison: Comparison): string {
  const { plans } = comparison;
  const named = plans.map((row) => ({ ...row, label: nameOf(comparison, row) }));
  return [
    `${heading(comparison)}\n\n`,
    planTable(comparison),
    `\n${verdict(comparison)}\n`,
    ...rateLines(plans),
    ...named.map(reasonLines),
    assumptionLines(comparison.assumptions),
  ].join('');
}

function planTable(comparison: Comparison): string {
  const { currency, plans } = comparison;
  const several = hasSeveralBooks(comparison);
  const converted = plans.some((row) => row.converted !== undefined);
  const rows = plans.map((row) => [
    isCheapest(comparison, row) ? '*' : '',
    ...(several ? [row.priceBook] : []),
    row.label,
    totalOf(row, currency),
    ...(converted ? [billedOf(row)] : []),
    ...PARTS.map((part) => partOf(row, part)),
    row.purchases.map(purchaseText).join(' + '),
    row.unservedUnits === 0 ? '' : grouped(row.unservedUnits),
    STATUS[row.status],
  ]);
  const columns: Column[] = [
    { title: '' },
    ...(several ? [{ title: 'Price book' }] : []),
    { title: 'Plan' },
    { title: `Total (${currency})`, align: 'right' },
    ...(converted ? [{ title: 'Billed as', align: 'right' } as const] : []),
    { title: 'Subscription', align: 'right' },
    { title: 'Packs', align: 'right' },
    { title: 'Overage', align: 'right' },
    { title: 'Other', align: 'right' },
    { title: 'Buys' },
    { title: 'Unserved', align: 'right' },
    { title: 'Status' },
  ];
  return table(columns, rows);
}

const PARTS = ['subscription', 'packs', 'overage', 'other'] as const;

function heading({ scenario, priceBook, months, start }: Comparison): string {
  return plain(
    `${scenario}: ${priceBook.id} ${priceBook.version}, ${months} ${months === 1 ? 'month' : 'months'} from ${start}`,
  );
}

function hasSeveralBooks({ plans, priceBook }: Comparison): boolean {
  return plans.some((row) => row.priceBook !== priceBook.id);
}

/** The plan's name, with its price book where there are several. */
function nameOf(comparison: Comparison, { label, priceBook }: PlanSummary): string {
  return hasSeveralBooks(comparison) ? `${label} of ${priceBook}` : label;
}

function isCheapest({ cheapest, cheapestPriceBook }: Comparison, row: PlanSummary): boolean {
  return row.plan === cheapest && row.priceBook === cheapestPriceBook;
}

/** In the comparison's currency; one that nobody gave a rate for stays in its own, and says so. */
function totalOf(row: PlanSummary, currency: string): string {
  if (row.total === null) return 'unknown';
  if (row.converted !== undefined) return grouped(row.converted.total);
  return row.currency === currency ? grouped(row.total) : billedOf(row);
}

function billedOf({ total, currency }: PlanSummary): string {
  return total === null ? '' : `${grouped(total)} ${currency}`;
}

/** A part of the total; nothing where the price is unknown or the total converted. */
function partOf(row: PlanSummary, part: (typeof PARTS)[number]): string {
  if (row.total === null || row.converted !== undefined) return '';
  return grouped(sumOf(row.months.map((month) => month[part])));
}

function verdict(comparison: Comparison): string {
  const { plans, currency } = comparison;
  const best = plans.find((row) => isCheapest(comparison, row));
  if (best === undefined) return 'No plan can serve this scenario.';
  const total = best.converted?.total ?? best.total ?? '0';
  const one = `Cheapest: ${nameOf(comparison, best)} at ${grouped(total)} ${currency}`;
  const next = plans.find((row) => row.feasible && row !== best);
  const nextTotal = next?.converted?.total ?? next?.total ?? null;
  if (next === undefined || nextTotal === null) return plain(`${one}.`);
  const margin = sumOf([nextTotal, total.startsWith('-') ? total.slice(1) : `-${total}`]);
  const apart = /[1-9]/.test(margin) ? `${grouped(margin)} less than` : 'the same as';
  return plain(`${one}, ${apart} ${nameOf(comparison, next)}.`);
}

/** Every rate that a total was converted by, with the day it was entered for. */
function rateLines(plans: readonly PlanSummary[]): string[] {
  const lines = plans.flatMap(({ currency, converted }) =>
    converted === undefined
      ? []
      : [`${currency} converted at ${converted.rate}, as entered for ${converted.on}.\n`],
  );
  return [...new Set(lines)];
}
