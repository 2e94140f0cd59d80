import type { Comparison, PlanStatus, PlanSummary, Purchase } from '../../shared/contract/result';
import { add, counted, formatUnits, parseDecimal } from '../../shared/decimal';
import type { z } from 'zod';
import { grouped, wrapped } from './tables';

/** Parts of results that several commands print. */

export const STATUS: Readonly<Record<z.infer<typeof PlanStatus>, string>> = {
  feasible: 'feasible',
  'not-feasible': 'not feasible',
  'price-unknown': 'price on request',
};

/** "21 × 2,000 credits". */
export function purchaseText({ count, label }: Purchase): string {
  return `${grouped(count)} × ${label}`;
}

/** Exact sum with the decimal places of its terms. */
export function sumOf(amounts: readonly string[]): string {
  const sum = amounts.map(parseDecimal).reduce(add, { units: 0n, scale: 0 });
  return formatUnits(sum.units, sum.scale);
}

/** Why a plan cannot serve the scenario, one sentence a line; nothing for one that can. */
export function reasonLines(row: PlanSummary): string {
  if (row.feasible || row.reasons.length === 0) return '';
  const shown = row.reasons.slice(0, 10);
  const more = row.reasons.length - shown.length;
  return [
    `\n${wrapped(row.label, '')}`,
    ...shown.map((reason) => wrapped(reason, '  ')),
    more > 0 ? `  and ${counted(more, 'more reason')}; --json has them all\n` : '',
  ].join('');
}

/** Assumptions the figures lean on: those read otherwise in full, the others by id. */
export function assumptionLines(assumptions: Comparison['assumptions']): string {
  const chosen = assumptions.filter((one) => one.chosen !== null);
  const plainOnes = assumptions.filter((one) => one.chosen === null).map((one) => one.id);
  return [
    assumptions.length === 0 ? '' : '\n',
    ...chosen.map((one) => wrapped(`${one.id}, ${one.title}: read as "${one.chosen ?? ''}"`, '')),
    plainOnes.length === 0
      ? ''
      : wrapped(
          `Assumptions at their defaults: ${plainOnes.join(', ')}. --json has them in words.`,
          '',
        ),
  ].join('');
}
