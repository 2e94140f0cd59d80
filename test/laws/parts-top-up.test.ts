import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cycles } from '../../src/main/engine/parts/cycles';
import { topUp } from '../../src/main/engine/parts/top-up';
import { withinCaps, type Caps } from '../../src/main/engine/parts/top-up-rule';
import { CyclesInput } from '../../src/shared/contract/parts/cycles';
import { TopUpInput } from '../../src/shared/contract/parts/top-up';
import {
  TopUpHeld,
  TopUpReason,
  type TopUpResult,
} from '../../src/shared/contract/parts/top-up-result';
import { law, notices } from '../support/law';
import { cut, FROM, TO, topUpCase, type TopUpCase } from '../support/part-arbitraries';
import { capAfterwards, countOneLate } from '../support/part-mutants';
import { unitsOf, zeroSum } from '../support/part-sums';

const run = (given: TopUpCase, caps: Caps = withinCaps): TopUpResult => {
  const outcome = topUp(TopUpInput.parse(given), caps);
  if (!outcome.ok) throw outcome.error;
  return outcome.value;
};

const weekly = cycles(CyclesInput.parse({ anchor: FROM, from: FROM, to: TO, interval: 'week' }));
const weeks = weekly.ok ? weekly.value.periods : [];

const capsHold = (caps?: Caps) =>
  fc.property(topUpCase, (given) => {
    const { purchases, cycles: told, sums } = run(given, caps);
    const { cap, stopAfterFailures } = given.rule;
    const paid = purchases.filter(({ succeeded }) => succeeded);
    for (const { from, to } of weeks) {
      const inWeek = paid.filter(
        ({ at }) => Date.parse(at) >= Date.parse(from) && Date.parse(at) < Date.parse(to),
      );
      if (cap?.count !== undefined) expect(inWeek.length).toBeLessThanOrEqual(cap.count);
      const money = inWeek.reduce((sum, purchase) => sum + unitsOf(purchase.money), 0n);
      if (cap?.money !== undefined) expect(money <= unitsOf(String(cap.money))).toBe(true);
      const row = told.find((cycle) => Date.parse(cycle.from) === Date.parse(from));
      expect([row?.purchases ?? 0, unitsOf(row?.money ?? '0')]).toEqual([inWeek.length, money]);
    }
    zeroSum(
      [sums.money],
      paid.map(({ money }) => money),
    );
    zeroSum(
      [sums.credits],
      paid.map(({ credits }) => credits),
    );
    let inARow = 0;
    for (const { succeeded, attempt } of purchases) {
      expect(stopAfterFailures === undefined || inARow < stopAfterFailures).toBe(true);
      expect(succeeded).toBe(!(given.failedAttempts ?? []).includes(attempt));
      inARow = succeeded ? 0 : inARow + 1;
    }
  });

/** With nothing to hold it back, no debit goes short and no debit it looked at leaves the balance firing. */
const keepsItsPromise = () =>
  fc.property(topUpCase, (given) => {
    const { rule } = given;
    const result = run(given);
    for (const debit of result.debits) {
      if (debit.held !== undefined || rule.timing === 'after-debit') continue;
      expect(unitsOf(debit.unserved)).toBe(0n);
      if (rule.watches === 'bought' && debit.bought === 0) continue;
      const watched = unitsOf(rule.watches === 'bought' ? debit.boughtBalance : debit.balance);
      const threshold = unitsOf(String(rule.threshold));
      expect(rule.trigger === 'below' ? watched >= threshold : watched > threshold).toBe(true);
    }
  });

const conserves = () =>
  fc.property(topUpCase, (given) => {
    const { sums, debits, balance } = run(given);
    zeroSum([sums.granted], [sums.remaining, sums.burned, sums.expired, sums.voided]);
    zeroSum([sums.debited], [sums.served, sums.unserved]);
    zeroSum([sums.remaining], [balance]);
    for (const debit of debits) {
      zeroSum([debit.amount], [...debit.burned.map(({ amount }) => amount), debit.unserved]);
      for (const amount of [debit.balance, debit.boughtBalance, debit.unserved])
        expect(amount).not.toMatch(/^-/);
    }
  });

const split = () =>
  fc.property(topUpCase, cut, (given, at) => {
    const whole = run(given);
    const first = run({ ...given, to: at });
    const { balance: _balance, allowance: _allowance, grants = [], ...rest } = given;
    const { end } = first;
    const second = run({
      ...rest,
      from: at,
      grants: [...grants, ...end.grants],
      start: end.start,
      soFar: end.soFar,
      cycle: end.cycle,
    });
    expect([...first.purchases, ...second.purchases]).toEqual(whole.purchases);
    expect([...first.debits, ...second.debits]).toEqual(whole.debits);
    expect([second.balance, second.boughtBalance]).toEqual([whole.balance, whole.boughtBalance]);
    expect(second.end.soFar).toEqual(whole.end.soFar);
  });

const anyOrder = () =>
  fc.property(topUpCase, (given) => {
    const turned: TopUpCase = {
      ...given,
      grants: (given.grants ?? []).toReversed(),
      debits: (given.debits ?? []).toReversed(),
      failedAttempts: (given.failedAttempts ?? []).toReversed(),
    };
    expect(JSON.stringify(run(turned))).toBe(JSON.stringify(run(given)));
  });

describe('top-up: the cases of the laws', () => {
  it('reach everything that can hold it back, and every reason to buy', () => {
    const seen = new Set<string>();
    for (const given of fc.sample(topUpCase, { numRuns: 1500, seed: 7 })) {
      const { debits, purchases, sums } = run(given);
      for (const { held } of debits) if (held !== undefined) seen.add(held);
      for (const { reason, packs } of purchases)
        seen.add(packs > 1 ? `${reason} of several packs` : reason);
      if (sums.expired !== '0') seen.add('expired');
    }
    const several = TopUpReason.options.map((reason) => `${reason} of several packs`);
    expect([...seen].toSorted()).toEqual(
      [...TopUpHeld.options, ...TopUpReason.options, ...several, 'expired'].toSorted(),
    );
  });
});

describe('top-up never passes its caps', () => {
  law('by count and by money, in every cycle', capsHold());
  notices('a cap looked at after the purchase', capsHold(capAfterwards));
  notices('one purchase too many', capsHold(countOneLate));
});

describe('top-up', () => {
  law('buys what it promises where nothing holds it back', keepsItsPromise());
  law('granted = remaining + burned + expired + voided, bought credits too', conserves());
  law('one run is two runs joined at any instant', split());
  law('the order of the input never matters', anyOrder(), 1000);
});
