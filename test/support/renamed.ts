import type { CostFormula } from '../../src/shared/contract/cost';
import type { PriceBook } from '../../src/shared/contract/price-book';
import type { Scenario } from '../../src/shared/contract/scenario';
import type { World } from './arbitrary';

/**
 * Other names for everything in a book and its scenario. The new names stand in the reverse order of
 * the alphabet and say nothing, so that code that sorts by a name or knows one gives itself away.
 */
class Names {
  private readonly known = new Map<string, string>();

  of = (id: string): string => {
    let name = this.known.get(id);
    if (name === undefined) this.known.set(id, (name = `n${String(900_000 - this.known.size)}`));
    return name;
  };
}

function formula(node: CostFormula, name: Names): CostFormula {
  switch (node.kind) {
    case 'entered':
    case 'steps':
    case 'per':
      return { ...node, parameter: name.of(node.parameter) };
    case 'table':
      return {
        ...node,
        parameter: name.of(node.parameter),
        rows: node.rows.map((row) => ({
          option: name.of(row.option),
          cost: formula(row.cost, name),
        })),
      };
    case 'sum':
      return { ...node, of: node.of.map((part) => formula(part, name)) };
    case 'times':
      return { ...node, cost: formula(node.cost, name) };
    case 'fixed':
    case 'range':
      return node;
    default:
      return node satisfies never;
  }
}

type Policies = { [K in keyof PriceBook['policies']]?: PriceBook['policies'][K] | undefined };

function policies<P extends Policies>(of: P, name: Names): P {
  const copy: Policies = { ...of };
  if (copy.overage?.plans !== undefined)
    copy.overage = { ...copy.overage, plans: copy.overage.plans.map(name.of) };
  if (copy.concurrency !== undefined)
    copy.concurrency = { ...copy.concurrency, limit: name.of(copy.concurrency.limit) };
  if (copy.alerts !== undefined)
    copy.alerts = copy.alerts.map((alert) => ({ ...alert, id: name.of(alert.id) }));
  if (copy.autoTopUp?.default?.pack !== undefined) {
    copy.autoTopUp = {
      ...copy.autoTopUp,
      default: { ...copy.autoTopUp.default, pack: name.of(copy.autoTopUp.default.pack) },
    };
  }
  return copy as P;
}

function renamedBook(book: PriceBook, name: Names): PriceBook {
  const only = <T extends { onlyFor?: string[] | undefined }>(row: T): T =>
    row.onlyFor === undefined ? row : { ...row, onlyFor: row.onlyFor.map(name.of) };
  return {
    ...book,
    assumptions: [],
    meters: book.meters.map((row) => ({ ...row, id: name.of(row.id), label: name.of(row.label) })),
    features: book.features.map((row) => ({ ...row, id: name.of(row.id) })),
    limits: book.limits.map((row) => ({ ...row, id: name.of(row.id) })),
    categories: book.categories.map((row) => ({ ...row, id: name.of(row.id) })),
    parameters: book.parameters.map((row) =>
      row.kind === 'choice'
        ? {
            ...row,
            id: name.of(row.id),
            options: row.options.map((option) => ({ ...option, id: name.of(option.id) })),
            ...(row.default === undefined ? {} : { default: name.of(row.default) }),
          }
        : { ...row, id: name.of(row.id) },
    ),
    operations: book.operations.map((row) => ({
      ...row,
      id: name.of(row.id),
      label: name.of(row.label),
      parameters: row.parameters.map(name.of),
      ...(row.category === undefined ? {} : { category: name.of(row.category) }),
      costs: row.costs.map((cost) => ({
        ...cost,
        meter: name.of(cost.meter),
        formula: formula(cost.formula, name),
      })),
      ...(row.requires === undefined
        ? {}
        : { requires: { ...row.requires, features: row.requires.features.map(name.of) } }),
      ...(row.task === undefined ? {} : { task: renamedTask(row.task, name) }),
    })),
    plans: book.plans.map((row) => ({
      ...row,
      id: name.of(row.id),
      label: name.of(row.label),
      allowances: row.allowances.map((allowance) =>
        only({
          ...allowance,
          id: name.of(allowance.id),
          meter: name.of(allowance.meter),
          ...(allowance.claim === undefined
            ? {}
            : { claim: { ...allowance.claim, id: name.of(allowance.claim.id) } }),
        }),
      ),
      reservoirs: row.reservoirs.map((tank) => ({
        ...tank,
        id: name.of(tank.id),
        meter: name.of(tank.meter),
      })),
      ...(row.features === undefined
        ? {}
        : { features: { ...row.features, has: row.features.has.map(name.of) } }),
      limits: row.limits.map((limit) => ({ ...limit, limit: name.of(limit.limit) })),
      ...(row.policies === undefined ? {} : { policies: policies(row.policies, name) }),
    })),
    packs: book.packs.map((row) =>
      only({
        ...row,
        id: name.of(row.id),
        label: name.of(row.label),
        meter: name.of(row.meter),
        buyableOn: typeof row.buyableOn === 'string' ? row.buyableOn : row.buyableOn.map(name.of),
      }),
    ),
    policies: policies(book.policies, name),
  };
}

