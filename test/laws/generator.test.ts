import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkPriceBook } from '../../src/shared/price-book/check';
import { checkScenario } from '../../src/shared/scenario/check';
import { bookInputOf } from '../support/arbitrary-book';
import { scenarioOf, worldOf } from '../support/arbitrary';
import { law, SEED } from '../support/law';

law(
  'generated books and scenarios are sound',
  fc.property(fc.noShrink(fc.gen()), (g) => {
    const checked = checkPriceBook(bookInputOf(g));
    if (!checked.ok) throw new Error(JSON.stringify(checked.faults));
    const { book } = checked;
    const scenario = scenarioOf(g, book, book.plans[0]?.id ?? '');
    const answer = checkScenario(scenario, (id) => (id === book.id ? book : undefined));
    const faults = answer.ok
      ? []
      : answer.faults.filter(
          (fault) => fault.code !== 'claim_unknown' && fault.code !== 'auto_top_up_unknown',
        );
    if (faults.length > 0) throw new Error(JSON.stringify(faults));
  }),
  400,
);

/** Every value at every path of a JSON tree, lists without their positions. */
function leaves(node: unknown, path: string, into: Set<string>): void {
  if (Array.isArray(node)) for (const member of node) leaves(member, path, into);
  else if (typeof node === 'object' && node !== null)
    for (const [key, value] of Object.entries(node)) leaves(value, `${path}.${key}`, into);
  else into.add(`${path}=${String(node)}`);
}

