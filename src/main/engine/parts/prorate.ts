import type { ProrateInput, ProrateResult } from '../../../shared/contract/parts/prorate';
import type { Outcome } from '../../../shared/errors';
import { toAmount } from '../amount/checked';
import { Exact, placesOfAll } from './exact';
import { InstantForm, type Instant } from './instant';
import { outcomeOf, refused } from './outcome';
import { changedAllowance, shareOfAllowance } from './prorate-allowance';
import { Minor } from './prorate-money';
import {
  outsidePeriod,
  readPeriod,
  remainingOf,
  shareRatio,
  shareWritten,
  type Share,
} from './prorate-share';
import { allocateExactly, stretchesOf } from './prorate-split';

type Given<K extends ProrateInput['kind']> = Extract<ProrateInput, { kind: K }>;
type Line = Extract<ProrateResult, { kind: 'change' }>['lines'][number];
type Part = Extract<ProrateResult, { kind: 'split' }>['parts'][number];

/** How largest-remainder parts come about; replaceable, so that a law can show that it notices. */
export type Allocation = typeof allocateExactly;

const fraction = (share: Share): string => {
  const { part, whole } = shareWritten(share);
  return `${part}/${whole}`;
};

function linesOf(
  given: Given<'change'>,
  prices: { old: bigint; fresh: bigint },
  share: Share,
  money: Minor,
): Line[] {
  const { old, fresh } = prices;
  const shared = (price: bigint): bigint => money.shareOf(price, shareRatio(share));
  const basis = (price: bigint): string => `${money.write(price)} × ${fraction(share)}`;
  const line = (kind: Line['kind'], amount: bigint, text: string): Line => ({
    kind,
    amount: money.write(amount),
    basis: text,
  });
  const credit = line('credit', -shared(old), `−${basis(old)}`);
  const inFull = line('charge', fresh, `${money.write(fresh)} in full`);
  const lines: Record<Given<'change'>['charge'], Line[]> = {
    difference: [line('difference', shared(fresh - old), basis(fresh - old))],
    'credit-and-charge': [credit, line('charge', shared(fresh), basis(fresh))],
    'full-with-credit': [credit, inFull],
    full: [inFull],
    none: [],
  };
  return lines[given.charge];
}

function prorateChange(given: Given<'change'>): Outcome<ProrateResult> {
  const form = new InstantForm();
  const money = new Minor(given.minorUnitPlaces);
  const period = readPeriod(given.period, given.unit, form);
  if ('code' in period) return refused([period]);
  const at = form.read(given.at);
  if (at < period.from || at > period.to)
    return refused([outsidePeriod(given.at, 'at', given.period)]);
  const prices = {
    old: money.read(given.oldPrice, 'oldPrice'),
    fresh: money.read(given.newPrice, 'newPrice'),
  };
  if (money.faults.length > 0) return refused(money.faults);
  const share = remainingOf(period, at, given);
  const lines = linesOf(given, prices, share, money);
  const oldRemaining = money.shareOf(prices.old, shareRatio(share));
  const net = lines.reduce((sum, { amount }) => sum + money.read(amount, ''), 0n);
  return {
    ok: true,
    value: {
      kind: 'change',
      share: shareWritten(share),
      lines,
      net: money.write(net),
      oldUsed: money.write(prices.old - oldRemaining),
      oldRemaining: money.write(oldRemaining),
      ...(given.allowance && { allowance: changedAllowance(given.allowance, share) }),
    },
  };
}

function prorateShare(given: Given<'share'>): Outcome<ProrateResult> {
  const form = new InstantForm();
  const money = new Minor(given.minorUnitPlaces);
  const period = readPeriod(given.period, given.unit, form);
  if ('code' in period) return refused([period]);
  const at = form.read(given.at);
  if (at < period.from || at > period.to)
    return refused([outsidePeriod(given.at, 'at', given.period)]);
  const whole = money.read(given.amount, 'amount');
  if (money.faults.length > 0) return refused(money.faults);
  const share = remainingOf(period, at, given);
  const part = money.shareOf(whole, shareRatio(share));
  return {
    ok: true,
    value: {
      kind: 'share',
      share: shareWritten(share),
      amount: money.write(part),
      rest: money.write(whole - part),
      basis: `${money.write(whole)} × ${fraction(share)}`,
      ...(given.allowance !== undefined && {
        allowance: shareOfAllowance(given.allowance, given.allowanceUnit, share),
      }),
    },
  };
}

function prorateSplit(given: Given<'split'>, allocation: Allocation): Outcome<ProrateResult> {
  const form = new InstantForm();
  const money = new Minor(given.minorUnitPlaces);
  const period = readPeriod(given.period, given.unit, form);
  if ('code' in period) return refused([period]);
  const cuts: Instant[] = [];
  for (const [index, text] of given.at.entries()) {
    const cut = form.read(text);
    if (cut < period.from || cut > period.to)
      return refused([outsidePeriod(text, `at[${index}]`, given.period)]);
    cuts.push(cut);
  }
  const whole = money.read(given.amount, 'amount');
  if (money.faults.length > 0) return refused(money.faults);
  const stretches = stretchesOf(period, cuts, given);
  const step =
    given.unit === 'second' && stretches.every(({ weight }) => weight % 1000 === 0) ? 1000 : 1;
  const amounts = allocation(
    whole,
    stretches.map(({ weight }) => weight),
  );
  const parts: Part[] = stretches.map(({ from, to, weight }, index) => ({
    from: form.write(from),
    to: form.write(to),
    weight: String(weight / step),
    amount: money.write(amounts[index] ?? 0n),
  }));
  return { ok: true, value: { kind: 'split', parts, total: money.write(whole) } };
}

function prorateAllocate(given: Given<'allocate'>, allocation: Allocation): Outcome<ProrateResult> {
  const money = new Minor(given.minorUnitPlaces);
  const whole = money.read(given.amount, 'amount');
  if (money.faults.length > 0) return refused(money.faults);
  const weighed = given.weights.map((weight) =>
    typeof weight === 'object' ? weight : { id: undefined, weight },
  );
  const exact = new Exact(placesOfAll(weighed.map(({ weight }) => weight)));
  const weights = weighed.map(({ weight }) => toAmount(exact.read(weight)));
  if (weights.every((weight) => weight === 0)) {
    return refused([
      {
        code: 'weights_all_zero',
        path: 'weights',
        found: 'only zeros',
        allowed: 'at least one weight above 0',
        remedy: 'Give the part that is to bear the amount a weight.',
      },
    ]);
  }
  const amounts = allocation(whole, weights);
  const parts: Part[] = weighed.map(({ id, weight }, index) => ({
    ...(id !== undefined && { id }),
    weight: exact.write(exact.read(weight)),
    amount: money.write(amounts[index] ?? 0n),
  }));
  return { ok: true, value: { kind: 'allocate', parts, total: money.write(whole) } };
}

/**
 * Proration by every dialect of rulebook 8. Money is exact to the minor unit: one line is rounded
 * half up, parts of a whole by largest remainder, so that they sum to it.
 */
export function prorate(
  given: ProrateInput,
  allocation: Allocation = allocateExactly,
): Outcome<ProrateResult> {
  return outcomeOf(() => {
    switch (given.kind) {
      case 'change':
        return prorateChange(given);
      case 'share':
        return prorateShare(given);
      case 'split':
        return prorateSplit(given, allocation);
      case 'allocate':
        return prorateAllocate(given, allocation);
      default:
        return given satisfies never;
    }
  });
}
