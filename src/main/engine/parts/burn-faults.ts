import type { BurnDownInput } from '../../../shared/contract/parts/burn-down';
import type { Fault } from '../../../shared/errors';
import { compareDecimals, parseDecimal } from '../../../shared/decimal';
import { parseInstant } from './instant';

/** Faults reported at once; more would only repeat them. */
const MOST_FAULTS = 100;

type Grants = BurnDownInput['grants'];

function repeated(ids: Iterable<string | undefined>, path: string, code: string): Fault[] {
  const seen = new Set<string>();
  const faults: Fault[] = [];
  let at = 0;
  for (const id of ids) {
    if (id !== undefined && seen.has(id)) {
      faults.push({
        code,
        path: `${path}[${at}].id`,
        found: `"${id}" a second time`,
        allowed: 'each id once',
        remedy: 'Give it an id of its own.',
      });
    }
    if (id !== undefined) seen.add(id);
    at += 1;
  }
  return faults;
}

function rolloverFaults(grants: Grants): Fault[] {
  const faults: Fault[] = [];
  for (const [at, { rollover }] of grants.entries()) {
    if (typeof rollover !== 'object') continue;
    const { minimum, maximum } = rollover;
    if (minimum === undefined || maximum === undefined) continue;
    if (compareDecimals(parseDecimal(String(minimum)), parseDecimal(String(maximum))) <= 0)
      continue;
    faults.push({
      code: 'rollover_bounds_crossed',
      path: `grants[${at}].rollover.minimum`,
      found: String(minimum),
      allowed: `at most the maximum, ${String(maximum)}`,
      remedy: 'Lower the minimum or raise the maximum.',
    });
  }
  return faults;
}

function expiryFaults(grants: Grants): Fault[] {
  const faults: Fault[] = [];
  for (const [at, grant] of grants.entries()) {
    const { expiresAt } = grant;
    if (expiresAt === undefined || expiresAt === null) continue;
    if (grant.expiresAfter !== undefined) {
      faults.push({
        code: 'grant_expiry_doubled',
        path: `grants[${at}].expiresAfter`,
        found: 'expiresAt and expiresAfter',
        allowed: 'one of the two',
        remedy: 'Delete the one that is not meant.',
      });
    } else if (parseInstant(expiresAt) <= parseInstant(grant.effectiveAt)) {
      faults.push({
        code: 'grant_period_empty',
        path: `grants[${at}].expiresAt`,
        found: expiresAt,
        allowed: `an instant after effectiveAt, ${grant.effectiveAt}`,
        remedy:
          'Expiry is exclusive: the grant is usable from effectiveAt until just before expiresAt.',
      });
    }
  }
  return faults;
}

function startFaults({ grants, start }: BurnDownInput): Fault[] {
  const known = new Map(grants.map((grant) => [grant.id, grant]));
  const faults: Fault[] = [];
  for (const part of ['balances', 'batches'] as const) {
    for (const id of Object.keys(start?.[part] ?? {})) {
      if (known.has(id)) continue;
      faults.push({
        code: 'balance_without_grant',
        path: `start.${part}.${id}`,
        found: `"${id}"`,
        allowed: 'ids of the grants given',
        remedy: 'Add the grant it belongs to, or delete it.',
      });
    }
  }
  for (const [id, batches] of Object.entries(start?.batches ?? {})) {
    const balance = balanceOf(start?.balances, id);
    const { rollover } = known.get(id) ?? {};
    const sum = batches.reduce((total, { amount }) => total + scaled(amount), 0n);
    if (
      typeof rollover === 'object' &&
      rollover.cycles !== undefined &&
      balance !== undefined &&
      scaled(balance) === sum
    )
      continue;
    if (!known.has(id)) continue;
    faults.push({
      code: 'batches_not_fitting',
      path: `start.batches.${id}`,
      found: `${batches.length} batches`,
      allowed: 'batches that sum to start.balances of a grant whose rollover has cycles',
      remedy: 'Give the balance beside its batches, or leave the batches out.',
    });
  }
  return faults;
}

const scaled = (amount: string | number): bigint => {
  const { units, scale } = parseDecimal(String(amount));
  return units * 10n ** BigInt(9 - scale);
};

/** A balance named for the grant; never one inherited from an object's own machinery. */
export function balanceOf(
  balances: Record<string, string | number> | undefined,
  id: string,
): string | number | undefined {
  return balances !== undefined && Object.hasOwn(balances, id) ? balances[id] : undefined;
}

function overageFaults({ overage }: BurnDownInput): Fault[] {
  const limited = overage.mode === 'limited';
  if (limited === (overage.limit !== undefined)) return [];
  return [
    {
      code: limited ? 'overage_limit_missing' : 'overage_limit_unused',
      path: 'overage.limit',
      found: limited ? 'no limit' : `a limit with mode "${overage.mode}"`,
      allowed: 'a limit with mode "limited", and only there',
      remedy: limited
        ? 'Give the most overage there may be.'
        : 'Set mode to "limited", or delete the limit.',
    },
  ];
}

/** What the contract cannot see field by field, all of it at once. */
export function burnFaults(input: BurnDownInput): Fault[] {
  return [
    ...repeated(
      input.grants.map(({ id }) => id),
      'grants',
      'grant_id_repeated',
    ),
    ...repeated(
      input.usage.map(({ id }) => id),
      'usage',
      'usage_id_repeated',
    ),
    ...expiryFaults(input.grants),
    ...rolloverFaults(input.grants),
    ...startFaults(input),
    ...overageFaults(input),
  ].slice(0, MOST_FAULTS);
}

/** Grants effective before `from` that a start state with balances says nothing about. */
export function missingBalances(input: BurnDownInput, from: number): Fault[] {
  const balances = input.start?.balances;
  if (balances === undefined) return [];
  const faults: Fault[] = [];
  for (const [at, grant] of input.grants.entries()) {
    if (parseInstant(grant.effectiveAt) >= from || balanceOf(balances, grant.id) !== undefined)
      continue;
    faults.push({
      code: 'balance_missing',
      path: `grants[${at}]`,
      found: `"${grant.id}", effective before the run, without a balance`,
      allowed: 'a balance for each grant effective before `from`, or no start.balances at all',
      remedy: `Add start.balances.${grant.id}, "0" where it is used up or over.`,
    });
    if (faults.length === MOST_FAULTS) break;
  }
  return faults;
}
