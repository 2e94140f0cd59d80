import type { LeftoverValue } from '../../../shared/contract/decisions';
import type { PriceBook } from '../../../shared/contract/price-book';
import type { Change, Scenario } from '../../../shared/contract/scenario';
import { termsAt, type Program } from '../../engine/simulate/program';
import { simulate } from '../../engine/simulate/simulate';
import { mayBuy, type PackTerms } from '../../engine/terms/terms';
import { withScenario } from '../with-scenario';

/** How much a search may do before it keeps to the most promising part; README of this room. */
export const LIMITS = {
  /** Ways kept at one time on one state of the account. */
  labels: 400,
  /** States of the account kept at the start of one cycle. */
  states: 64,
  /** Mixes of packs tried for one shortage. */
  mixes: 3000,
  /** Days with work up to which packs and overage are weighed day by day; beyond it by cycle, packs first. */
  billedDays: 60,
  /** Cycles lived, all ways together; beyond it an upgrade within a cycle is only tried on its run-out day. */
  cycles: 20000,
  /** The same where a way is only told on condition. */
  cyclesOnCondition: 3000,
} as const;

/** What a search may use, and what it must serve. */
export type Space = {
  /** The scenario without purchases of its own, the overage switch as this search sets it. */
  readonly program: Program;
  readonly caseId: string | undefined;
  /** Positions of the plans it may use, smallest first. */
  readonly plans: readonly number[];
  /** Whether it may change between them. */
  readonly moves: boolean;
  /**
   * Whether plans may be taken for some days. Else a plan taken within a cycle is kept for a whole one
   * before a lower one, and once a lower one is taken plans change at the start of cycles only.
   */
  readonly shortStays: boolean;
  readonly leftovers: LeftoverValue;
  /** Whether credits bought on one plan may serve work on another that may not buy them. */
  readonly stockElsewhere: boolean;
  /** Families of packs by position in the book, and the plans on which each may serve. */
  readonly families: readonly number[];
  readonly servesOn: readonly ReadonlySet<number>[];
  /** Whether a family may serve on every plan of this space. */
  readonly everywhere: (family: number) => boolean;
  /** Packs may be bought at all. */
  readonly withPacks: boolean;
  /** Overage is billed on some of the plans. */
  readonly bills: boolean;
  /** Purchases are placed day by day: some pack expires, or what is bought and what is billed can be told apart by the day. */
  readonly byDay: boolean;
  /** Most credits of a meter that purchases could ever serve; told only where buying ahead may pay. */
  readonly ahead: readonly number[];
  /** Cycles that may be lived, all ways together. */
  readonly cycles: number;
  /** Why the outcome is not proven optimal; a search adds what it had to leave out. */
  readonly gaps: Set<string>;
};

/** Changes that are the user's facts; plans, purchases and switches are what a recommendation decides. */
const DECIDED: ReadonlySet<Change['kind']> = new Set(['plan', 'buy', 'overage', 'auto-top-up']);

export function factsOf(changes: readonly Change[]): Change[] {
  return changes.filter((change) => !DECIDED.has(change.kind));
}

/** The scenario with nothing decided but the overage switch. */
export function undecided(scenario: Scenario, overage: boolean): Scenario {
  const { packs: _packs, autoTopUp: _autoTopUp, ...choices } = scenario.choices;
  return {
    ...scenario,
    choices: { ...choices, packs: { kind: 'none' }, overage },
    changes: factsOf(scenario.changes),
  };
}

type SpaceInput = Pick<
  Space,
  | 'caseId'
  | 'plans'
  | 'moves'
  | 'shortStays'
  | 'leftovers'
  | 'stockElsewhere'
  | 'withPacks'
  | 'cycles'
> & { readonly overage: boolean };

