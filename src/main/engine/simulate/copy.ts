import type { Change } from '../../../shared/contract/scenario';
import { inOrder } from './changes';
import type { Grant } from '../grant/grant';
import type { Run, UnservedDraft } from './run';

/**
 * A run that goes on by itself from the same morning, with `changes` in place of its own where they
 * are given. The copy records nothing.
 */
export function copyRun(run: Run, changes: readonly Change[] = run.changes): Run {
  const grants = new Map<Grant, Grant>();
  const copyGrant = (grant: Grant): Grant => {
    let copy = grants.get(grant);
    if (copy === undefined) grants.set(grant, (copy = { ...grant }));
    return copy;
  };
  const drafts = new Map<UnservedDraft, UnservedDraft>();
  const copyDraft = (draft: UnservedDraft): UnservedDraft => {
    let copy = drafts.get(draft);
    if (copy === undefined) drafts.set(draft, (copy = { ...draft }));
    return copy;
  };
  const waiting = run.waiting.map((row) => ({ ...row }));
  return {
    ...run,
    changes: inOrder(changes, run.program.book),
    recorder: null,
    purses: run.purses.map((purse) => ({ ...purse, grants: purse.grants.map(copyGrant) })),
    reservoirs: run.reservoirs.map((grant) => (grant === null ? null : copyGrant(grant))),
    unlimited: [...run.unlimited],
    onceGranted: [...run.onceGranted],
    claims: [...run.claims],
    allowanceUsed: [...run.allowanceUsed],
    cycleUsed: [...run.cycleUsed],
    usedBefore: [...run.usedBefore],
    dayUsed: [...run.dayUsed],
    included: [...run.included],
    overage: [...run.overage],
    overageEntries: [],
    overageRated: [...run.overageRated],
    debt: [...run.debt],
    debtArisen: [...run.debtArisen],
    entityEntries: [],
    topUp: run.topUp === null ? null : { ...run.topUp },
    stock: run.stock.map((row) => ({ ...row })),
    owed: [...run.owed],
    demand: [...run.demand],
    ratchets: run.ratchets.map((row) => ({ ...row })),
    attempted: run.attempted.slice(),
    gates: [...run.gates],
    waiting,
    unserved: new Map([...run.unserved].map(([key, draft]) => [key, copyDraft(draft)])),
    lastUnserved: run.lastUnserved.map((draft) =>
      draft === undefined ? undefined : copyDraft(draft),
    ),
    invoices: run.invoices.map((invoice) => ({ ...invoice, lines: [...invoice.lines] })),
    nextInvoice: [...run.nextInvoice],
    purchases: new Map([...run.purchases].map(([key, row]) => [key, { ...row }])),
    prices: new Map(run.prices),
    unknownPrices: new Set(run.unknownPrices),
    alertsUp: [...run.alertsUp],
  };
}
