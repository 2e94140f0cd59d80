import type { BurnDownInput } from '../../../shared/contract/parts/burn-down';
import type { Fault } from '../../../shared/errors';
import { DAY_MS, dayOfInstant, NEVER, type Instant, type InstantForm } from './instant';

export type Span = { readonly from: Instant; readonly to: Instant };

/** The run's period; where it is not given, from the earliest instant to the midnight after the last. */
export function spanOf(input: BurnDownInput, form: InstantForm): Span | Fault {
  const given = { from: form.readOptional(input.from), to: form.readOptional(input.to) };
  let first = NEVER;
  let last = -NEVER;
  const see = (at: Instant | undefined): void => {
    if (at === undefined) return;
    if (at < first) first = at;
    if (at > last) last = at;
  };
  for (const grant of input.grants) {
    const voided = form.readOptional(grant.voidedAt);
    if (voided !== undefined && voided > last) last = voided;
    see(form.read(grant.effectiveAt));
    form.readOptional(grant.expiresAt);
    form.readOptional(grant.recurrence?.anchor);
  }
  for (const { at } of input.usage) see(form.read(at));
  for (const at of input.resets.at) see(form.read(at));
  form.readOptional(input.resets.recurrence?.anchor);
  const from = given.from ?? first;
  const to = given.to ?? (dayOfInstant(Math.max(last, from)) + 1) * DAY_MS;
  return from < to && from !== NEVER ? { from, to } : emptyPeriod(input);
}

function emptyPeriod({ from, to }: BurnDownInput): Fault {
  return {
    code: 'period_empty',
    path: to === undefined ? 'from' : 'to',
    found: `from ${from ?? 'not given'}, to ${to ?? 'not given'}`,
    allowed: 'a period [from, to) with from before to',
    remedy: 'Give from and to, or at least one grant, usage event or reset.',
  };
}
