import { Select } from '@mantine/core';
import type { WorkPartRef } from '../../../shared/contract/explore';
import type { PriceBook } from '../../../shared/contract/price-book';
import { useDraft } from '../../stores/draft';
import { leversOf, partKey, readPart } from './what-if';

type PartSelectProps = {
  readonly label: string;
  readonly book: PriceBook;
  readonly part: WorkPartRef;
  readonly onPart: (key: string) => void;
};

/** Which volume runs along an axis. */
export function PartSelect({ label, book, part, onPart }: PartSelectProps) {
  const scenario = useDraft((state) => state.scenario);
  if (scenario === undefined) return null;
  return (
    <Select
      label={label}
      w="15rem"
      value={partKey(part)}
      onChange={(key) => onPart(partKey(readPart(key ?? undefined)))}
      data={[
        { value: 'all', label: 'All work together' },
        ...leversOf(scenario, book).map(({ key, label: name }) => ({ value: key, label: name })),
      ]}
    />
  );
}
