import { z } from 'zod';
import { BalanceOf, BalanceParts } from '../../../shared/contract/balance-parts';
import { AssumptionRegister, Explanation, ExplainTarget } from '../../../shared/contract/explain';
import {
  LedgerFilter,
  LedgerGrouping,
  LedgerGroups,
  LedgerPage,
  LedgerQuery,
} from '../../../shared/contract/ledger-page';
import { Id } from '../../../shared/contract/primitives';
import { Comparison, Simulation } from '../../../shared/contract/result';
import { reads } from '../capability';
import { router } from '../trpc';
import { ScenarioContent } from './inputs';

const ScenarioAndPlan = z.strictObject({ scenario: ScenarioContent, plan: Id });
/** The name of a run that `simulate` gave, or what to simulate. */
const RunOf = z.union([z.strictObject({ run: z.string().max(200) }), ScenarioAndPlan]);

export const planningRouter = router({
  compare: reads
    .input(z.strictObject({ scenario: ScenarioContent }))
    .output(Comparison)
    .query(({ ctx, input }) => ctx.services.planning.compare(input.scenario)),
  simulate: reads
    .input(ScenarioAndPlan)
    .output(z.strictObject({ run: z.string(), simulation: Simulation }))
    .query(({ ctx, input }) => ctx.services.planning.simulate(input.scenario, input.plan)),
  ledger: reads
    .input(z.strictObject({ of: RunOf, query: LedgerQuery.prefault({}) }))
    .output(LedgerPage)
    .query(({ ctx, input }) => ctx.services.planning.ledger(input.of, input.query)),
  explain: reads
    .input(z.strictObject({ of: RunOf, target: ExplainTarget }))
    .output(Explanation)
    .query(({ ctx, input }) => ctx.services.planning.explain(input.of, input.target)),
  assumptions: reads
    .input(z.strictObject({ of: RunOf }))
    .output(AssumptionRegister)
    .query(({ ctx, input }) => ctx.services.planning.assumptions(input.of)),
  balanceParts: reads
    .input(z.strictObject({ of: RunOf, balance: BalanceOf }))
    .output(BalanceParts)
    .query(({ ctx, input }) => ctx.services.planning.balanceParts(input.of, input.balance)),
  ledgerGroups: reads
    .input(z.strictObject({ of: RunOf, filter: LedgerFilter.prefault({}), by: LedgerGrouping }))
    .output(LedgerGroups)
    .query(({ ctx, input }) =>
      ctx.services.planning.ledgerGroups(input.of, input.filter, input.by),
    ),
});
