/**
 * An account told a second time, apart from the engine: a day after a day, a credit after a credit,
 * from the words of rulebook 2 and 8 alone. One meter, one plan, two operations. Slow and plain.
 */

export type NaiveTiers = {
  readonly mode: 'graduated' | 'volume';
  /** Cents a unit up to a bound, null for no bound; `flat` cents once the tier is entered. */
  readonly tiers: readonly { upTo: number | null; tenths: number; flat: number }[];
};

export type NaiveRollover =
  | { readonly kind: 'lost' }
  | { readonly kind: 'all' }
  | { readonly kind: 'part'; percent: number | null; atLeast: number | null; upTo: number | null }
  | { readonly kind: 'batches'; readonly cycles: number };

export type NaiveTopUp = {
  readonly trigger: 'below' | 'at-or-below';
  readonly watches: 'whole' | 'bought';
  readonly looksAt: 'every-debit' | 'debit-drawing-on-watched';
  readonly buys: 'one-by-one' | 'to-target' | 'whole-gap';
  readonly threshold: number;
  readonly target: number;
  readonly capCents: number | null;
  readonly capCount: number | null;
};

export type NaiveAccount = {
  readonly start: string;
  readonly months: number;
  readonly feeCents: number;
  readonly interval: 'month' | 'year';
  readonly allowance: { readonly credits: number; rollover: NaiveRollover; most: number | null };
  /** Credits of every cycle for the second operation alone, 0 for none; never rolled over. */
  readonly restricted: number;
  readonly pack: {
    readonly credits: number;
    readonly cents: number;
    readonly expires: { after: number; unit: 'day' | 'month' } | null;
    readonly tiers: NaiveTiers | null;
    readonly onlySecond: boolean;
  };
  readonly buying: 'none' | 'when-short' | NaiveTopUp;
  readonly overage: null | {
    readonly per: number;
    /** Tenths of a cent for each `per` credits, where there are no tiers. */
    readonly tenths: number;
    readonly tiers: NaiveTiers | null;
    readonly limit: { kind: 'credits' | 'cents' | 'percent'; value: number } | null;
  };
  /** Credits a unit of the first and of the second operation costs. */
  readonly costs: readonly [number, number];
  readonly work: readonly { readonly day: number; readonly line: 0 | 1; readonly units: number }[];
};

export type NaiveFigures = {
  readonly cents: number;
  readonly served: number;
  readonly unserved: readonly [number, number];
  readonly packs: number;
  readonly overage: number;
  readonly left: number;
};

type Grant = {
  left: number;
  expires: number;
  readonly effective: number;
  readonly id: number;
  readonly bought: boolean;
  readonly only: 1 | null;
  readonly periodic: boolean;
  cyclesLived: number;
};

const DAY = 86_400_000;
const NEVER = Number.POSITIVE_INFINITY;

/** The same day of a later month, or its last one. */
function monthsLater(date: number, months: number): number {
  const from = new Date(date);
  const first = Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months, 1);
  const last = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months + 1, 0));
  return first + (Math.min(from.getUTCDate(), last.getUTCDate()) - 1) * DAY;
}

/** Tenths of a cent for a quantity. */
function tieredTenths({ mode, tiers }: NaiveTiers, quantity: number): number {
  if (quantity === 0) return 0;
  let sum = 0;
  let below = 0;
  for (const { upTo, tenths, flat } of tiers) {
    const bound = upTo ?? NEVER;
    if (mode === 'volume') {
      if (quantity <= bound) return quantity * tenths + flat * 10;
      continue;
    }
    sum += (Math.min(quantity, bound) - below) * tenths + flat * 10;
    if (quantity <= bound) return sum;
    below = bound;
  }
  return sum;
}

const halfUp = (tenths: number): number => Math.floor(tenths / 10 + 0.5);

class Account {
  private readonly begin: number;
  private grants: Grant[] = [];
  private ids = 0;
  private cents = 0;
  private served = 0;
  private packs = 0;
  private overage = 0;
  private overageEver = 0;
  private included = 0;
  private spent = 0;
  private purchases = 0;
  private today = 0;
  private readonly unserved: [number, number] = [0, 0];

  constructor(private readonly given: NaiveAccount) {
    this.begin = Date.parse(given.start);
  }

