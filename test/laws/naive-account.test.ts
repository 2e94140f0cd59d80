import * as fc from 'fast-check';
import { describe } from 'vitest';
import type { ScenarioInput } from '../../src/shared/contract/scenario';
import {
  allowance,
  book,
  dates,
  line,
  operation,
  pack,
  plan,
  price,
  rules,
  scenario,
  type PolicyPart,
} from '../support/books';
import { loadEngine, mutantOf, type Engine } from '../support/engine';
import { law, notices } from '../support/law';
import {
  naiveFigures,
  type NaiveAccount,
  type NaiveFigures,
  type NaiveRollover,
  type NaiveTiers,
  type NaiveTopUp,
} from '../support/naive-account';

/** The engine against an account told a second time, from the words of the rulebook alone. */

type Teller = Pick<Engine, 'simulateScenario'>;

const STARTS = ['2026-01-01', '2026-01-31', '2028-01-30', '2028-02-29', '2025-11-15'];

const tiers: fc.Arbitrary<NaiveTiers> = fc
  .record({
    mode: fc.constantFrom('graduated' as const, 'volume' as const),
    bounds: fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 2 }),
    tenths: fc.array(fc.integer({ min: 1, max: 4_000 }), { minLength: 3, maxLength: 3 }),
    flats: fc.array(fc.constantFrom(0, 0, 125), { minLength: 3, maxLength: 3 }),
  })
  .map(({ mode, bounds, tenths, flats }) => ({
    mode,
    tiers: [...bounds.toSorted((a, b) => a - b), null].map((upTo, at) => ({
      upTo,
      tenths: tenths[at]!,
      flat: flats[at]!,
    })),
  }));

const rollover: fc.Arbitrary<NaiveRollover> = fc.oneof(
  fc.constant<NaiveRollover>({ kind: 'lost' }),
  fc.constant<NaiveRollover>({ kind: 'all' }),
  fc.record({
    kind: fc.constant('part' as const),
    percent: fc.constantFrom(null, 10, 33, 50),
    atLeast: fc.constantFrom(null, null, 7, 25),
    upTo: fc.constantFrom(null, 20, 60),
  }),
  fc.record({ kind: fc.constant('batches' as const), cycles: fc.integer({ min: 0, max: 3 }) }),
);

const topUp: fc.Arbitrary<NaiveTopUp> = fc.record({
  trigger: fc.constantFrom('below', 'at-or-below'),
  watches: fc.constantFrom('whole', 'bought'),
  looksAt: fc.constantFrom('every-debit', 'debit-drawing-on-watched'),
  buys: fc.constantFrom('one-by-one', 'to-target', 'whole-gap'),
  threshold: fc.constantFrom(0, 5, 30),
  target: fc.constantFrom(30, 75),
  capCents: fc.constantFrom(null, null, 2_500, 4_000),
  capCount: fc.constantFrom(null, null, 1, 3),
});

const accounts: fc.Arbitrary<NaiveAccount> = fc.record({
  start: fc.constantFrom(...STARTS),
  months: fc.constantFrom(1, 2, 3, 5, 14),
  feeCents: fc.integer({ min: 0, max: 5_000 }),
  interval: fc.constantFrom('month' as const, 'month' as const, 'year' as const),
  allowance: fc.record({
    credits: fc.constantFrom(0, 40, 100, 101),
    rollover,
    most: fc.constantFrom(null, null, 120),
  }),
  restricted: fc.constantFrom(0, 0, 25),
  pack: fc.record({
    credits: fc.constantFrom(10, 37, 60),
    cents: fc.integer({ min: 0, max: 1_500 }),
    expires: fc.constantFrom(
      null,
      { after: 1, unit: 'day' as const },
      { after: 20, unit: 'day' as const },
      { after: 1, unit: 'month' as const },
      { after: 2, unit: 'month' as const },
    ),
    tiers: fc.option(tiers, { freq: 2 }),
    onlySecond: fc.constantFrom(false, false, false, true),
  }),
  buying: fc.oneof(fc.constantFrom('none' as const, 'when-short' as const), topUp, topUp),
  overage: fc.option(
    fc.record({
      per: fc.constantFrom(1, 1, 7),
      tenths: fc.integer({ min: 1, max: 300 }),
      tiers: fc.option(tiers, { freq: 2 }),
      limit: fc.option(
        fc.constantFrom(
          { kind: 'credits' as const, value: 23 },
          { kind: 'cents' as const, value: 310 },
          { kind: 'percent' as const, value: 33 },
        ),
      ),
    }),
    { freq: 1 },
  ),
  costs: fc.constantFrom([1, 3] as const, [2, 1] as const, [5, 7] as const),
  work: fc.array(
    fc.record({
      day: fc.integer({ min: 0, max: 150 }),
      line: fc.constantFrom(0 as const, 1 as const),
      units: fc.integer({ min: 1, max: 60 }),
    }),
    { minLength: 1, maxLength: 12 },
  ),
});

