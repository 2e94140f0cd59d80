import { Button, SegmentedControl, Select } from '@mantine/core';
import { IconCopy, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { CopyButton } from '../../components/CopyButton';
import { useQueryFact } from '../../routing/use-route';
import { AlternativeDialog } from './AlternativeDialog';
import { comparisonBlock } from './comparison-block';
import { MEASURE_WORDS } from './compare-columns';
import type { CompareFacts } from './compare-facts';
import { MEASURES } from './plan-rows';

type CompareToolsProps = {
  readonly facts: CompareFacts;
  readonly asCards: boolean;
  readonly onShape: (cards: boolean) => void;
};

/** What is measured, against which plan, and how it is laid out. */
export function CompareTools({ facts, asCards, onShape }: CompareToolsProps) {
  const [, setMeasure] = useQueryFact('by');
  const [adding, setAdding] = useState(false);
  const several = facts.bookLabels.size > 1;
  const plans = facts.rows.map(({ key, summary }) => ({
    value: key,
    label: several
      ? `${summary.label} (${facts.bookLabels.get(summary.priceBook)})`
      : summary.label,
  }));
  return (
    <div className="compare__tools">
      <SegmentedControl
        size="sm"
        aria-label="Measure"
        value={facts.measure}
        onChange={(by) => setMeasure(by === 'total' ? undefined : by)}
        data={MEASURES.map((value) => ({ value, label: MEASURE_WORDS[value] }))}
      />
      <Select
        aria-label="Baseline"
        value={facts.baseline ?? ''}
        onChange={(key) => facts.pin(key === '' || key === null ? undefined : key)}
        data={[
          { value: '', label: 'Against the cheapest' },
          ...plans.map(({ value, label }) => ({ value, label: `Against ${label}` })),
        ]}
        w="12.5rem"
      />
      <span className="compare__space" />
      <Button
        variant="default"
        leftSection={<IconPlus size={14} />}
        onClick={() => setAdding(true)}
      >
        Price book
      </Button>
      <CopyButton what={() => comparisonBlock(facts)} leftSection={<IconCopy size={14} />} />
      <SegmentedControl
        size="sm"
        aria-label="Layout"
        value={asCards ? 'cards' : 'table'}
        onChange={(shape) => onShape(shape === 'cards')}
        data={[
          { value: 'table', label: 'Table' },
          { value: 'cards', label: 'Cards' },
        ]}
      />
      {adding ? <AlternativeDialog facts={facts} onClose={() => setAdding(false)} /> : null}
    </div>
  );
}