  run(): NaiveFigures {
    const { given } = this;
    const starts = Array.from(
      { length: given.months + 1 },
      (_, k) => (monthsLater(this.begin, k) - this.begin) / DAY,
    );
    for (let cycle = 0; cycle < given.months; cycle += 1) {
      for (let day = starts[cycle]!; day < starts[cycle + 1]!; day += 1) {
        this.today = day;
        if (day === starts[cycle]) this.beginCycle(cycle, starts);
        else this.grants = this.grants.filter((grant) => grant.expires > day);
        for (const line of [0, 1] as const) {
          for (const work of given.work)
            if (work.day === day && work.line === line) this.serve(line, work.units);
        }
      }
      this.billOverage();
    }
    const left = this.grants
      .filter((grant) => grant.bought)
      .reduce((sum, grant) => sum + grant.left, 0);
    return {
      cents: this.cents,
      served: this.served,
      unserved: this.unserved,
      packs: this.packs,
      overage: this.overageEver,
      left,
    };
  }

  private beginCycle(cycle: number, starts: readonly number[]): void {
    const { feeCents, interval, allowance, restricted } = this.given;
    const endOf = (which: number): number =>
      starts[which + 1] ?? (monthsLater(this.begin, which + 1) - this.begin) / DAY;
    const end = endOf(cycle);
    // What rolls over is lost later than its cycle ends, or never, and burns accordingly.
    const { rollover } = allowance;
    const lostAt = (lived: number): number => {
      if (rollover.kind === 'all') return NEVER;
      if (rollover.kind === 'batches') return endOf(cycle + Math.max(0, rollover.cycles - lived));
      return end;
    };
    this.grants = this.grants.filter((grant) => grant.periodic || grant.expires > this.today);
    this.rollOver(lostAt);
    if (interval === 'month' || cycle % 12 === 0) this.cents += feeCents;
    this.spent = 0;
    this.purchases = 0;
    const standing = this.grants
      .filter((grant) => grant.periodic)
      .reduce((sum, grant) => sum + grant.left, 0);
    const room = allowance.most === null ? NEVER : Math.max(0, allowance.most - standing);
    const credits = Math.min(allowance.credits, room);
    this.included = credits + restricted;
    this.put(credits, { expires: lostAt(0), bought: false, only: null, periodic: true });
    this.put(restricted, { expires: end, bought: false, only: 1, periodic: false });
  }

  private rollOver(lostAt: (lived: number) => number): void {
    const { rollover } = this.given.allowance;
    const due = this.grants.filter((grant) => grant.periodic);
    const left = due.reduce((sum, grant) => sum + grant.left, 0);
    let lost = 0;
    if (rollover.kind === 'lost') lost = left;
    if (rollover.kind === 'part') {
      let kept = rollover.percent === null ? left : Math.floor((left * rollover.percent) / 100);
      if (rollover.atLeast !== null && kept < rollover.atLeast) kept = rollover.atLeast;
      if (rollover.upTo !== null && kept > rollover.upTo) kept = rollover.upTo;
      lost = left - Math.min(kept, left);
    }
    for (const grant of due) {
      const old = rollover.kind === 'batches' && grant.cyclesLived >= rollover.cycles;
      const loses = old ? grant.left : Math.min(lost, grant.left);
      if (!old) lost -= loses;
      grant.left -= loses;
      grant.cyclesLived += 1;
      grant.expires = lostAt(grant.cyclesLived);
    }
    this.grants = this.grants.filter((grant) => grant.left > 0);
  }

  private put(left: number, more: Pick<Grant, 'expires' | 'bought' | 'only' | 'periodic'>): void {
    this.ids += 1;
    if (left > 0)
      this.grants.push({ left, effective: this.today, id: this.ids, cyclesLived: 0, ...more });
  }

  /** Allowance before bought, then earliest expiry, earliest effective, id. */
  private inOrder(line: 0 | 1): Grant[] {
    return this.grants
      .filter((grant) => grant.only === null || grant.only === line)
      .toSorted(
        (a, b) =>
          Number(a.bought) - Number(b.bought) ||
          order(a.expires, b.expires) ||
          a.effective - b.effective ||
          a.id - b.id,
      );
  }

  private there(line: 0 | 1): number {
    return this.inOrder(line).reduce((sum, grant) => sum + grant.left, 0);
  }

  private buy(count: number, atOnce: boolean): number {
    const { credits, cents, expires, tiers, onlySecond } = this.given.pack;
    const one = tiers === null ? cents : halfUp(tieredTenths(tiers, 1));
    const all = tiers === null ? cents * count : halfUp(tieredTenths(tiers, count));
    const price = atOnce ? all : one * count;
    this.cents += price;
    this.packs += count;
    const now = this.begin + this.today * DAY;
    const until =
      expires === null
        ? NEVER
        : expires.unit === 'day'
          ? this.today + expires.after
          : (monthsLater(now, expires.after) - this.begin) / DAY;
    this.put(credits * count, {
      expires: until,
      bought: true,
      only: onlySecond ? 1 : null,
      periodic: false,
    });
    return price;
  }

