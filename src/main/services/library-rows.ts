import type { PriceBookHead, ScenarioRow } from '../../shared/contract/library';
import { compareVersions, newestVersion } from '../../shared/price-book/versions';
import { isMadeBy } from './input-hash';
import type { ListedScenario, Storage } from './ports';

/** Rows of the library: each scenario with its price book's name and what its comparison came to. */
export function libraryRows(
  { priceBooks, results }: Storage,
  listed: readonly ListedScenario[],
  programVersion: string,
): ScenarioRow[] {
  const heads = priceBooks.list();
  const hashes = listed.flatMap(({ inputHash }) =>
    inputHash !== null && isMadeBy(programVersion, inputHash) ? [inputHash] : [],
  );
  const digests = results.findAll(hashes);
  return listed.map(({ head, inputHash }) => ({
    ...head,
    priceBookLabel: labelOf(heads, head.priceBook.id),
    newerVersion: newerThan(heads, head.priceBook),
    digest: (inputHash === null ? undefined : digests.get(inputHash)) ?? null,
  }));
}

function labelOf(heads: readonly PriceBookHead[], id: string): string {
  return heads.find((head) => head.id === id)?.label ?? id;
}

function newerThan(
  heads: readonly PriceBookHead[],
  pinned: { id: string; version: string },
): string | null {
  const versions = heads.filter((head) => head.id === pinned.id).map((head) => head.version);
  const newest = newestVersion(versions);
  return newest !== undefined && compareVersions(newest, pinned.version) > 0 ? newest : null;
}
