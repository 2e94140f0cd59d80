import { Button, Popover, TextInput } from '@mantine/core';
import { useId, useState, type FormEvent } from 'react';
import { readCredits, readMoney } from '../../components/fields/readings';
import type { Typed } from '../../components/fields/TypedField';
import { numberMarks } from '../../format/intl';
import { editDraft } from '../../stores/draft';
import { useLocale } from '../../stores/preferences';
import type { CompareFacts } from './compare-facts';
import { asksOf, enterFigures, type Ask } from './entered-figures';
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
          minorPlaces={facts.minor}
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
  readonly minorPlaces: number;
  readonly onDone: (figures: Readonly<Record<string, string>>) => void;
};

function PriceForm({ asks, currency, minorPlaces, onDone }: PriceFormProps) {
  const id = useId();
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>({});
  const [tried, setTried] = useState(false);
  const marks = numberMarks(useLocale());
  const read = (ask: Ask): Typed<string> =>
    ask.field === 'price'
      ? readMoney(texts[ask.field] ?? '', marks, minorPlaces)
      : readCredits(texts[ask.field] ?? '', marks);
  const faultOf = (ask: Ask): string | undefined => {
    const typed = read(ask);
    return typed.ok ? undefined : typed.problem;
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    const figures = asks.flatMap((ask) => {
      const typed = read(ask);
      return typed.ok ? [[ask.field, typed.value] as const] : [];
    });
    if (figures.length === asks.length) onDone(Object.fromEntries(figures));
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