  private serve(line: 0 | 1, units: number): void {
    const cost = this.given.costs[line];
    const need = units * cost;
    const { buying, pack } = this.given;
    const helps = !pack.onlySecond || line === 1;
    if (typeof buying === 'object') this.topUp(buying, line, need, helps);
    const short = need - this.there(line);
    if (buying === 'when-short' && short > 0 && helps)
      this.buy(Math.ceil(short / pack.credits), true);
    const payable = Math.min(units, Math.floor((this.there(line) + this.overageRoom()) / cost));
    let open = payable * cost;
    for (const grant of this.inOrder(line)) {
      const draw = Math.min(open, grant.left);
      grant.left -= draw;
      open -= draw;
    }
    this.grants = this.grants.filter((grant) => grant.left > 0);
    this.overage += open;
    this.overageEver += open;
    this.served += payable;
    this.unserved[line] += units - payable;
  }

  /** The watched balance after a debit; bought credits are drawn after all others. */
  private after(rule: NaiveTopUp, line: 0 | 1, need: number): number {
    const balance = (grants: readonly Grant[]): number =>
      grants.reduce((sum, grant) => sum + grant.left, 0);
    if (rule.watches === 'whole') return balance(this.grants) - need;
    return balance(this.grants.filter((grant) => grant.bought)) - this.fromBought(line, need);
  }

  private fromBought(line: 0 | 1, need: number): number {
    const others = this.inOrder(line).filter((grant) => !grant.bought);
    return Math.max(0, need - others.reduce((sum, grant) => sum + grant.left, 0));
  }

  private topUp(rule: NaiveTopUp, line: 0 | 1, need: number, helps: boolean): void {
    const { pack } = this.given;
    if (
      rule.watches === 'bought' &&
      rule.looksAt === 'debit-drawing-on-watched' &&
      this.fromBought(line, need) === 0
    )
      return;
    const low = (): boolean => {
      const after = this.after(rule, line, need);
      return rule.trigger === 'below' ? after < rule.threshold : after <= rule.threshold;
    };
    let bought = 0;
    // What such credits cannot pay they cannot pay however many there are.
    const unpaid = (): boolean => this.there(line) < need && (helps || bought === 0);
    if (rule.buys === 'one-by-one') {
      while ((low() || unpaid()) && this.mayBuy(rule, 1, false)) {
        this.spent += this.buy(1, false);
        this.purchases += 1;
        bought += 1;
      }
      return;
    }
    if (!low() && !unpaid()) return;
    const level = rule.buys === 'to-target' ? rule.target : rule.threshold;
    const gap = level - this.after(rule, line, need);
    // The whole gap is closed when nothing sets it off any more: at "at or below" that is above the threshold.
    const passes = rule.buys === 'whole-gap' && rule.trigger === 'at-or-below';
    let count = Math.max(
      1,
      passes ? Math.floor(gap / pack.credits) + 1 : Math.ceil(gap / pack.credits),
    );
    while (count > 0 && !this.mayBuy(rule, count, true)) count -= 1;
    if (count === 0) return;
    this.spent += this.buy(count, true);
    this.purchases += 1;
  }

  private mayBuy(rule: NaiveTopUp, count: number, atOnce: boolean): boolean {
    const { cents, tiers } = this.given.pack;
    const price = tiers === null ? cents * count : halfUp(tieredTenths(tiers, atOnce ? count : 1));
    return (
      (rule.capCents === null || this.spent + price <= rule.capCents) &&
      (rule.capCount === null || this.purchases < rule.capCount)
    );
  }

  private overageTenths(credits: number): number {
    const { overage } = this.given;
    if (overage === null) return 0;
    return overage.tiers === null
      ? Math.ceil(credits / overage.per) * overage.tenths
      : tieredTenths(overage.tiers, credits);
  }

  /** Credits of overage the cycle still allows, tried one by one. */
  private overageRoom(): number {
    const { overage } = this.given;
    if (overage === null) return 0;
    const { limit } = overage;
    if (limit === null) return NEVER;
    if (limit.kind === 'credits') return Math.max(0, limit.value - this.overage);
    if (limit.kind === 'percent')
      return Math.max(0, Math.floor((this.included * limit.value) / 100) - this.overage);
    let room = 0;
    while (room < 5000 && this.overageTenths(this.overage + room + 1) <= limit.value * 10)
      room += 1;
    return room;
  }

  private billOverage(): void {
    this.cents += halfUp(this.overageTenths(this.overage));
    this.overage = 0;
  }
}

const order = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);

/** Lives the account to the end of its horizon. */
export function naiveFigures(given: NaiveAccount): NaiveFigures {
  return new Account(given).run();
}
