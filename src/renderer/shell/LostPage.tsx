import { Button } from '@mantine/core';
import { EmptyState } from '../components/EmptyState';
import { toLibrary } from '../routing/route';
import { navigate } from '../routing/use-route';

/** An address that leads nowhere. */
export function LostPage() {
  return (
    <EmptyState
      level={1}
      title="There is no such place"
      actions={<Button onClick={() => navigate(toLibrary())}>Open the library</Button>}
    >
      The address names a screen that this version of Tierwise does not have.
    </EmptyState>
  );
}
