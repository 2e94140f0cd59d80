import { Button, MultiSelect, Popover, Select, TextInput } from '@mantine/core';
import { IconFilter, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { EntryKind } from '../../../shared/contract/result';
import { currentRoute, navigate, useRoute } from '../../routing/use-route';
import { filterChips, withFact, withoutFilter, type FilterFact } from './ledger-filter';
import { GROUPINGS, isGrouping } from './ledger-groups';
import type { Choice, LedgerFacts } from './use-ledger-facts';

/** Each filter is a step in the address, so that the way back takes it off again. */
function setFact(fact: FilterFact | 'group', value: string | undefined): void {
  const route = currentRoute();
  const query =
    fact === 'group'
      ? { ...withoutGroup(route.query), ...(value === undefined ? {} : { group: value }) }
      : withFact(route.query, fact, value);
  navigate({ ...route, query });
}

const withoutGroup = ({ group: _group, ...rest }: Readonly<Record<string, string>>) => rest;

/** What is shown: filters as text that can be taken off, and what the rows are grouped by. */
export function LedgerFilters({ facts }: { readonly facts: LedgerFacts }) {
  const { query } = useRoute();
  const chips = filterChips(facts.filter, facts.names);
  const { group } = query;
  return (
    <>
      <FilterMenu facts={facts} />
      <Select
        aria-label="Group by"
        w="11rem"
        value={isGrouping(group) ? group : ''}
        onChange={(by) => setFact('group', by ?? undefined)}
        data={[
          { value: '', label: 'Not grouped' },
          ...GROUPINGS.filter(({ by }) => isUseful(by, facts)).map(({ by, label }) => ({
            value: by,
            label: `By ${label.toLowerCase()}`,
          })),
        ]}
      />
      <ul className="ledger__chips" aria-label="Filters">
        {chips.map(({ fact, text }) => (
          <li key={fact} className="ledger__chip">
            <span>{text}</span>
            <button
              type="button"
              aria-label={`Take off ${text}`}
              onClick={() => setFact(fact, undefined)}
            >
              <IconX size={12} aria-hidden />
            </button>
          </li>
        ))}
        {chips.length > 1 ? (
          <li>
            <Button
              variant="subtle"
              size="compact-sm"
              onClick={() => {
                const route = currentRoute();
                navigate({ ...route, query: withoutFilter(route.query) });
              }}
            >
              Take off all
            </Button>
          </li>
        ) : null}
      </ul>
    </>
  );
}

const isUseful = (by: string, { meters, cases }: LedgerFacts): boolean =>
  by === 'meter' ? meters.length > 1 : by === 'case' ? cases.length > 0 : true;

const KINDS = EntryKind.options;

function FilterMenu({ facts }: { readonly facts: LedgerFacts }) {
  const [opened, setOpened] = useState(false);
  const { filter, names, simulation } = facts;
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <Button
          variant="default"
          leftSection={<IconFilter size={14} />}
          onClick={() => setOpened(!opened)}
        >
          Filter
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <div className="ledger__filters">
          <MultiSelect
            label="Kind"
            comboboxProps={{ withinPortal: false }}
            value={filter.kinds ?? []}
            onChange={(kinds) => setFact('kind', kinds.join(','))}
            data={KINDS.map((kind) => ({ value: kind, label: names.kind(kind) }))}
          />
          <OneOf label="Line or catalog" fact="line" choices={facts.lines} value={filter.line} />
          {facts.cases.length === 0 ? null : (
            <OneOf label="Case" fact="case" choices={facts.cases} value={filter.case} />
          )}
          {facts.meters.length < 2 ? null : (
            <OneOf label="Meter" fact="meter" choices={facts.meters} value={filter.meter} />
          )}
          <TextInput
            label="From"
            type="date"
            min={simulation.start}
            value={filter.from ?? ''}
            onChange={(event) => setFact('from', event.currentTarget.value)}
          />
          <TextInput
            label="Before"
            type="date"
            value={filter.to ?? ''}
            onChange={(event) => setFact('to', event.currentTarget.value)}
          />
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

type OneOfProps = {
  readonly label: string;
  readonly fact: FilterFact;
  readonly choices: readonly Choice[];
  readonly value: string | undefined;
};

function OneOf({ label, fact, choices, value }: OneOfProps) {
  return (
    <Select
      label={label}
      placeholder="any"
      clearable
      comboboxProps={{ withinPortal: false }}
      value={value ?? null}
      onChange={(next) => setFact(fact, next ?? undefined)}
      data={[...choices]}
    />
  );
}