const cents = (count: number): string => (count / 100).toFixed(2);
const text = (credits: number | null): string | undefined =>
  credits === null ? undefined : String(credits);

const dayOf = ({ start }: NaiveAccount, day: number): string =>
  new Date(Date.parse(start) + day * 86_400_000).toISOString().slice(0, 10);

/** First day after the horizon, by the calendar. */
function endOf({ start, months }: NaiveAccount): string {
  const [year = 0, month = 0, day = 0] = start.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  const on = Math.min(day, last);
  return new Date(Date.UTC(year, month - 1 + months, on)).toISOString().slice(0, 10);
}

const tierTable = ({ mode, tiers: rows }: NaiveTiers) => ({
  mode,
  tiers: rows.map(({ upTo, tenths, flat }) => ({
    upTo: upTo === null ? ('unlimited' as const) : String(upTo),
    unitPrice: (tenths / 1000).toFixed(3),
    ...(flat === 0 ? {} : { flat: cents(flat) }),
  })),
});

function rolloverOf(kept: NaiveRollover) {
  if (kept.kind !== 'part') return kept;
  const { percent, atLeast, upTo } = kept;
  return {
    kind: 'part' as const,
    ...(percent === null ? {} : { share: (percent / 100).toFixed(2) }),
    ...(atLeast === null ? {} : { atLeast: String(atLeast) }),
    ...(upTo === null ? {} : { upTo: String(upTo) }),
  };
}

function overageOf({ overage }: NaiveAccount): PolicyPart['overage'] {
  const source = { of: 'page', section: 'Rules' };
  if (overage === null) return { mode: 'off', billing: 'arrears', source };
  const { per, tenths, limit } = overage;
  return {
    mode: 'on',
    billing: 'arrears',
    price:
      overage.tiers === null
        ? { per: String(per), amount: (tenths / 1000).toFixed(3) }
        : tierTable(overage.tiers),
    ...(limit === null
      ? {}
      : {
          limit: {
            ...(limit.kind === 'credits' ? { credits: String(limit.value) } : {}),
            ...(limit.kind === 'cents' ? { money: cents(limit.value) } : {}),
            ...(limit.kind === 'percent'
              ? { shareOfAllowance: (limit.value / 100).toFixed(2) }
              : {}),
          },
        }),
    source,
  };
}

function choicesOf({ buying }: NaiveAccount): ScenarioInput['choices'] {
  if (buying === 'none') return { packs: { kind: 'none' } };
  if (buying === 'when-short') return { packs: { kind: 'when-short', pack: 'bag' } };
  const { threshold, target, capCents, capCount } = buying;
  return {
    packs: { kind: 'none' },
    autoTopUp: {
      pack: 'bag',
      threshold: String(threshold),
      target: String(target),
      capMoney: capCents === null ? null : cents(capCents),
      ...(capCount === null ? {} : { capCount }),
    },
  };
}

