/**
 * The cheapest way to serve a small account, found by trying every way: a simulator of its own, day
 * by day, written from the rulebook and sharing nothing with the program. Money in cents, credits
 * whole, days counted from the start.
 */

export type Tiers = {
  readonly mode: 'graduated' | 'volume';
  readonly tiers: readonly { readonly upTo: number; readonly cents: number }[];
};

export type BrutePlan = {
  readonly cents: number;
  readonly credits: number;
  /** Granted once with the plan and kept until used. */
  readonly once: number;
  /** Months the customer is bound. */
  readonly term: number;
};

export type BrutePack = {
  readonly credits: number;
  readonly cents: number;
  readonly tiers: Tiers | null;
  /** Days it lives; null for ever. */
  readonly days: number | null;
  readonly buyers: readonly boolean[];
};

export type BruteOverage = {
  readonly mode: 'off' | 'user' | 'on';
  /** A block of `per` credits costs `tenths` tenths of a cent; one that is begun is paid whole. */
  readonly per: number;
  readonly tenths: number;
  /** Most credits a cycle; null for no limit. */
  readonly limit: number | null;
};

export type BruteCase = {
  /** Days of each cycle. */
  readonly cycles: readonly number[];
  readonly plans: readonly BrutePlan[];
  readonly packs: readonly BrutePack[];
  readonly overage: BruteOverage;
  readonly upgradesAtOnce: boolean;
  /**
   * Plans may be taken for some days. Else one taken within a cycle is kept for a whole one before a
   * lower one, and once a lower one was taken plans change at the start of cycles only.
   */
  readonly shortStays: boolean;
  /** Credits needed, by day. */
  readonly work: ReadonlyMap<number, number>;
  /** Days on which a decision is tried although nothing is due. */
  readonly idle: readonly number[];
  readonly leftovers: 'worthless' | 'at-price' | 'at-cheapest';
  /** The plan it must stay on; null for any, and changes. */
  readonly only: number | null;
};

type Block = {
  credits: number;
  readonly expires: number;
  readonly pack: number;
  readonly rank: number;
};

type Account = {
  readonly plan: number;
  /** First cycle in which a lower plan may be taken. */
  readonly boundUntil: number;
  /** The plan was taken within the running cycle. */
  readonly taken: boolean;
  /** A lower plan has been taken before. */
  readonly lowered: boolean;
  readonly cents: number;
  /** Left of the cycle's allowance, and of what was granted once. */
  readonly allowance: number;
  readonly once: number;
  readonly onceHad: readonly number[];
  readonly used: number;
  readonly overage: number;
  readonly blocks: readonly Block[];
};

const FOREVER = 1e9;

const halfUp = (numerator: number, denominator: number): number =>
  Math.floor((2 * numerator + denominator) / (2 * denominator));

export function packCents(pack: BrutePack, count: number): number {
  if (pack.tiers === null) return pack.cents * count;
  const { mode, tiers } = pack.tiers;
  if (mode === 'volume')
    return count * (tiers.find((tier) => count <= tier.upTo) ?? { cents: 0 }).cents;
  let cents = 0;
  let from = 0;
  for (const tier of tiers) {
    cents += Math.max(0, Math.min(count, tier.upTo) - from) * tier.cents;
    from = tier.upTo;
  }
  return cents;
}

function overageCents({ per, tenths }: BruteOverage, credits: number): number {
  const blocks = per === 1 ? credits : Math.ceil(credits / per);
  return halfUp(blocks * tenths, 10);
}

class BruteForce {
  best = Number.POSITIVE_INFINITY;
  private readonly starts: number[] = [];
  private readonly end: number;
  private readonly busy: ReadonlySet<number>;
  private readonly lastWork: number;

  constructor(
    private readonly given: BruteCase,
    private readonly bills: boolean,
  ) {
    let day = 0;
    for (const days of given.cycles) {
      this.starts.push(day);
      day += days;
    }
    this.end = day;
    this.busy = new Set([...given.work.keys(), ...given.idle, ...this.starts]);
    this.lastWork = Math.max(-1, ...given.work.keys());
  }

  search(): number {
    for (const [plan, { cents, credits, once, term }] of this.given.plans.entries()) {
      if (this.given.only !== null && this.given.only !== plan) continue;
      this.live(0, {
        plan,
        boundUntil: term,
        taken: false,
        lowered: false,
        cents,
        allowance: credits,
        once,
        onceHad: [plan],
        used: 0,
        overage: 0,
        blocks: [],
      });
    }
    return this.best;
  }

  private live(day: number, account: Account): void {
    if (this.given.leftovers === 'worthless' && account.cents >= this.best) return;
    if (day === this.end) return this.finish(account);
    const month = this.starts.indexOf(day);
    if (month > 0) return this.renew(day, month, account);
    if (!this.busy.has(day)) return this.live(day + 1, account);
    this.climb(day, account);
  }

  /** The start of a cycle: overage is billed, the next plan is taken. */
  private renew(day: number, month: number, account: Account): void {
    const billed = account.cents + overageCents(this.given.overage, account.overage);
    for (const [plan, { cents, credits, once, term }] of this.given.plans.entries()) {
      if (plan !== account.plan && this.given.only !== null) continue;
      if (
        plan < account.plan &&
        (month < account.boundUntil || (account.taken && !this.given.shortStays))
      )
        continue;
      const first = !account.onceHad.includes(plan);
      this.buy(day, 0, {
        plan,
        boundUntil:
          plan === account.plan ? account.boundUntil : Math.max(account.boundUntil, month + term),
        taken: false,
        lowered: account.lowered || plan < account.plan,
        cents: billed + cents,
        allowance: credits,
        once: account.once + (first ? once : 0),
        onceHad: first ? [...account.onceHad, plan] : account.onceHad,
        used: 0,
        overage: 0,
        blocks: account.blocks.filter((block) => block.expires > day),
      });
    }
  }

