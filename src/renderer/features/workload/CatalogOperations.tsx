import { ActionIcon, Select } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { editDraft } from '../../stores/draft';
import { fittingOperations, operationLabel } from '../../work/columns-of-work';
import { addEntries } from '../../work/scenario-edits';
import type { Work } from './use-work';
import { withoutRows, type WorkRow } from '../../work/work-rows';

type CatalogRow = Extract<WorkRow, { kind: 'catalog' }>;

/** What runs on each record of a catalog: taken away here, added at the end. */
export function CatalogOperations({
  work,
  row,
}: {
  readonly work: Work;
  readonly row: CatalogRow;
}) {
  const entries = work.rows.filter((each) => each.kind === 'entry' && each.catalogAt === row.at);
  return (
    <section className="side-panel__part">
      <h3>Operations on each record</h3>
      <ul className="catalog-operations">
        {entries.map((entry) => {
          if (entry.kind !== 'entry') return null;
          const label = operationLabel(work.context, entry.entry.operation);
          return (
            <li key={entry.key}>
              <span>{label}</span>
              <ActionIcon
                variant="subtle"
                color="gray"
                size="sm"
                disabled={entries.length === 1}
                aria-label={`Take away ${label}`}
                title={entries.length === 1 ? 'A catalog has at least one operation.' : undefined}
                onClick={() =>
                  editDraft(`Take away ${label}`, (scenario) => withoutRows(scenario, [entry]))
                }
              >
                <IconX size={14} aria-hidden />
              </ActionIcon>
            </li>
          );
        })}
      </ul>
      <Select
        aria-label="Add an operation"
        placeholder="Add an operation"
        searchable
        value={null}
        data={fittingOperations(row, work.context).map(({ id, label }) => ({ value: id, label }))}
        onChange={(operation) => {
          if (operation === null) return;
          editDraft(`Add ${operationLabel(work.context, operation)}`, (scenario) =>
            addEntries(scenario, row.at, [operation]),
          );
        }}
      />
    </section>
  );
}
