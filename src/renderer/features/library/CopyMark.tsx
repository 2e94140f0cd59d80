import { useQuery } from '@tanstack/react-query';
import type { ScenarioRow } from '../../../shared/contract/library';
import { useTRPCClient } from '../../trpc/client';
import { diffScenarios } from './scenario-diff';

type CopyMarkProps = {
  readonly row: ScenarioRow;
  readonly parent: string;
  readonly onOpen: () => void;
};

/** In how many places a copy differs from what it was made from; opens where. */
export function CopyMark({ row, parent, onOpen }: CopyMarkProps) {
  const client = useTRPCClient();
  const { data } = useQuery({
    queryKey: ['library', 'copy', row.id, row.revision, parent],
    queryFn: async ({ signal }) => {
      const [own, other] = await Promise.all([
        client.scenarios.get.query({ id: row.id }, { signal }),
        client.scenarios.get.query({ id: parent }, { signal }),
      ]);
      return diffScenarios(other.scenario, own.scenario).length;
    },
    retry: false,
    staleTime: 30_000,
  });
  return (
    <button type="button" className="library__parent" tabIndex={-1} onClick={onOpen}>
      {data === undefined ? 'copy' : data === 0 ? 'copy, the same' : `copy, ${data} differ`}
    </button>
  );
}
