import { Checkbox, NativeSelect, Switch } from '@mantine/core';
import type { Choices } from '../../../../shared/contract/scenario-choices';
import type { PriceBook } from '../../../../shared/contract/price-book';
import { readCount } from '../../../components/fields/readings';
import { TypedField } from '../../../components/fields/TypedField';
import { formatCount } from '../../../format/credits';
import type { Work } from '../use-work';
import { editChoices, previewChoices } from './edit-choices';
import { Section } from './Section';

const hasUserOverage = ({ policies, plans }: PriceBook): boolean =>
  policies.overage.mode === 'user' || plans.some((plan) => plan.policies?.overage?.mode === 'user');

const hasTasks = ({ operations }: PriceBook): boolean =>
  operations.some(({ task }) => task !== undefined);

const hasSeats = ({ plans }: PriceBook): boolean =>
  plans.some(
    ({ price, allowances }) => price.per === 'seat' || allowances.some(({ perSeat }) => perSeat),
  );

const AT_BLOCK: readonly { readonly value: Choices['atBlock']; readonly label: string }[] = [
  { value: 'stay', label: 'Stay blocked' },
  { value: 'split', label: 'Split into tasks that fit' },
  { value: 'wait', label: 'Wait for refills' },
  { value: 'buy', label: 'Buy credits' },
  { value: 'upgrade', label: 'Upgrade to the lowest plan that takes it' },
];

/** Overage and blocks: what happens when credits do not reach. */
export function LimitsSection({ work }: { readonly work: Work }) {
  const { book, scenario } = work;
  const { overage, atBlock, allowUpgradeAtBlock } = scenario.choices;
  const [user, tasks] = [hasUserOverage(book), hasTasks(book)];
  if (!user && !tasks) return null;
  return (
    <Section title="When credits do not reach">
      {user ? (
        <Switch
          label="Overage switched on"
          checked={overage}
          onChange={(event) => {
            const on = event.currentTarget.checked;
            editChoices(on ? 'Switch on overage' : 'Switch off overage', { overage: on });
          }}
        />
      ) : null}
      {tasks ? (
        <>
          <NativeSelect
            label="A blocked task"
            value={atBlock}
            data={AT_BLOCK.map(({ value, label }) => ({ value, label }))}
            onChange={(event) =>
              editChoices('Choose what to do at a block', {
                atBlock: event.currentTarget.value as Choices['atBlock'],
              })
            }
          />
          <Switch
            label="Upgrades allowed from the prompt"
            checked={allowUpgradeAtBlock}
            onChange={(event) =>
              editChoices('Allow upgrade at a block', {
                allowUpgradeAtBlock: event.currentTarget.checked,
              })
            }
          />
        </>
      ) : null}
    </Section>
  );
}

/** Seats that are paid for, and allowances that ask to be claimed. */
export function SeatsSection({ work }: { readonly work: Work }) {
  const { book, scenario, context } = work;
  const { seats, claims } = scenario.choices;
  const offered = book.plans.flatMap(({ allowances }) =>
    allowances.flatMap(({ claim }) => claim ?? []),
  );
  const distinct = [...new Map(offered.map((claim) => [claim.id, claim])).values()];
  if (!hasSeats(book) && distinct.length === 0) return null;
  const toggle = (id: string, on: boolean): void =>
    editChoices(on ? 'Claim allowance' : 'Drop claim', {
      claims: on ? [...claims, id] : claims.filter((claim) => claim !== id),
    });
  return (
    <Section title="Account">
      {hasSeats(book) ? (
        <TypedField
          label="Seats"
          align="end"
          shown={formatCount(seats, context.locale)}
          read={(text) => readCount(text, context.marks, 1, 1_000_000)}
          onPreview={(next) => previewChoices(next === undefined ? undefined : { seats: next })}
          onKeep={(next) => editChoices('Set seats', { seats: next })}
        />
      ) : null}
      {distinct.map(({ id, label }) => (
        <Checkbox
          key={id}
          label={label}
          description="Granted only where it is claimed"
          checked={claims.includes(id)}
          onChange={(event) => toggle(id, event.currentTarget.checked)}
        />
      ))}
    </Section>
  );
}