export function openSpace(program: Program, input: SpaceInput): Space {
  const { overage, ...rest } = input;
  const base = withScenario(program, undecided(program.scenario, overage));
  const sold = rest.withPacks ? base.book.packs : [];
  const billed = bills(base, rest.plans);
  // Packs that the plans of this space sell alike are of one kind, whatever other plans do.
  const keys = base.book.packs.map((pack, at) => {
    const sellers = rest.plans.filter((position) => sellsPack(base, pack, position));
    return rest.leftovers === 'at-price' ? `${at}` : sellers.join(' ');
  });
  const unique = [...new Set(keys)];
  const servesOn = base.book.packs.map(
    (pack) =>
      new Set(
        base.book.plans.flatMap((plan, position) =>
          rest.stockElsewhere || mayBuy(pack, plan) ? [position] : [],
        ),
      ),
  );
  const byFamily = unique.map((key) => servesOn[keys.indexOf(key)] ?? new Set<number>());
  const space: Space = {
    ...rest,
    program: base,
    families: keys.map((key) => unique.indexOf(key)),
    servesOn: byFamily,
    everywhere: (family) => rest.plans.every((plan) => byFamily[family]?.has(plan) === true),
    bills: billed,
    byDay:
      sold.some((pack) => pack.expires !== null) ||
      (sold.length > 0 && billed && busyDays(base) <= LIMITS.billedDays),
    ahead:
      rest.stockElsewhere || sold.some((pack) => pack.tiers !== undefined)
        ? mostShort(base, rest)
        : base.book.meters.map(() => 0),
    gaps: new Set(),
  };
  for (const gap of gapsInProof(space)) space.gaps.add(gap);
  return space;
}

/** Overage exists on one of the plans, and is on. */
function bills(program: Program, plans: readonly number[]): boolean {
  return plans.some((at) => {
    const { overage } = termsAt(program, at).policies;
    return overage.mode === 'on' || (overage.mode === 'user' && program.scenario.choices.overage);
  });
}

function busyDays({ workload }: Program): number {
  const days = new Set<number>();
  for (const line of workload.lines)
    for (const [day, units] of line.units.entries()) if (units > 0) days.add(day);
  return days.size;
}

/** The largest shortage of each meter that any of the plans has over the whole horizon. */
function mostShort(program: Program, { plans, caseId }: Pick<Space, 'plans' | 'caseId'>): number[] {
  const most = program.book.meters.map(() => 0);
  for (const at of plans) {
    const { demand } = simulate(program, {
      plan: termsAt(program, at).plan.id,
      purchasing: { kind: 'measure' },
      case: caseId,
    });
    for (const [meter, credits] of demand.entries())
      most[meter] = Math.max(most[meter] ?? 0, credits);
  }
  return most;
}

/** Packs that a search may buy on a plan: those whose credits serve all work and come once. */
export function packsOn(space: Space, plan: number): PackTerms[] {
  if (!space.withPacks) return [];
  return termsAt(space.program, plan).packs.filter(
    (pack) => pack.credits > 0 && pack.onlyFor === undefined && !pack.source.ratchets,
  );
}

function allowancesBurnFirst(book: PriceBook): boolean {
  const policies = [
    book.policies.burnOrder,
    ...book.plans.flatMap((plan) => plan.policies?.burnOrder ?? []),
  ];
  const allowances = book.plans.flatMap((plan) => plan.allowances);
  const restricted = [...allowances, ...book.packs].some((row) => row.onlyFor !== undefined);
  const bonus = [...allowances, ...book.packs].some((row) => row.bonus);
  const ranked = new Set([...allowances, ...book.packs].map((row) => row.priority)).size > 1;
  return policies.every(({ keys }) => {
    for (const key of keys) {
      if (key === 'allowance-first') return true;
      const idle =
        (key === 'priority' && !ranked) ||
        (key === 'bonus-first' && !bonus) ||
        (key === 'restricted-first' && !restricted);
      if (!idle) return false;
    }
    return false;
  });
}

