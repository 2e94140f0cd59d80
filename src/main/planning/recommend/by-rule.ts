import type { Scenario } from '../../../shared/contract/scenario';
import type { AutoTopUpChoice } from '../../../shared/contract/scenario-choices';
import { termsAt, type Program } from '../../engine/simulate/program';
import { undecided } from './space';
import type { Script } from './way';

/**
 * Ways that buy by auto top-up under the cap of the scenario: each pack on sale, at the scenario's
 * threshold and at 0 (buying only what could not be paid otherwise).
 */
export function ruledScripts(program: Program, caseId: string | undefined, at: number): Script[] {
  const choice = program.scenario.choices.autoTopUp;
  const terms = termsAt(program, at);
  const switches =
    terms.policies.overage.mode === 'user' ? [false, true] : [program.scenario.choices.overage];
  const none: readonly (AutoTopUpChoice | undefined)[] = [undefined];
  const packs =
    choice === undefined || terms.policies.autoTopUp === undefined
      ? []
      : terms.packs.filter((pack) => pack.credits > 0);
  const settings = packs.flatMap((pack) =>
    [...new Set([choice?.threshold ?? '0', '0'])].map((threshold) =>
      settingFor(choice, pack.source.id, threshold),
    ),
  );
  return switches.flatMap((overage) =>
    (settings.length === 0 ? none : settings).map((setting) =>
      ruledScript(program, caseId, terms.plan.id, overage, setting),
    ),
  );
}

function settingFor(
  choice: AutoTopUpChoice | undefined,
  pack: string,
  threshold: string,
): AutoTopUpChoice {
  return { ...choice, pack, threshold };
}

/** The scenario on one plan with this auto top-up and no other purchase. */
export function ruledScript(
  program: Program,
  caseId: string | undefined,
  plan: string,
  overage: boolean,
  setting: AutoTopUpChoice | undefined,
): Script {
  const plain = undecided(program.scenario, overage);
  const scenario: Scenario =
    setting === undefined ? plain : { ...plain, choices: { ...plain.choices, autoTopUp: setting } };
  return { plan, caseId, scenario, purchasing: { kind: 'none' }, moves: [] };
}