type Task = NonNullable<PriceBook['operations'][number]['task']>;

function renamedTask(task: Task, name: Names): Task {
  const { reserve, unitsLimit } = task;
  return {
    ...task,
    reserve:
      typeof reserve === 'object' && 'dearestOf' in reserve
        ? { dearestOf: name.of(reserve.dearestOf) }
        : reserve,
    ...(unitsLimit === undefined ? {} : { unitsLimit: name.of(unitsLimit) }),
  };
}

type Values = Scenario['lines'][number]['parameters'];

function values(of: Values, name: Names): Values {
  return Object.fromEntries(
    Object.entries(of).map(([id, value]) => {
      if (typeof value === 'string') return [name.of(id), name.of(value)];
      if (typeof value === 'object' && 'mix' in value) {
        return [
          name.of(id),
          { mix: value.mix.map((row) => ({ ...row, option: name.of(row.option) })) },
        ];
      }
      return [name.of(id), value];
    }),
  );
}

function renamedScenario(scenario: Scenario, name: Names): Scenario {
  const { choices, account } = scenario;
  const inCase = (row: { case?: string | undefined }): { case?: string } =>
    row.case === undefined ? {} : { case: name.of(row.case) };
  const topUp = <T extends { pack: string }>(choice: T): T => ({
    ...choice,
    pack: name.of(choice.pack),
  });
  return {
    ...scenario,
    needs: {
      features: scenario.needs.features.map(name.of),
      limits: scenario.needs.limits.map((row) => ({ ...row, limit: name.of(row.limit) })),
    },
    alternatives: [],
    ...(scenario.plan === undefined ? {} : { plan: name.of(scenario.plan) }),
    cases: scenario.cases.map((row) => ({ ...row, id: name.of(row.id) })),
    lines: scenario.lines.map((row) => ({
      ...row,
      ...inCase(row),
      id: name.of(row.id),
      operation: name.of(row.operation),
      parameters: values(row.parameters, name),
    })),
    catalogs: scenario.catalogs.map((row) => ({
      ...row,
      ...inCase(row),
      id: name.of(row.id),
      parameters: values(row.parameters, name),
      operations: row.operations.map((entry) => ({
        ...entry,
        operation: name.of(entry.operation),
        parameters: values(entry.parameters, name),
      })),
    })),
    choices: {
      ...choices,
      readings: {},
      claims: choices.claims.map(name.of),
      ...(choices.packs?.kind === 'when-short' ? { packs: topUp(choices.packs) } : {}),
      ...(choices.autoTopUp === undefined ? {} : { autoTopUp: topUp(choices.autoTopUp) }),
      entered: choices.entered.map((row) => ({
        ...row,
        plan: name.of(row.plan),
        allowances: row.allowances.map((entry) => ({
          ...entry,
          allowance: name.of(entry.allowance),
        })),
      })),
    },
    changes: scenario.changes.map((change) => {
      if ('set' in change)
        return change.set === null ? change : { ...change, set: topUp(change.set) };
      return {
        ...change,
        ...('plan' in change && change.plan !== undefined ? { plan: name.of(change.plan) } : {}),
        ...('pack' in change ? { pack: name.of(change.pack) } : {}),
        ...('claim' in change ? { claim: name.of(change.claim) } : {}),
      };
    }),
    ...(account === undefined ? {} : { account: renamedAccount(account, name) }),
  };
}

type Account = NonNullable<Scenario['account']>;

function renamedAccount(account: Account, name: Names): Account {
  const onMeter = <T extends { meter: string }>(rows: T[]): T[] =>
    rows.map((row) => ({ ...row, meter: name.of(row.meter) }));
  return {
    ...account,
    plan: name.of(account.plan),
    balances: onMeter(account.balances),
    bought: onMeter(account.bought),
    used: onMeter(account.used),
    overage: onMeter(account.overage),
  };
}

export function renamed({ book, scenario, plan }: World): World {
  const name = new Names();
  return {
    book: renamedBook(book, name),
    scenario: renamedScenario(scenario, name),
    plan: name.of(plan),
  };
}
