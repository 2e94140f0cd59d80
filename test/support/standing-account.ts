import type { LedgerEntry, Simulation } from '../../src/shared/contract/result';
import type { Account, Scenario } from '../../src/shared/contract/scenario';

/** Dates are compared as text; days are counted from the first day of a simulation. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

export const daysAfter = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);

const sum = (amounts: readonly (string | undefined)[]): number =>
  amounts.reduce((total, amount) => total + Number(amount ?? 0), 0);

type Lot = { readonly rule: string; readonly on: string; left: number };

/** Every grant with what is left of it, from the entries' own signs. */
function lotsOf(entries: readonly LedgerEntry[]): Lot[] {
  const lots = new Map<string, Lot>();
  for (const { grant, credits, rule, on } of entries) {
    if (grant === undefined || credits === undefined) continue;
    const lot = lots.get(grant) ?? { rule, on, left: 0 };
    lot.left += Number(credits);
    lots.set(grant, lot);
  }
  return [...lots.values()];
}

/**
 * What the owner of a simulated account would write down on the morning of a day, as a scenario asks
 * for it: of one meter, with whole credits, in cycles that began on the start date.
 */
export function accountOn(
  { choices, start }: Scenario,
  whole: Simulation,
  on: string,
  plan: string,
): Account {
  const entries = (whole.ledger ?? []).filter((entry) => entry.on < on);
  const cycleStart = whole.cycles.findLast((cycle) => cycle.from < on)?.from ?? start;
  const inCycle = entries.filter((entry) => entry.on >= cycleStart);
  const lots = lotsOf(entries);
  const isBought = ({ rule }: Lot): boolean => rule.startsWith('packs.');
  const [series] = whole.balances;
  const meter = series?.meter ?? '';
  const used = series?.used.slice(daysBetween(start, cycleStart), daysBetween(start, on));
  const of = (kind: LedgerEntry['kind']) => inCycle.filter((entry) => entry.kind === kind);
  return {
    plan,
    cycleStart,
    anchor: start,
    balances: [
      { meter, credits: String(sum(lots.map((lot) => (isBought(lot) ? '0' : `${lot.left}`)))) },
    ],
    bought: lots
      .filter((lot) => isBought(lot) && lot.left > 0)
      .map((lot) => ({ meter, credits: String(lot.left), boughtOn: lot.on })),
    used: [{ meter, credits: String(sum(used ?? [])) }],
    overage: [{ meter, credits: String(sum(of('overage').map((entry) => entry.concerns))) }],
    ...(choices.autoTopUp === undefined
      ? {}
      : { autoTopUpSpent: sum(of('top-up').map((entry) => entry.money)).toFixed(2) }),
  };
}
