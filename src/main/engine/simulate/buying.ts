import { plus, times, toAmount, wholePartUp } from '../amount/checked';
import { ratio, roundRatio } from '../amount/ratio';
import { endless, uncovered, type PartNeed, type Source } from '../grant/part-draws';
import { available } from '../grant/purse';
import { rateByTiers } from '../pricing/tiers';
import type { PackTerms } from '../terms/terms';
import { NEVER, type Day } from '../time/day';
import { creditsText } from './entries';
import { grantPack } from './granting';
import { mostUnits } from '../workload/needs';
import { invoiceLine } from './money';
import { overageRoom } from './overage';
import { purseOf, type Run, type StockRow } from './run';

/** The pack of this id where the plan in force may buy it. */
export function packOnSale(run: Run, id: string): PackTerms | undefined {
  if (run.subscription === 'deactivated') return undefined;
  const pack = run.plan.packs.find((candidate) => candidate.source.id === id);
  if (pack === undefined || (run.subscription === 'ended' && pack.source.buyableOn !== 'any'))
    return undefined;
  return pack;
}

/** Price of `count` packs bought at once, in minor units. */
export function packPrice(run: Run, pack: PackTerms, count: number): number {
  const { tiers } = pack.source;
  if (tiers === undefined) return times(pack.priceMinor, count);
  const places = 10n ** BigInt(run.program.book.minorUnitPlaces);
  const exact = rateByTiers(tiers, ratio(count));
  return toAmount(
    roundRatio({ numerator: exact.numerator * places, denominator: exact.denominator }),
  );
}

/** Whether credits of a pack may pay for these operations on a meter. */
export function packServes(pack: PackTerms, meter: number, operations: readonly number[]): boolean {
  const { onlyFor } = pack;
  return (
    pack.meter === meter &&
    pack.credits > 0 &&
    (onlyFor === undefined || operations.every((operation) => onlyFor.has(operation)))
  );
}

/** Buys packs in one purchase: a grant, and a line on the day's purchase invoice. */
export function buy(
  run: Run,
  pack: PackTerms,
  count: number,
  cause: string,
  amountMinor = packPrice(run, pack, count),
): void {
  if (count <= 0) return;
  const { label, tiers } = pack.source;
  invoiceLine(run, 'purchase', {
    kind: 'pack',
    amountMinor,
    label,
    basis:
      tiers === undefined ? { count, minor: pack.priceMinor } : `${count} by ${tiers.mode} tiers`,
    rule: pack.rule,
    quantity: tiers === undefined ? undefined : String(count),
    entries: [],
  });
  grantPack(run, pack, count, cause);
  const bought = run.purchases.get(pack.at);
  const credits = times(pack.credits, count);
  if (bought === undefined)
    run.purchases.set(pack.at, { pack: pack.at, count, credits, amountMinor });
  else {
    bought.count += count;
    bought.credits = plus(bought.credits, credits);
    bought.amountMinor = plus(bought.amountMinor, amountMinor);
  }
  if (!pack.source.ratchets) return;
  const until = termEnd(run);
  const standing = run.ratchets.find((row) => row.pack === pack.at && row.until === until);
  if (standing === undefined) run.ratchets.push({ pack: pack.at, count, until });
  else standing.count += count;
}

/** First day after the term in which a pack stays in force: the minimum term, or the year that is paid. */
function termEnd(run: Run): Day {
  if (run.day < run.termEnds) return run.termEnds;
  return run.plan.monthsPerPrice === 12 ? run.priceTo : NEVER;
}

/** Packs that ratchet are charged and granted again with each cycle of the term. */
export function renewRatchets(run: Run): void {
  const standing = run.ratchets.splice(0);
  for (const { pack: at, count, until } of standing) {
    const pack = run.plan.packs.find((candidate) => candidate.at === at);
    if (pack === undefined || run.day >= until) continue;
    buy(run, pack, count, 'bought before, in force for the rest of the term');
    const line = run.invoices.at(-1)?.lines.at(-1);
    if (line !== undefined) line.again = true;
  }
}