  /** An upgrade at once, for the difference by days and the new allowance less what was used. */
  private climb(day: number, account: Account): void {
    this.buy(day, 0, account);
    const month = this.starts.filter((start) => start <= day).length - 1;
    const length = this.given.cycles[month] ?? 0;
    const left = (this.starts[month] ?? 0) + length - day;
    if (this.given.only !== null || !this.given.upgradesAtOnce || day === 0) return;
    if (account.lowered && !this.given.shortStays) return;
    const from = this.given.plans[account.plan];
    for (const [plan, { cents, credits, once, term }] of this.given.plans.entries()) {
      if (plan <= account.plan || from === undefined) continue;
      const first = !account.onceHad.includes(plan);
      this.buy(day, 0, {
        ...account,
        plan,
        // Bound by months from this day on: free at the first start of a cycle after them.
        boundUntil: Math.max(account.boundUntil, month + term + 1),
        taken: true,
        // Overage so far is a line of its own: it is owed at the price of the plan it arose on.
        cents:
          account.cents +
          halfUp((cents - from.cents) * left, length) +
          overageCents(this.given.overage, account.overage),
        overage: 0,
        allowance: Math.max(0, credits - account.used),
        once: account.once + (first ? once : 0),
        onceHad: first ? [...account.onceHad, plan] : account.onceHad,
      });
    }
  }

  /** Every number of every pack that the plan may buy, up to what could still be used. */
  private buy(day: number, at: number, account: Account): void {
    const pack = this.given.packs[at];
    if (pack === undefined) return this.work(day, account);
    const most =
      pack.buyers[account.plan] === true && day <= this.lastWork ? this.useful(day, pack) : 0;
    for (let count = 0; count <= most; count += 1) {
      const expires = pack.days === null ? FOREVER : day + pack.days;
      const block = { credits: pack.credits * count, expires, pack: at, rank: day * 10 + at };
      this.buy(day, at + 1, {
        ...account,
        cents: account.cents + (count === 0 ? 0 : packCents(pack, count)),
        blocks: count === 0 ? account.blocks : [...account.blocks, block],
      });
    }
  }

  private useful(day: number, pack: BrutePack): number {
    let need = 0;
    for (const [on, credits] of this.given.work) if (on >= day) need += credits;
    return Math.max(pack.tiers === null ? 0 : 2, Math.min(4, Math.ceil(need / pack.credits)));
  }

  private work(day: number, account: Account): void {
    let open = this.given.work.get(day) ?? 0;
    const fromAllowance = Math.min(open, account.allowance);
    open -= fromAllowance;
    const fromOnce = Math.min(open, account.once);
    open -= fromOnce;
    const blocks = account.blocks
      .filter((block) => block.expires > day)
      .toSorted((a, b) => a.expires - b.expires || a.rank - b.rank);
    const left: Block[] = [];
    for (const block of blocks) {
      const draw = Math.min(open, block.credits);
      // Work is never served by credits that the plan in force may not buy.
      if (draw > 0 && this.given.packs[block.pack]?.buyers[account.plan] !== true) return;
      open -= draw;
      if (block.credits > draw) left.push({ ...block, credits: block.credits - draw });
    }
    const overage = account.overage + open;
    if (open > 0 && (!this.bills || overage > (this.given.overage.limit ?? FOREVER))) return;
    this.live(day + 1, {
      ...account,
      allowance: account.allowance - fromAllowance,
      once: account.once - fromOnce,
      used: account.used + fromAllowance,
      overage,
      blocks: left,
    });
  }

  private finish(account: Account): void {
    const cents =
      account.cents + overageCents(this.given.overage, account.overage) - this.worth(account);
    this.best = Math.min(this.best, cents);
  }

  private worth({ blocks }: Account): number {
    if (this.given.leftovers === 'worthless') return 0;
    let exact = 0;
    const rates = this.given.packs.map((pack) => pack.cents / pack.credits);
    for (const block of blocks) {
      if (block.expires <= this.end) continue;
      exact +=
        block.credits *
        (this.given.leftovers === 'at-price' ? (rates[block.pack] ?? 0) : Math.min(...rates));
    }
    return Math.floor(exact + 0.5 + 1e-9);
  }
}

/** How many ways there are at most: a case with too many is not worth its time. */
export function waysIn(given: BruteCase): number {
  const { plans, packs, cycles, work, idle, upgradesAtOnce, only } = given;
  const busy = [...new Set([...work.keys(), ...idle])].toSorted((a, b) => a - b);
  const total = [...work.values()].reduce((sum, credits) => sum + credits, 0);
  const moves = only === null ? plans.length : 1;
  let ways = moves ** cycles.length;
  let open = total;
  for (const day of busy) {
    if (upgradesAtOnce && only === null) ways *= (plans.length + 1) / 2;
    for (const pack of packs)
      ways *=
        1 + Math.max(pack.tiers === null ? 0 : 2, Math.min(4, Math.ceil(open / pack.credits)));
    open -= work.get(day) ?? 0;
  }
  return ways;
}

/** Cents of the cheapest way; infinite where nothing serves all work. */
export function bruteForce(given: BruteCase): number {
  const { mode } = given.overage;
  const switches = mode === 'user' ? [false, true] : [mode === 'on'];
  return Math.min(...switches.map((bills) => new BruteForce(given, bills).search()));
}
