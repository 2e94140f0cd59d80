import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { burnDown } from '../../src/main/engine/parts/burn-down';
import { BURN_RULES, type BurnRules } from '../../src/main/engine/parts/burn-rules';
import { BurnDownInput } from '../../src/shared/contract/parts/burn-down';
import {
  BurnEntryKind,
  FactKind,
  type BurnDownResult,
} from '../../src/shared/contract/parts/burn-down-result';
import { law, notices } from '../support/law';
import { naiveBurnDown } from '../support/naive-burn-down';
import { burnCase, cut, FROM, plainCase, TO, type BurnCase } from '../support/part-arbitraries';
import { MUTANTS } from '../support/part-mutants';
import { unitsOf, zeroSum } from '../support/part-sums';

const run = (given: BurnCase, rules: BurnRules = BURN_RULES): BurnDownResult => {
  const outcome = burnDown(BurnDownInput.parse(given), rules);
  if (!outcome.ok) throw outcome.error;
  return outcome.value;
};

const conservation = (rules?: BurnRules) =>
  fc.property(burnCase, (given) => {
    const { sums, grants, usage, entries, history, total } = run(given, rules);
    zeroSum([sums.granted], [sums.remaining, sums.burned, sums.expired, sums.voided]);
    zeroSum([sums.granted], [sums.atStart, sums.effective, sums.recurred, sums.lifted]);
    zeroSum([sums.expired], [sums.atExpiry, sums.atReset, sums.replaced]);
    zeroSum([sums.used], [sums.burnedByUsage, sums.overage, sums.debtMade, sums.unserved]);
    zeroSum([sums.debtAtStart, sums.debtMade], [sums.debtPaid, sums.debtForgiven, sums.debtLeft]);
    zeroSum([sums.burned], [sums.burnedByUsage, sums.debtPaid]);
    for (const grant of grants) {
      zeroSum([grant.granted], [grant.remaining, grant.burned, grant.expired, grant.voided]);
    }
    for (const event of usage) {
      const burned = event.burned.map(({ amount }) => amount);
      zeroSum([event.amount], [...burned, event.overage, event.debt, event.unserved]);
    }
    for (const { balances, total: sum } of history) zeroSum([sum], Object.values(balances));
    zeroSum([total], [replayed(entries)]);
  });

const ADDS = new Set(['start', 'grant', 'recurrence', 'lift']);
const TAKES = new Set(['expiry', 'void', 'reset', 'replaced', 'burn', 'debt-payment']);

/** The total by replaying the entries from zero; each entry's own total must agree. */
function replayed(entries: BurnDownResult['entries']): string {
  let total = 0n;
  for (const { kind, amount, total: told } of entries) {
    if (ADDS.has(kind)) total += unitsOf(amount);
    if (TAKES.has(kind)) total -= unitsOf(amount);
    expect(unitsOf(told)).toBe(total);
  }
  return `${total < 0n ? '-' : ''}${String(total < 0n ? -total : total)
    .padStart(10, '0')
    .replace(/(\d{9})$/, '.$1')}`;
}

const FLOWS = [
  'burned',
  'voided',
  'atExpiry',
  'atReset',
  'replaced',
  'recurred',
  'effective',
  'lifted',
  'used',
  'overage',
  'unserved',
  'debtMade',
  'debtPaid',
  'debtForgiven',
  'rolledOver',
  'spilled',
] as const;

const split = (rules?: BurnRules) =>
  fc.property(burnCase, cut, (given, at) => {
    const whole = run(given, rules);
    const first = run({ ...given, to: at }, rules);
    const second = run({ ...given, from: at, start: first.end }, rules);
    expect(second.end).toEqual(whole.end);
    expect(second.balances).toEqual(whole.balances);
    expect([...first.usage, ...second.usage]).toEqual(whole.usage);
    expect([...first.entries, ...second.entries.filter(({ kind }) => kind !== 'start')]).toEqual(
      whole.entries,
    );
    for (const flow of FLOWS) zeroSum([whole.sums[flow]], [first.sums[flow], second.sums[flow]]);
    expect(joined(first.history, second.history, whole.history)).toEqual(whole.history);
  });

/** Two histories as one: where nothing happened at the cut, the segments on both sides are one. */
function joined(
  first: BurnDownResult['history'],
  second: BurnDownResult['history'],
  whole: BurnDownResult['history'],
): BurnDownResult['history'] {
  const [last, next] = [first.at(-1), second[0]];
  if (last === undefined || next === undefined) return [...first, ...second];
  const through = whole.find(({ from, to }) => from < next.from && next.from < to);
  if (through !== undefined) {
    return [...first.slice(0, -1), { ...next, from: last.from }, ...second.slice(1)];
  }
  // What ended the last segment is what happened at the cut, which the second run saw.
  const endedBy = whole.find(({ to }) => to === last.to)?.endedBy ?? [];
  return [...first.slice(0, -1), { ...last, endedBy }, ...second];
}

const anyOrder = (rules?: BurnRules) =>
  fc.property(burnCase, fc.integer(), (given, seed) => {
    const mixed: BurnCase = {
      ...given,
      grants: shuffled(given.grants ?? [], seed),
      usage: shuffled(given.usage ?? [], seed + 1),
      resets: { ...given.resets, at: shuffled(given.resets?.at ?? [], seed + 2) },
    };
    expect(JSON.stringify(run(mixed, rules))).toBe(JSON.stringify(run(given, rules)));
  });

