import type { AutoTopUp } from '../../../shared/contract/policy';
import { MAX } from '../amount/checked';
import type { Purse } from '../grant/purse';
import { creditsAt, minorOf, type PackTerms } from '../terms/terms';
import type { Run } from './run';

/** The customer's auto top-up on the plan in force, its amounts at the run's scale. */
export type TopUpTerms = {
  readonly rule: AutoTopUp;
  readonly pack: PackTerms;
  readonly threshold: number;
  /** Balance at or below which it buys. */
  readonly buysAt: number;
  /** Balance that one purchase reaches: the target, or where the whole gap is bought the first that no longer buys. */
  readonly target: number;
  /** MAX where there is no cap. */
  readonly capMinor: number;
  readonly capCount: number;
  readonly minCredits: number;
  readonly maxCredits: number;
  /** Bought credits burn last, so that a debit's share of them can be told without looking. */
  readonly boughtLast: boolean;
};

function compileTopUp(run: Run): TopUpTerms | null {
  const rule = run.plan.policies.autoTopUp;
  if (run.topUp === null || rule === undefined || run.subscription === 'deactivated') return null;
  const { choice } = run.topUp;
  const pack = run.plan.packs.find((candidate) => candidate.source.id === choice.pack);
  if (pack === undefined || pack.credits === 0) return null;
  if (run.subscription === 'ended' && pack.source.buyableOn !== 'any') return null;
  const { scale, book } = run.program;
  const threshold = creditsAt(choice.threshold, scale);
  const buysAt = rule.trigger === 'below' ? threshold - 1 : threshold;
  const money = choice.capMoney === undefined ? rule.cap?.money : choice.capMoney;
  const target = choice.target ?? rule.default?.target;
  return {
    rule,
    pack,
    threshold,
    buysAt,
    target:
      rule.buys === 'to-target' && target !== undefined ? creditsAt(target, scale) : buysAt + 1,
    capMinor: money === undefined || money === null ? MAX : minorOf(money, book),
    capCount: choice.capCount ?? rule.cap?.count ?? MAX,
    minCredits: rule.minCredits === undefined ? 0 : creditsAt(rule.minCredits, scale),
    maxCredits: rule.maxCredits === undefined ? MAX : creditsAt(rule.maxCredits, scale),
    boughtLast: run.plan.policies.burnOrder.keys[0] === 'allowance-first',
  };
}

/** Terms of the auto top-up in force; null where there is none. Remembered until a change. */
export function topUpTerms(run: Run): TopUpTerms | null {
  return (run.topUpTerms ??= { terms: compileTopUp(run) }).terms;
}

/** The largest debit that certainly makes no top-up buy; below 0 where that cannot be told at a glance. */
export function quietDebit(terms: TopUpTerms | null, purse: Purse): number {
  if (terms === null || terms.pack.meter !== purse.meter) return purse.total;
  const over = purse.total - terms.buysAt - 1;
  if (terms.rule.watches === 'whole') return over;
  if (!terms.boughtLast) return -1;
  const enough = purse.bought > terms.buysAt;
  if (terms.rule.looksAt === 'debit-drawing-on-watched')
    return Math.max(over, purse.total - purse.bought);
  return enough ? over : -1;
}
