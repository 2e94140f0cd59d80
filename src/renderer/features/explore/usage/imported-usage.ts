import { create } from 'zustand';
import type { UsageReport } from '../../../../shared/contract/usage';

/** Usage that was read for a scenario; the host keeps its sums under `usage`. */
export type ImportedUsage = {
  readonly file: string;
  readonly usage: string;
  readonly report: UsageReport;
  /** The price book's operation for a name of the file that it does not know. */
  readonly operations: Readonly<Record<string, string>>;
};

/** By scenario, so that it is there again after a look at another view. */
export const useImportedUsage = create<{
  readonly of: Readonly<Record<string, ImportedUsage | undefined>>;
}>(() => ({ of: {} }));

export function keepUsage(scenario: string, imported: ImportedUsage | undefined): void {
  useImportedUsage.setState(({ of }) => ({ of: { ...of, [scenario]: imported } }));
}

/** Says which operation a name of the file means. */
export function nameOperation(scenario: string, name: string, operation: string): void {
  const known = useImportedUsage.getState().of[scenario];
  if (known === undefined) return;
  keepUsage(scenario, { ...known, operations: { ...known.operations, [name]: operation } });
}
