import { Select } from '@mantine/core';
import type { Assumption } from '../../../shared/contract/price-book';
import { editDraft, useDraft } from '../../stores/draft';
import type { CompareFacts } from './compare-facts';
import { readOtherwise } from './readings';

/** Where a page is silent or can be read in two ways: what is taken, why, and the other readings to choose. */
export function AssumptionList({ facts }: { readonly facts: CompareFacts }) {
  const readings = useDraft((state) => state.scenario?.choices.readings);
  const { assumptions } = facts.book;
  return (
    <section
      id="assumptions"
      className="compare__assumptions"
      aria-labelledby="assumptions-head"
      tabIndex={-1}
    >
      <h2 id="assumptions-head" className="compare__heading">
        {assumptions.length} assumptions of {facts.book.label}
      </h2>
      {assumptions.length === 0 ? (
        <p className="secondary">Its pages leave nothing open.</p>
      ) : (
        <ul className="assumptions">
          {assumptions.map((assumption) => (
            <AssumptionItem
              key={assumption.id}
              assumption={assumption}
              chosen={readings?.[assumption.id]}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

type AssumptionItemProps = { readonly assumption: Assumption; readonly chosen: string | undefined };

function AssumptionItem({ assumption, chosen }: AssumptionItemProps) {
  const { id, title, reading, reason, others } = assumption;
  const choose = (other: string | null): void =>
    editDraft(
      `Read ${id} ${other === '' ? 'as by default' : 'otherwise'}`,
      (scenario) => readOtherwise(scenario, id, other === null || other === '' ? undefined : other),
      { place: { view: 'compare', target: `assumption:${id}` } },
    );
  return (
    <li className="assumptions__item" data-chosen={chosen === undefined ? undefined : ''}>
      <span className="assumptions__id">{id}</span>
      <div>
        <p className="assumptions__title">{title}</p>
        <p className="secondary">
          {reading} <span className="assumptions__reason">{reason}</span>
        </p>
      </div>
      {others.length === 0 ? (
        <span className="caption">no other reading</span>
      ) : (
        <Select
          aria-label={`Reading of ${id}, ${title}`}
          size="xs"
          value={chosen ?? ''}
          onChange={choose}
          data={[
            { value: '', label: 'As taken here' },
            ...others.map((other) => ({ value: other.id, label: other.label })),
          ]}
        />
      )}
    </li>
  );
}