/** Rules under which the search is no proof, in words. */
function gapsInProof(space: Space): string[] {
  const { program, plans, moves } = space;
  const policies = plans.map((at) => termsAt(program, at).policies);
  const packs = packsInPlay(space);
  const gaps = packGaps(space);
  if (policies.some((row) => row.overage.mode !== 'off' && row.overage.billing === 'debt'))
    gaps.push(
      `Overage as a debt is taken whole or not at all${moves ? ', and on one plan only' : ''}.`,
    );
  if (moves) gaps.push(...moveGaps(space));
  if (
    packs.length > 0 &&
    policies.some(({ overage }) => isUneven(overage)) &&
    bills(program, plans) &&
    busyDays(program) > LIMITS.billedDays
  ) {
    gaps.push('Within a cycle packs serve before overage does.');
  }
  if (
    packs.length > 0 &&
    bills(program, plans) &&
    policies.some(({ overage }) => isByVolume(overage))
  )
    gaps.push('No overage is taken only to reach a cheaper tier of all of it.');
  if (
    moves &&
    policies.some(({ upgrade }) => upgrade.when === 'at-once' && !plainUpgrade(upgrade))
  ) {
    gaps.push(
      'Upgrades that restart the cycle are tried at the start of a cycle and on days without credits.',
    );
  }
  return gaps;
}

function packsInPlay({ program, withPacks }: Space): PriceBook['packs'] {
  return withPacks ? program.book.packs : [];
}

/** What is not tried of the packs themselves. */
function packGaps(space: Space): string[] {
  const { book, workload } = space.program;
  const packs = packsInPlay(space);
  if (packs.length === 0) return [];
  const operations = workload.lines.flatMap((line) => line.parts.map((part) => part.operation));
  const gaps: string[] = [];
  if (!allowancesBurnFirst(book)) gaps.push('Bought credits may burn before the allowance.');
  if (packs.some((pack) => pack.onlyFor !== undefined))
    gaps.push('Packs that only some operations may use are bought one kind at a time.');
  if (
    space.leftovers === 'at-price' &&
    packs.length > 1 &&
    packs.some((pack) => pack.expires !== null)
  ) {
    gaps.push('No pack is bought only to save the credits of another.');
  }
  if (packs.some((pack) => pack.ratchets))
    gaps.push('Packs that stay in force for the term are left out.');
  if (operations.some((operation) => operation.task !== undefined))
    gaps.push('Packs that only let a held task start are not tried.');
  return gaps;
}

/** What is not tried where one plan follows another. */
function moveGaps(space: Space): string[] {
  const { program, plans } = space;
  const packs = packsInPlay(space);
  const gaps: string[] = [];
  const keptBack = packs.some((pack) =>
    plans.some(
      (at, place) =>
        place > 0 && sellsPack(program, pack, plans[place - 1]) && !sellsPack(program, pack, at),
    ),
  );
  if (keptBack)
    gaps.push(
      'Upgrades from a plan that sells packs to one that does not are only tried when credits end.',
    );
  if (
    packs.some((pack) => pack.expires !== null && plans.some((at) => !sellsPack(program, pack, at)))
  ) {
    gaps.push(
      'Packs that end are bought as late as they can be, also where another plan may not use what is left of them.',
    );
  }
  const lasting = plans.some((at, place) =>
    termsAt(program, at).allowances.some((row) =>
      row.source.every === 'once' ? place > 0 : row.rollover.kind !== 'lost',
    ),
  );
  if (lasting) gaps.push('No plan is taken for a moment only for credits that outlast it.');
  return gaps;
}

/** Under a limit, and in blocks or tiers, credits of overage do not all cost the same. */
function isUneven({ limit, price }: Program['book']['policies']['overage']): boolean {
  return (
    limit !== undefined ||
    (price !== undefined && price !== 'entered' && ('mode' in price || Number(price.per) !== 1))
  );
}

/** More of it may cost less. */
function isByVolume({ price }: Program['book']['policies']['overage']): boolean {
  return typeof price === 'object' && 'mode' in price && price.mode === 'volume';
}

function sellsPack(
  { book }: Program,
  pack: PriceBook['packs'][number],
  at: number | undefined,
): boolean {
  const plan = book.plans[at ?? -1];
  return plan !== undefined && mayBuy(pack, plan);
}

function plainUpgrade(rule: Program['book']['policies']['upgrade']): boolean {
  return (
    rule.cycle === 'kept' && rule.charge === 'difference' && rule.allowance === 'new-minus-used'
  );
}