const OPTIONS: Record<string, readonly string[]> = {
  'book.policies.cycle.anchor': ['start', 'calendar-month'],
  'book.policies.dayOrder.refill': ['before-work', 'after-work'],
  'book.policies.records.served': ['whole', 'by-operation'],
  'book.policies.failure.rule': ['free', 'charged', 'refunded'],
  'book.policies.burnOrder.keys': [
    'priority',
    'allowance-first',
    'bought-first',
    'bonus-first',
    'restricted-first',
    'expiry',
    'effective',
    'id',
  ],
  'book.policies.overage.mode': ['off', 'on', 'user'],
  'book.policies.overage.billing': ['arrears', 'debt'],
  'book.policies.overage.price': ['entered'],
  'book.policies.overage.price.per': ['1', '25'],
  'book.policies.overage.price.mode': ['graduated', 'volume'],
  'book.policies.overage.limit.credits': ['10'],
  'book.policies.overage.limit.money': ['3.00'],
  'book.policies.overage.limit.shareOfAllowance': ['0.25'],
  'book.policies.autoTopUp.trigger': ['below', 'at-or-below'],
  'book.policies.autoTopUp.watches': ['bought', 'whole'],
  'book.policies.autoTopUp.looksAt': ['every-debit', 'debit-drawing-on-watched'],
  'book.policies.autoTopUp.buys': ['one-by-one', 'to-target', 'whole-gap'],
  'book.policies.autoTopUp.minCredits': ['20'],
  'book.policies.autoTopUp.maxCredits': ['60.5'],
  'book.policies.autoTopUp.cap.month': ['cycle', 'calendar'],
  'book.policies.autoTopUp.cap.count': ['0', '4'],
  'book.policies.autoTopUp.cap.money': ['45.00'],
  'book.policies.autoTopUp.onSwitch': ['at-once', 'at-next-debit'],
  'book.policies.proration.unit': ['day', 'second'],
  'book.policies.proration.changeDay': ['counted', 'not-counted'],
  'book.policies.proration.month': ['real', 'fixed-30'],
  'book.policies.upgrade.when': ['at-once', 'next-cycle'],
  'book.policies.upgrade.cycle': ['kept', 'restarted'],
  'book.policies.upgrade.charge': ['difference', 'full-with-credit', 'full', 'none'],
  'book.policies.upgrade.creditOn': ['this-invoice', 'next-invoice'],
  'book.policies.upgrade.allowance': [
    'new-minus-used',
    'new-in-full',
    'added',
    'prorated-difference',
    'kept',
  ],
  'book.policies.upgrade.reservoir': ['filled', 'clamped', 'kept'],
  'book.policies.cancel.refund': ['none', 'by-day'],
  'book.policies.cancel.bought': ['kept', 'lost'],
  'book.policies.deactivate.balance': ['kept', 'cleared'],
  'book.policies.reactivate.balance': ['filled', 'kept'],
  'book.policies.atZero.rule': ['stop', 'queue-until-renewal', 'queue-until-credits'],
  'book.policies.concurrency.rule': ['throughput', 'ignored'],
  'book.policies.alerts.at.shareOfAllowance': ['0.5'],
  'book.policies.alerts.at.credits': ['7.5'],
  'book.policies.alerts.at.runOutWithinDays': ['3'],
  'book.policies.alerts.when': ['reaches', 'below'],
  'book.plans.price.kind': ['fixed', 'on-request'],
  'book.plans.price.per': ['account', 'seat', 'case'],
  'book.plans.price.interval': ['month', 'year'],
  'book.plans.price.seatTiers.mode': ['graduated', 'volume'],
  'book.plans.minimumTerm.months': ['1', '2', '3'],
  'book.plans.allowances.every': ['once', 'day', 'cycle', 'year'],
  'book.plans.allowances.rollover.kind': ['lost', 'all', 'part', 'batches'],
  'book.plans.allowances.rollover.upTo': ['10'],
  'book.plans.allowances.rollover.share': ['0.25'],
  'book.plans.allowances.rollover.atLeast': ['10'],
  'book.plans.allowances.recurrence': ['replaces', 'adds'],
  'book.plans.allowances.perSeat': ['true', 'false'],
  'book.plans.allowances.bonus': ['true', 'false'],
  'book.plans.allowances.maxBalance': ['50'],
  'book.plans.allowances.claim.id': ['gift'],
  'book.plans.allowances.onlyFor': ['op-0', 'op-1'],
  'book.plans.reservoirs.cap': ['unlimited', '10'],
  'book.plans.reservoirs.dailyRefill': ['unlimited', '0', '10'],
  'book.plans.perEntity.counts': ['per-started-bundle', 'once'],
  'book.plans.perEntity.price': ['0.10', 'entered'],
  'book.plans.policies.overage.mode': ['on'],
  'book.packs.expires.unit': ['day', 'month'],
  'book.packs.buyableOn': ['any', 'paid', 'plan-0'],
  'book.packs.ratchets': ['true'],
  'book.packs.bonus': ['true'],
  'book.packs.tiers.mode': ['graduated', 'volume'],
  'book.packs.onlyFor': ['op-0'],
  'book.operations.costs.meter': ['credits', 'tokens'],
  'book.operations.costs.formula.kind': [
    'fixed',
    'range',
    'entered',
    'table',
    'steps',
    'per',
    'sum',
    'times',
  ],
  'book.operations.failure.rule': ['free', 'charged', 'refunded'],
  'book.operations.atZero.rule': ['stop', 'queue-until-renewal', 'queue-until-credits'],
  'book.operations.task.reserve': ['actual'],
  'book.operations.task.reserve.dearestOf': ['media'],
  'book.operations.task.reserve.perUnit': ['4'],
  'book.operations.requires.features': ['vision'],
  'scenario.lines.schedule.kind': [
    'once',
    'per-month',
    'daily',
    'weekdays',
    'weekly',
    'monthly',
    'dates',
    'series',
  ],
  'scenario.choices.packs.kind': ['none', 'when-short', 'cheapest'],
  'scenario.choices.atBlock': ['stay', 'split', 'wait', 'buy', 'upgrade'],
  'scenario.changes.kind': [
    'plan',
    'cancel',
    'deactivate',
    'reactivate',
    'overage',
    'auto-top-up',
    'seats',
    'buy',
    'claim',
    'price',
  ],
  'scenario.account.plan': ['plan-0'],
  'scenario.cases.id': ['north'],
};

test(`the generator reaches every option of rulebook 8 [seed ${SEED}]`, () => {
  const seen = new Set<string>();
  const look = fc.property(fc.noShrink(fc.gen()), (g) => leaves(worldOf(g), '', seen));
  fc.assert(look, { seed: SEED, numRuns: 1500 });
  const missing = Object.entries(OPTIONS).flatMap(([path, values]) =>
    values.filter((value) => !seen.has(`.${path}=${value}`)).map((value) => `${path}=${value}`),
  );
  expect(missing).toEqual([]);
});