/** Buys by the scenario's choice until `credits` are there or nothing more is to be had. */
export function buyForShortfall(
  run: Run,
  meter: number,
  credits: number,
  operations: readonly number[],
): void {
  const purse = purseOf(run, meter);
  const { purchasing } = run;
  if (purchasing.kind === 'when-short') {
    const pack = packOnSale(run, purchasing.pack);
    // What is bought pays a debt first.
    const short = credits + (run.debt[meter] ?? 0) - available(purse, operations);
    if (pack === undefined || !packServes(pack, meter, operations)) return;
    buy(run, pack, wholePartUp(short, pack.credits), `${creditsText(run, short)} short`);
  } else if (purchasing.kind === 'stock' || purchasing.kind === 'lots') {
    for (
      let short = credits - available(purse, operations);
      short > 0;
      short = credits - available(purse, operations)
    ) {
      const next = nextInStock(run, meter, operations);
      if (next === undefined) return;
      const needed = wholePartUp(short + (run.debt[meter] ?? 0), next.pack.credits);
      const count = purchasing.kind === 'lots' ? next.row.count : Math.min(next.row.count, needed);
      next.row.count -= count;
      buy(run, next.pack, count, `${creditsText(run, short)} short`);
    }
  }
}

/**
 * The same where each operation of a unit draws on grants of its own: packs for as many units as the
 * packs on offer can make payable at all, each as many as the shortage it can end takes.
 */
export function buyForParts(
  run: Run,
  meter: number,
  units: number,
  needsOf: (units: number) => readonly PartNeed[],
): void {
  const purse = purseOf(run, meter);
  const offers = offersOn(run, meter);
  if (offers.length === 0) return;
  const most = offers.map(({ pack, row }): Source =>
    row === null
      ? endless(pack.onlyFor)
      : { left: times(row.count, pack.credits), onlyFor: pack.onlyFor },
  );
  const room = overageRoom(run, meter);
  const payable = mostUnits(
    units,
    (count) => uncovered([...purse.grants, ...most], needsOf(count)) <= room,
  );
  const needs = needsOf(payable);
  for (const { pack, row } of offers) {
    const helps =
      uncovered(purse.grants, needs) - uncovered([...purse.grants, endless(pack.onlyFor)], needs);
    if (helps <= 0) continue;
    // What is bought pays a debt first.
    const wanted = wholePartUp(helps + (run.debt[meter] ?? 0), pack.credits);
    const count = row === null ? wanted : Math.min(row.count, wanted);
    if (row !== null) row.count -= count;
    buy(run, pack, count, `${creditsText(run, helps)} short`);
  }
}

/** What may be bought by the scenario's choice on a meter: one kind without end, or what is stocked. */
function offersOn(
  run: Run,
  meter: number,
): { readonly pack: PackTerms; readonly row: StockRow | null }[] {
  const { purchasing } = run;
  const rows: { readonly id: string; readonly row: StockRow | null }[] = [];
  if (purchasing.kind === 'when-short') rows.push({ id: purchasing.pack, row: null });
  if (purchasing.kind === 'stock' || purchasing.kind === 'lots')
    rows.push(...run.stock.map((row) => ({ id: row.pack, row })));
  return rows.flatMap(({ id, row }) => {
    const pack =
      row !== null && (row.count === 0 || row.from > run.day) ? undefined : packOnSale(run, id);
    return pack === undefined || pack.meter !== meter || pack.credits === 0 ? [] : [{ pack, row }];
  });
}

/** The next of the stocked packs that may be bought and helps these operations. */
function nextInStock(
  run: Run,
  meter: number,
  operations: readonly number[],
): { row: StockRow; pack: PackTerms } | undefined {
  for (const row of run.stock) {
    const pack = row.count === 0 || row.from > run.day ? undefined : packOnSale(run, row.pack);
    if (pack !== undefined && packServes(pack, meter, operations)) return { row, pack };
  }
  return undefined;
}
