import type { BalanceOf, BalanceParts } from '../../shared/contract/balance-parts';
import type { PriceBook } from '../../shared/contract/price-book';
import { formatTrimmed } from '../../shared/decimal';
import { everyText } from '../../shared/price-book/figure-text';
import type { Ledger } from '../engine/ledger/ledger';
import { NONE } from '../engine/ledger/ledger';
import type { Recorded } from './record';

/** What one rule has granted: left now, and at the end of each day. */
type Source = { readonly rule: string; left: number; readonly end: number[] };

type Standing = { left: number; readonly source: Source };

type Walk = {
  /** By id of the grant. */
  readonly grants: Map<number, Standing>;
  readonly sources: Map<string, Source>;
  debt: number;
};

/** One entry on the meter: what it gives to a grant or takes from it; a debt belongs to none. */
function follow(walk: Walk, ledger: Ledger, at: number): void {
  const id = ledger.grants[at] ?? NONE;
  const credits = ledger.credits[at] ?? 0;
  if (id === NONE) {
    walk.debt -= credits;
    return;
  }
  const grant = walk.grants.get(id) ?? begin(walk, id, ledger.rules[at] ?? '');
  // The payment of a debt leaves the balance alone: it takes from the grant what it takes from the debt.
  const paid = ledger.kinds[at] === 'debt' ? Math.min(walk.debt, grant.left) : 0;
  walk.debt -= paid;
  grant.left += credits - paid;
  grant.source.left += credits - paid;
}

/** The first entry of a grant is that of its granting. */
function begin({ grants, sources }: Walk, id: number, rule: string): Standing {
  const source = sources.get(rule) ?? { rule, left: 0, end: [] };
  sources.set(rule, source);
  const grant = { left: 0, source };
  grants.set(id, grant);
  return grant;
}

/**
 * The balance of a meter at the end of each day by the rule that granted it, followed through the
 * ledger: every entry that changes a balance names its grant. Null for a meter or case that the run
 * does not have.
 */
export function balanceParts(
  { program, runs, cases }: Recorded,
  { meter, case: caseId }: BalanceOf,
): BalanceParts | null {
  const run = runs[cases.indexOf(caseId)];
  const meterAt = program.book.meters.findIndex(({ id }) => id === meter);
  const ledger = run?.recorder?.ledger;
  if (run === undefined || ledger === undefined || meterAt < 0) return null;
  const { start, end } = program.workload.horizon;
  const walk: Walk = { grants: new Map(), sources: new Map(), debt: 0 };
  const debt: number[] = [];
  let at = 0;
  for (let day = start; day < end; day += 1) {
    for (; at < ledger.length && (ledger.days[at] ?? 0) <= day; at += 1) {
      if (ledger.meters[at] === meterAt) follow(walk, ledger, at);
    }
    const before = day - start;
    for (const source of walk.sources.values()) {
      while (source.end.length < before) source.end.push(0);
      source.end.push(source.left);
    }
    debt.push(walk.debt);
  }
  const text = (credits: number): string => formatTrimmed(credits, program.scale);
  return {
    meter,
    ...(caseId === undefined ? {} : { case: caseId }),
    parts: [...walk.sources.values()].map((source) => ({
      rule: source.rule,
      label: sourceLabel(program.book, source.rule),
      end: source.end.map(text),
    })),
    debt: debt.every((credits) => credits === 0) ? [] : debt.map(text),
  };
}

/** "Starter, each cycle", "Pack 2,000 credits", "Hobby, reservoir". */
function sourceLabel(book: PriceBook, rule: string): string {
  const [room, id, part, partId] = rule.split('.');
  if (room === 'packs') return `Pack ${book.packs.find((pack) => pack.id === id)?.label ?? id}`;
  if (rule === 'account.bought') return 'Bought before the start';
  if (room === 'account') return 'As it stood at the start';
  const plan = book.plans.find((row) => row.id === id);
  if (plan === undefined) return rule;
  if (part === 'reservoirs') return `${plan.label}, reservoir`;
  const allowance = plan.allowances.find((row) => row.id === partId);
  if (allowance === undefined) return `${plan.label}, ${partId ?? rule}`;
  return allowance.claim === undefined
    ? `${plan.label}, ${everyText(allowance.every)}`
    : `${plan.label}, ${allowance.claim.label}`;
}
