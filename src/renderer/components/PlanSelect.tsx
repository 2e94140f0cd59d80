import { Select } from '@mantine/core';
import { useComparison, useOpenBook } from '../stores/figures';

type PlanSelectProps = {
  readonly plan: string | undefined;
  readonly onPlan: (plan: string) => void;
};

const STATUS_WORDS = {
  feasible: '',
  'not-feasible': ' – not feasible',
  'price-unknown': ' – price on request',
} as const;

/** Which plan a view shows, in the price book's order, with what stands against it. */
export function PlanSelect({ plan, onPlan }: PlanSelectProps) {
  const book = useOpenBook();
  const { data } = useComparison();
  const plans = (book?.plans ?? []).map(({ id, label }) => {
    const row = data?.plans.find((each) => each.plan === id && each.priceBook === book?.id);
    return { value: id, label: `${label}${row === undefined ? '' : STATUS_WORDS[row.status]}` };
  });
  return (
    <Select
      aria-label="Plan"
      data={plans}
      value={plan ?? null}
      onChange={(next) => {
        if (next !== null) onPlan(next);
      }}
      w="15rem"
      maxDropdownHeight={400}
      comboboxProps={{ transitionProps: { duration: 80 } }}
    />
  );
}
