import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { Choices } from '../../../../shared/contract/scenario-choices';
import type { Plan, PriceBook } from '../../../../shared/contract/price-book';
import { orNone, readCredits, readMoney } from '../../../components/fields/readings';
import { TypedField } from '../../../components/fields/TypedField';
import { formatCredits } from '../../../format/credits';
import { formatMoney } from '../../../format/money';
import { compact } from '../../../work/scenario-edits';
import type { Work } from '../use-work';
import { editChoices, previewChoices } from './edit-choices';
import { Section } from './Section';

type Entered = Choices['entered'][number];
type EnteredChange = { readonly [K in keyof Entered]?: Entered[K] | undefined };

const waitsForPrice = ({ price, perEntity }: Plan): boolean =>
  price.kind === 'on-request' || perEntity?.price === 'entered';

const overageOf = (plan: Plan, { policies }: PriceBook) =>
  plan.policies?.overage ?? policies.overage;

function enteredOf({ entered }: Choices, plan: string): Entered {
  return entered.find((each) => each.plan === plan) ?? { plan, allowances: [] };
}

/** With this plan's figures; a plan without any figure is not kept. */
function withEntered(choices: Choices, plan: string, change: EnteredChange): Choices['entered'] {
  const next = compact({ ...enteredOf(choices, plan), ...change } as Entered);
  const rest = choices.entered.filter((each) => each.plan !== plan);
  const empty =
    Object.keys(next).every((key) => key === 'plan' || key === 'allowances') &&
    next.allowances.length === 0;
  return empty ? rest : [...rest, next];
}

/** Prices on request and figures of a contract; what is not entered stays unknown. */
export function EnteredSection({ work }: { readonly work: Work }) {
  const { book, scenario } = work;
  const [opened, setOpened] = useState<readonly string[]>([]);
  const shown = book.plans.filter(
    (plan) =>
      waitsForPrice(plan) ||
      overageOf(plan, book).price === 'entered' ||
      opened.includes(plan.id) ||
      scenario.choices.entered.some((each) => each.plan === plan.id),
  );
  const others = book.plans.filter((plan) => !shown.includes(plan));
  return (
    <Section
      title="Your own figures"
      note="Prices the vendor gives on request, and contracts that differ."
    >
      {shown.map((plan) => (
        <PlanFigures key={plan.id} work={work} plan={plan} />
      ))}
      {others.length === 0 ? null : (
        <NativeSelect
          aria-label="Enter figures of another plan"
          value=""
          data={[
            { value: '', label: 'Figures of another plan…' },
            ...others.map(({ id, label }) => ({ value: id, label })),
          ]}
          onChange={(event) => setOpened([...opened, event.currentTarget.value])}
        />
      )}
    </Section>
  );
}

const PER = { account: '', seat: ' a seat', case: ' a case' } as const;

function PlanFigures({ work, plan }: { readonly work: Work; readonly plan: Plan }) {
  const { book, scenario, context } = work;
  const { locale, marks } = context;
  const { choices } = scenario;
  const entered = enteredOf(choices, plan.id);
  const put = (change: EnteredChange): void =>
    editChoices(`Enter figures of ${plan.label}`, {
      entered: withEntered(choices, plan.id, change),
    });
  const preview = (change: EnteredChange | undefined): void =>
    previewChoices(
      change === undefined ? undefined : { entered: withEntered(choices, plan.id, change) },
    );
  const money = orNone((text: string) => readMoney(text, marks, book.minorUnitPlaces));
  const shownMoney = (amount: string | undefined): string =>
    amount === undefined ? '' : formatMoney(amount, { locale });
  const stated =
    plan.price.kind === 'fixed' ? formatMoney(plan.price.amount, { locale }) : 'not known';
  const overage = overageOf(plan, book);
  return (
    <fieldset className="own-figures">
      <legend>{plan.label}</legend>
      <TypedField
        label={`${book.currency} a ${plan.price.interval}${PER[plan.price.per]}`}
        align="end"
        placeholder={stated}
        shown={shownMoney(entered.price)}
        read={money}
        onPreview={(price) => preview(price === undefined ? undefined : { price })}
        onKeep={(price) => put({ price })}
      />
      {plan.perEntity === undefined ? null : (
        <RateFigure
          work={work}
          label={`${book.currency} an entity`}
          stated={plan.perEntity.price}
          own={entered.entityPrice}
          onPreview={(entityPrice) =>
            preview(entityPrice === undefined ? undefined : { entityPrice })
          }
          onKeep={(entityPrice) => put({ entityPrice })}
        />
      )}
      {overage.mode !== 'off' && overage.price === 'entered' ? (
        <RateFigure
          work={work}
          label={`${book.currency} a credit of overage`}
          stated="entered"
          own={entered.overagePrice}
          onPreview={(overagePrice) =>
            preview(overagePrice === undefined ? undefined : { overagePrice })
          }
          onKeep={(overagePrice) => put({ overagePrice })}
        />
      ) : null}
      {plan.allowances.map((allowance) => (
        <AllowanceFigure
          key={allowance.id}
          work={work}
          allowance={allowance}
          entered={entered}
          onPreview={preview}
          onKeep={put}
        />
      ))}
    </fieldset>
  );
}

type RateFigureProps = {
  readonly work: Work;
  readonly label: string;
  /** As the book states it; "entered" where it waits for the user's. */
  readonly stated: string;
  readonly own: string | undefined;
  readonly onPreview: (rate: string | undefined) => void;
  readonly onKeep: (rate: string | undefined) => void;
};

function RateFigure({ work, label, stated, own, onPreview, onKeep }: RateFigureProps) {
  return (
    <TypedField
      label={label}
      align="end"
      placeholder={stated === 'entered' ? 'not known' : stated}
      shown={own ?? ''}
      read={orNone<string>((text) => readCredits(text, work.context.marks))}
      onPreview={onPreview}
      onKeep={onKeep}
    />
  );
}

type AllowanceFigureProps = {
  readonly work: Work;
  readonly allowance: Plan['allowances'][number];
  readonly entered: Entered;
  readonly onPreview: (change: EnteredChange | undefined) => void;
  readonly onKeep: (change: EnteredChange) => void;
};

function AllowanceFigure({ work, allowance, entered, onPreview, onKeep }: AllowanceFigureProps) {
  const { id, amount, every, meter } = allowance;
  const { locale, marks } = work.context;
  const own = entered.allowances.find((each) => each.allowance === id)?.amount;
  const rest = entered.allowances.filter((each) => each.allowance !== id);
  const found = work.book.meters.find((each) => each.id === meter);
  const unit = found?.unitPlural ?? found?.unit ?? 'credits';
  const change = (value: string | undefined): EnteredChange => ({
    allowances: value === undefined ? rest : [...rest, { allowance: id, amount: value }],
  });
  return (
    <TypedField
      label={`${unit} ${every === 'once' ? 'once' : `each ${every}`}`}
      align="end"
      placeholder={formatCredits(amount, locale)}
      shown={own === undefined ? '' : formatCredits(own, locale)}
      read={orNone<string>((text) => readCredits(text, marks))}
      onPreview={(value) => onPreview(value === undefined ? undefined : change(value))}
      onKeep={(value) => onKeep(change(value))}
    />
  );
}
