import { createHash } from 'node:crypto';
import type { Comparison, Simulation } from '../../src/shared/contract/result';
import type { LedgerPage } from '../../src/shared/contract/ledger-page';
import { atScale, parseDecimal } from '../../src/shared/decimal';

/** What must hold of every result, whenever it was made and by whichever process. */

const PLACES = 4;

function minor(amount: string): bigint {
  return atScale(parseDecimal(amount), PLACES);
}

function sumOf(amounts: readonly string[]): bigint {
  return amounts.reduce((sum, amount) => sum + minor(amount), 0n);
}

function hold(holds: boolean, law: string): void {
  if (!holds) throw new Error(`a law is broken: ${law}`);
}

/** The cheapest is feasible and none is cheaper; every total is the sum of its months. */
export function checkComparison({ plans, cheapest }: Comparison): void {
  for (const { plan, total, months } of plans) {
    if (total === null) continue;
    const sum = sumOf(months.map((month) => month.total));
    hold(sum === minor(total), `the months of ${plan} sum to its total ${total}`);
  }
  const best = plans.find(({ plan }) => plan === cheapest);
  if (best === undefined || best.total === null) return;
  hold(best.feasible, `the cheapest plan ${cheapest} is feasible`);
  const least = minor(best.total);
  const cheaper = plans.find(
    (row) => row.feasible && row.total !== null && minor(row.total) < least,
  );
  hold(cheaper === undefined, `no plan is cheaper than ${cheapest}, but ${cheaper?.plan} is`);
}

/** Invoices, ledger and comparison say the same total. */
export function checkSimulation(
  { summary, invoices }: Simulation,
  { sums }: LedgerPage,
  { plans }: Comparison,
): void {
  if (summary.total === null) return;
  const total = minor(summary.total);
  hold(
    sumOf(invoices.map((one) => one.total)) === total,
    `invoices of ${summary.plan} sum to its total`,
  );
  for (const { id, lines, total: sum } of invoices) {
    hold(sumOf(lines.map((line) => line.amount)) === minor(sum), `the lines of ${id} sum to it`);
  }
  hold(minor(sums.money) === total, `the ledger of ${summary.plan} sums to its total`);
  const compared = plans.find(({ plan }) => plan === summary.plan)?.total;
  hold(compared === summary.total, `${summary.plan} costs the same simulated and compared`);
}

/** Equal input, equal answer: across restarts, kills and processes. */
export class Memory {
  readonly #answers = new Map<string, string>();

  check(question: unknown, answer: unknown): void {
    const key = digest(question);
    const value = digest(answer);
    const known = this.#answers.get(key);
    hold(known === undefined || known === value, 'the same question has the same answer');
    this.#answers.set(key, value);
  }
}

function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64');
}
