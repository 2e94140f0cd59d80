import { parseDay } from '../../src/main/engine/time/day';
import { UsageTally } from '../../src/main/planning/replay/tally';
import type { Usage } from '../../src/main/planning/replay/usage';

export type UsageRowInput = {
  readonly on: string;
  readonly operation?: string;
  readonly units?: number;
  readonly failed?: boolean;
  readonly case?: string;
  readonly parameters?: Readonly<Record<string, string>>;
};

/** Rows as an import would sum them; "use" once where a row does not say more. */
export function usageOf(rows: readonly UsageRowInput[]): Usage {
  const parameters = [...new Set(rows.flatMap((row) => Object.keys(row.parameters ?? {})))];
  const tally = new UsageTally(parameters);
  for (const [at, row] of rows.entries()) {
    const texts = [
      row.operation ?? 'use',
      row.case ?? '',
      ...parameters.map((id) => row.parameters?.[id] ?? ''),
    ];
    const refused = tally.add(parseDay(row.on), texts, row.units ?? 1, row.failed !== true, at + 2);
    if (refused !== null) throw new Error(`a row was refused: ${refused}`);
  }
  return tally.finish();
}
