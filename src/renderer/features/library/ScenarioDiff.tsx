import { Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ScenarioRow } from '../../../shared/contract/library';
import { ErrorPanel } from '../../components/ErrorPanel';
import { useTRPC } from '../../trpc/client';
import { diffScenarios } from './scenario-diff';

/** Where a copy differs from the scenario it was made from. */
export function ScenarioDiff({
  row,
  onClose,
}: {
  readonly row: ScenarioRow;
  readonly onClose: () => void;
}) {
  const trpc = useTRPC();
  const fresh = { staleTime: 0, retry: false } as const;
  const own = useQuery({ ...trpc.scenarios.get.queryOptions({ id: row.id }), ...fresh });
  const parent = useQuery({
    ...trpc.scenarios.get.queryOptions({ id: row.parent ?? row.id }),
    ...fresh,
  });
  const error = own.error ?? parent.error;
  const differences =
    own.data === undefined || parent.data === undefined
      ? undefined
      : diffScenarios(parent.data.scenario, own.data.scenario);
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={`“${row.name}” beside what it was copied from`}
    >
      {error === null ? null : <ErrorPanel title="They cannot be compared" error={error} />}
      {differences === undefined ? null : differences.length === 0 ? (
        <p>Nothing differs from “{parent.data?.head.name}”.</p>
      ) : (
        <table className="library__diff">
          <caption>
            {differences.length === 1 ? '1 place differs' : `${differences.length} places differ`}{' '}
            from “{parent.data?.head.name}”
          </caption>
          <thead>
            <tr>
              <th scope="col">Where</th>
              <th scope="col">There</th>
              <th scope="col">Here</th>
            </tr>
          </thead>
          <tbody>
            {differences.map(({ place, before, after }) => (
              <tr key={place}>
                <th scope="row">{place}</th>
                <td>{before}</td>
                <td>{after}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Modal>
  );
}
