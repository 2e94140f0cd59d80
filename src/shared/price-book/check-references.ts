import type { Allowance, Pack, Plan, PriceBook } from '../contract/price-book';
import type { Policies } from '../contract/policy';
import type { Findings } from './findings';
import { isGroup } from './members';

const ids = (list: readonly { readonly id: string }[]): string[] => list.map((member) => member.id);

/** The names a price book gives, by what they name. */
export type Names = {
  readonly sources: string[];
  readonly assumptions: string[];
  readonly meters: string[];
  readonly features: string[];
  readonly limits: string[];
  readonly categories: string[];
  readonly parameters: string[];
  readonly operations: string[];
  readonly plans: string[];
  readonly packs: string[];
};

export function namesOf(book: PriceBook): Names {
  return {
    sources: ids(book.sources),
    assumptions: ids(book.assumptions),
    meters: ids(book.meters),
    features: ids(book.features),
    limits: ids(book.limits),
    categories: ids(book.categories),
    parameters: ids(book.parameters),
    operations: ids(book.operations),
    plans: ids(book.plans),
    packs: ids(book.packs),
  };
}

const NOUNS: readonly [keyof Names, string][] = [
  ['sources', 'source'],
  ['assumptions', 'assumption'],
  ['meters', 'meter'],
  ['features', 'feature'],
  ['limits', 'limit'],
  ['categories', 'category'],
  ['parameters', 'parameter'],
  ['operations', 'operation'],
  ['plans', 'plan'],
  ['packs', 'pack'],
];

/** Every list names its members apart. */
export function checkNames(book: PriceBook, names: Names, findings: Findings): void {
  for (const [key, noun] of NOUNS) findings.distinct(noun, key, names[key]);
  for (const [at, assumption] of book.assumptions.entries()) {
    findings.distinct('reading', `assumptions[${at}].others`, ids(assumption.others));
  }
  for (const [at, parameter] of book.parameters.entries()) {
    if (parameter.kind === 'choice')
      findings.distinct('option', `parameters[${at}].options`, ids(parameter.options));
  }
  for (const [at, operation] of book.operations.entries()) {
    const meters = operation.costs.map((cost) => cost.meter);
    findings.distinct('meter', `operations[${at}].costs`, meters, 'meter');
  }
  for (const [at, plan] of book.plans.entries()) {
    const path = `plans[${at}]`;
    findings.distinct('allowance', `${path}.allowances`, ids(plan.allowances));
    findings.distinct('reservoir', `${path}.reservoirs`, ids(plan.reservoirs));
    findings.distinct(
      'limit',
      `${path}.limits`,
      plan.limits.map((limit) => limit.limit),
      'limit',
    );
    findings.distinct('alert', `${path}.policies.alerts`, ids(plan.policies?.alerts ?? []));
  }
  findings.distinct('alert', 'policies.alerts', ids(book.policies.alerts));
}

/** Every source and assumption that any rule or figure cites exists. */
export function checkCitations(book: PriceBook, names: Names, findings: Findings): void {
  // Values that other readings set are checked once they stand in the book.
  walk({ ...book, assumptions: [] }, '', (group, path) => {
    const { source, assumptions } = group;
    const cites = Array.isArray(source) ? source : source === undefined ? [] : [source];
    for (const [at, cite] of cites.entries()) {
      const place = Array.isArray(source) ? `${path}.source[${at}].of` : `${path}.source.of`;
      if (isGroup(cite) && typeof cite['of'] === 'string')
        findings.known('source', place, cite['of'], names.sources);
    }
    if (path === '' || !Array.isArray(assumptions)) return;
    for (const [at, id] of assumptions.entries()) {
      if (typeof id === 'string')
        findings.known('assumption', `${path}.assumptions[${at}]`, id, names.assumptions);
    }
  });
}

function walk(
  node: unknown,
  path: string,
  see: (group: Readonly<Record<string, unknown>>, path: string) => void,
): void {
  if (Array.isArray(node)) {
    for (const [at, member] of node.entries()) walk(member, `${path}[${at}]`, see);
  } else if (isGroup(node)) {
    see(node, path);
    for (const [key, value] of Object.entries(node))
      walk(value, path === '' ? key : `${path}.${key}`, see);
  }
}

function each(
  noun: string,
  path: string,
  list: readonly string[] | undefined,
  known: readonly string[],
  findings: Findings,
): void {
  for (const [at, name] of (list ?? []).entries())
    findings.known(noun, `${path}[${at}]`, name, known);
}

function checkGrants(
  grants: readonly (Allowance | Pack)[],
  path: string,
  names: Names,
  findings: Findings,
): void {
  for (const [at, grant] of grants.entries()) {
    findings.known('meter', `${path}[${at}].meter`, grant.meter, names.meters);
    each('operation', `${path}[${at}].onlyFor`, grant.onlyFor, names.operations, findings);
  }
}

function checkPlan(plan: Plan, path: string, names: Names, findings: Findings): void {
  checkGrants(plan.allowances, `${path}.allowances`, names, findings);
  for (const [at, reservoir] of plan.reservoirs.entries()) {
    findings.known('meter', `${path}.reservoirs[${at}].meter`, reservoir.meter, names.meters);
  }
  each('feature', `${path}.features.has`, plan.features?.has, names.features, findings);
  for (const [at, limit] of plan.limits.entries()) {
    findings.known('limit', `${path}.limits[${at}].limit`, limit.limit, names.limits);
  }
  if (plan.policies !== undefined)
    checkPolicies(plan.policies, `${path}.policies`, names, findings);
}

function checkPolicies(
  policies: { [K in keyof Policies]?: Policies[K] | undefined },
  path: string,
  names: Names,
  findings: Findings,
): void {
  each('plan', `${path}.overage.plans`, policies.overage?.plans, names.plans, findings);
  const pack = policies.autoTopUp?.default?.pack;
  if (pack !== undefined)
    findings.known('pack', `${path}.autoTopUp.default.pack`, pack, names.packs);
  const limit = policies.concurrency?.limit;
  if (limit !== undefined)
    findings.known('limit', `${path}.concurrency.limit`, limit, names.limits);
}

/** Every meter, feature, limit, operation, plan and pack that plans, packs and policies name exists. */
export function checkReferences(book: PriceBook, names: Names, findings: Findings): void {
  for (const [at, plan] of book.plans.entries()) checkPlan(plan, `plans[${at}]`, names, findings);
  checkGrants(book.packs, 'packs', names, findings);
  for (const [at, { buyableOn }] of book.packs.entries()) {
    if (typeof buyableOn !== 'string')
      each('plan', `packs[${at}].buyableOn`, buyableOn, names.plans, findings);
  }
  checkPolicies(book.policies, 'policies', names, findings);
}
