import { Button, Popover, TextInput } from '@mantine/core';
import { useId, useState, type FormEvent } from 'react';
import { editDraft } from '../../stores/draft';
import type { CompareFacts } from './compare-facts';
import { asksOf, enterFigures, readMoney, type Ask } from './entered-figures';
import type { PlanRow } from './plan-rows';

/** What the vendor gives on request, to be entered where it is missed. */
export function EnterPrice({
  facts,
  row,
}: {
  readonly facts: CompareFacts;
  readonly row: PlanRow;
}) {
  const [opened, setOpened] = useState(false);
  const plan = facts.book.plans.find(({ id }) => id === row.summary.plan);
  if (plan === undefined) return <span>–</span>;
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-start"
      shadow="md"
      trapFocus
      returnFocus
      withinPortal
    >
      <Popover.Target>
        <Button
          variant="default"
          size="compact-sm"
          tabIndex={-1}
          data-act=""
          aria-label={`Enter the price of ${plan.label}`}
          onClick={() => setOpened(!opened)}
        >
          Enter price
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <PriceForm
          asks={asksOf(facts.book, plan)}
          currency={facts.comparison.currency}
          onDone={(figures) => {
            setOpened(false);
            editDraft(
              `Enter the price of ${plan.label}`,
              (scenario) => enterFigures(scenario, plan.id, figures),
              {
                place: { view: 'compare', target: row.key },
              },
            );
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}

type PriceFormProps = {
  readonly asks: readonly Ask[];
  readonly currency: string;
  readonly onDone: (figures: Readonly<Record<string, string>>) => void;
};

function PriceForm({ asks, currency, onDone }: PriceFormProps) {
  const id = useId();
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>({});
  const [tried, setTried] = useState(false);
  const faultOf = (ask: Ask): string | undefined =>
    readMoney(texts[ask.field] ?? '') === undefined ? 'An amount such as 120 or 0.08' : undefined;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    const figures = asks.map((ask) => [ask.field, readMoney(texts[ask.field] ?? '')] as const);
    if (figures.some(([, value]) => value === undefined)) return;
    onDone(Object.fromEntries(figures.map(([field, value]) => [field, value ?? ''])));
  };
  return (
    <form className="enter-price" onSubmit={submit}>
      {asks.map((ask) => (
        <TextInput
          key={ask.field}
          id={`${id}-${ask.field}`}
          label={`${ask.label} (${currency})`}
          description={ask.hint}
          inputMode="decimal"
          value={texts[ask.field] ?? ''}
          error={tried ? faultOf(ask) : undefined}
          onChange={(event) => setTexts({ ...texts, [ask.field]: event.currentTarget.value })}
        />
      ))}
      <Button type="submit">Enter</Button>
    </form>
  );
}
