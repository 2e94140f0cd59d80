import { Button, Drawer } from '@mantine/core';
import { IconHelpHexagon } from '@tabler/icons-react';
import { useState } from 'react';
import { useOpenBook } from '../../stores/figures';
import { useDraft, type EditPlace } from '../../stores/draft';
import { AssumptionRows } from './AssumptionRows';
import { useRegister } from './use-register';
import './assumptions.css';

type AssumptionsButtonProps = {
  /** Whose result is looked at. */
  readonly plan: string | undefined;
  /** Where undo leads back to. */
  readonly view: EditPlace['view'] | undefined;
  /** Goes on with the plan it was opened for, where a reading may make another the first. */
  readonly keepsPlan?: boolean;
};

/** "Assumptions (4)": what a plan's figures lean on, and beside the figures what else they could be. */
export function AssumptionsButton({ plan: now, view, keepsPlan = false }: AssumptionsButtonProps) {
  const [opened, open] = useState<string>();
  const isOpen = opened !== undefined;
  const book = useOpenBook();
  const readings = useDraft((state) => state.scenario?.choices.readings);
  const plan = keepsPlan ? (opened ?? now) : now;
  const { data } = useRegister(plan, isOpen);
  if (book === undefined || book.assumptions.length === 0) return null;
  const label = book.plans.find(({ id }) => id === plan)?.label ?? plan;
  const changed = book.assumptions.filter(({ id }) => readings?.[id] !== undefined).length;
  return (
    <>
      <Button
        variant="default"
        className="assumptions-button"
        leftSection={<IconHelpHexagon size={14} aria-hidden />}
        aria-expanded={isOpen}
        disabled={plan === undefined}
        onClick={() => open(isOpen ? undefined : now)}
      >
        Assumptions{data === undefined ? '' : ` (${data.rows.length})`}
        {changed === 0 ? '' : `, ${changed} read otherwise`}
      </Button>
      <Drawer
        opened={isOpen}
        onClose={() => open(undefined)}
        position="right"
        size="30rem"
        title={`Assumptions behind ${label}`}
        withOverlay={false}
        lockScroll={false}
        transitionProps={{ duration: 120 }}
        closeButtonProps={{ 'aria-label': 'Close' }}
        classNames={{ content: 'assumptions-drawer' }}
      >
        {plan === undefined ? null : <AssumptionRows plan={plan} book={book} view={view} />}
      </Drawer>
    </>
  );
}