/** Another order, by a seed; Fisher and Yates with a small congruential generator. */
function shuffled<T>(list: readonly T[], seed: number): T[] {
  const mixed = [...list];
  let state = Math.abs(seed) % 2_147_483_647;
  for (let at = mixed.length - 1; at > 0; at -= 1) {
    state = (state * 48_271 + 11) % 2_147_483_647;
    const other = state % (at + 1);
    [mixed[at], mixed[other]] = [mixed[other]!, mixed[at]!];
  }
  return mixed;
}

const sameBytes = (rules?: BurnRules) =>
  fc.property(burnCase, (given) => {
    const before = JSON.stringify(given);
    const [first, second] = [JSON.stringify(run(given, rules)), JSON.stringify(run(given, rules))];
    expect(second).toBe(first);
    expect(JSON.stringify(given)).toBe(before);
  });

const neverNegative = (rules?: BurnRules) =>
  fc.property(burnCase, (given) => {
    const result = run(given, rules);
    const amounts = result.history.flatMap(({ balances, total, debt, overage }) => [
      ...Object.values(balances),
      total,
      debt,
      overage,
    ]);
    const shown = [...amounts, ...Object.values(result.balances), ...Object.values(result.sums)];
    expect(shown.filter((amount) => amount.startsWith('-'))).toEqual([]);
  });

/** No event goes short while a grant it may use still has credits, unless it is refused whole. */
const greedy = (rules?: BurnRules) =>
  fc.property(burnCase, (given) => {
    const result = run({ ...given, short: 'partial' }, rules);
    const restricted = new Map((given.grants ?? []).map(({ id, onlyFor }) => [id, onlyFor]));
    const lefts = new Map<string, bigint>();
    for (const entry of result.entries) {
      if (entry.grant !== undefined) {
        const change = ADDS.has(entry.kind) ? 1n : TAKES.has(entry.kind) ? -1n : 0n;
        lefts.set(entry.grant, (lefts.get(entry.grant) ?? 0n) + change * unitsOf(entry.amount));
      }
      if (!['overage', 'debt', 'unserved'].includes(entry.kind)) continue;
      for (const [grant, left] of lefts) {
        const onlyFor = restricted.get(grant);
        const usable =
          onlyFor === undefined ||
          (entry.operation !== undefined && onlyFor.includes(entry.operation));
        if (usable) expect(left).toBe(0n);
      }
    }
  });

/** Against the rulebook read as plainly as can be, in another program. */
const asRead = (rules?: BurnRules) =>
  fc.property(plainCase, ({ grants, usage, resets }) => {
    const naive = naiveBurnDown(grants, usage, resets);
    const result = run({ from: FROM, to: TO, grants, usage, resets: { at: resets } }, rules);
    for (const event of result.usage) {
      expect(unitsOf(event.unserved)).toBe(naive.unserved[event.id ?? '']);
    }
    // What was burnt of each grant; what is lost to time the naive reading leaves where it is.
    for (const { id, burned } of result.grants) {
      const given = grants.find((grant) => grant.id === id);
      expect(unitsOf(burned)).toBe(unitsOf(given?.amount ?? '0') - (naive.left[id] ?? 0n));
    }
  });

describe('burn-down: the cases of the laws', () => {
  it('reach everything that can happen', () => {
    const kinds = new Set<string>();
    const ends = new Set<string>();
    for (const given of fc.sample(burnCase, { numRuns: 1500, seed: 7 })) {
      const { entries, history, end } = run(given);
      for (const { kind } of entries) kinds.add(kind);
      for (const { endedBy } of history) for (const { kind } of endedBy) ends.add(kind);
      if (Object.values(end.batches ?? {}).some((batches) => batches.length > 1))
        kinds.add('batches');
    }
    // Balances at the start come with the cut of the split law.
    expect([...kinds, 'start'].toSorted()).toEqual(
      [...BurnEntryKind.options, 'batches'].toSorted(),
    );
    expect([...ends].toSorted()).toEqual([...FactKind.options].toSorted());
  });
});

describe('burn-down: as the rulebook reads', () => {
  law('agrees with a naive reading of it', asRead(), 3000);
  notices('usage before what begins at its instant', asRead(MUTANTS.usageFirst));
  notices(
    'a run that lets expired grants burn on their last instant',
    asRead(MUTANTS.expiryAfterUsage),
  );
});

describe('burn-down: granted = remaining + burned + expired + voided', () => {
  law('conservation', conservation());
  notices('a rollover that forgets what it drops', conservation(MUTANTS.forgetsDropped));
});

describe('burn-down: one run is two runs joined at any instant', () => {
  law('split run = whole run', split());
  notices('a run that takes what is due at its end', split(MUTANTS.closedEnd));
});

describe('burn-down: the order of the input never matters', () => {
  law('any order, same bytes', anyOrder());
  notices('grants equal by the keys burn as they came', anyOrder(MUTANTS.grantsAsTheyCame));
  notices('usage of one instant burns as it came', anyOrder(MUTANTS.usageAsItCame));
});

describe('burn-down: same input, same bytes', () => {
  law('determinism, and the input is left as it was', sameBytes(), 1000);
  notices('a burn order that remembers', sameBytes(MUTANTS.orderThatRemembers()), 4000);
});

describe('burn-down: balances never below zero', () => {
  law('no amount is negative', neverNegative());
  notices('a grant that gives more than it has', neverNegative(MUTANTS.givesTooMuch));
});

describe('burn-down: nothing goes short while credits are there', () => {
  law('greedy', greedy());
  notices('a grant that keeps a part back', greedy(MUTANTS.keepsBack));
});