function topUpRule({ buying }: NaiveAccount) {
  if (typeof buying === 'string') return {};
  const { trigger, watches, looksAt, buys } = buying;
  return {
    autoTopUp: {
      trigger,
      watches,
      looksAt,
      buys,
      onSwitch: 'at-next-debit' as const,
      cap: { month: 'cycle' as const },
    },
  };
}

function engineFigures({ simulateScenario }: Teller, given: NaiveAccount): NaiveFigures {
  const { allowance: kept, restricted, pack: sold, interval } = given;
  const priced = book({
    operations: [
      operation('first', String(given.costs[0])),
      operation('second', String(given.costs[1])),
    ],
    plans: [
      plan('own', cents(given.feeCents), null, {
        price: price(cents(given.feeCents), { interval }),
        allowances: [
          allowance(String(kept.credits), {
            rollover: rolloverOf(kept.rollover),
            maxBalance: text(kept.most),
          }),
          allowance(String(restricted), { id: 'second', onlyFor: ['second'] }),
        ],
      }),
    ],
    packs: [
      pack('bag', String(sold.credits), cents(sold.cents), {
        expires: sold.expires,
        ...(sold.tiers === null ? {} : { tiers: tierTable(sold.tiers) }),
        ...(sold.onlySecond ? { onlyFor: ['second'] } : {}),
      }),
    ],
    policies: rules({ overage: overageOf(given), ...topUpRule(given) }),
  });
  const end = endOf(given);
  const asked = scenario({
    start: given.start,
    months: given.months,
    lines: ([0, 1] as const).flatMap((at) =>
      given.work.flatMap((row, place) => {
        const on = dayOf(given, row.day);
        if (row.line !== at || on >= end) return [];
        const id = `${at === 0 ? 'first' : 'second'}-${place}`;
        return [
          line(row.units, { id, operation: at === 0 ? 'first' : 'second', schedule: dates(on) }),
        ];
      }),
    ),
    choices: choicesOf(given),
  });
  const { summary } = simulateScenario({ scenario: asked, book: priced, plan: 'own' });
  const open = (id: string): number =>
    summary.unserved.filter((row) => row.operation === id).reduce((sum, row) => sum + row.units, 0);
  return {
    cents: Math.round(Number(summary.total) * 100),
    served: summary.servedUnits,
    unserved: [open('first'), open('second')],
    packs: summary.purchases.reduce((sum, row) => sum + row.count, 0),
    overage: Number(summary.overageCredits),
    left: Number(summary.leftovers[0]?.bought),
  };
}

const agreeing = (teller: Teller) =>
  fc.property(accounts, (given) => {
    const [told, naive] = [engineFigures(teller, given), naiveFigures(given)].map((figures) =>
      JSON.stringify(figures),
    );
    if (told !== naive) throw new Error(`the engine says ${told}, the second account ${naive}`);
  });

describe('an account told a second time', async () => {
  law(
    'comes to the same: rollover, packs that end, tiers, annual prices, limits, top-up dialects, restricted credits',
    agreeing(await loadEngine()),
    1500,
  );
  const rollsAll = await mutantOf(
    '../../src/main/engine/grant/rollover',
    () => import('../../src/main/engine/grant/rollover'),
    ({ keptAtEnd }) => ({
      keptAtEnd: (rule, left, scale) =>
        rule.kind === 'part' ? left : keptAtEnd(rule, left, scale),
    }),
  );
  notices('a part that rolls over is all of it', agreeing(rollsAll));
  const noFlat = await mutantOf(
    '../../src/main/engine/pricing/tiers',
    () => import('../../src/main/engine/pricing/tiers'),
    ({ rateByTiers }) => ({
      rateByTiers: ({ mode, tiers: rows }, quantity) =>
        rateByTiers({ mode, tiers: rows.map(({ flat: _flat, ...row }) => row) }, quantity),
    }),
  );
  notices('a tier’s flat fee is left out', agreeing(noFlat));
});
