import { NativeSelect, Switch } from '@mantine/core';
import type { Choices } from '../../../../shared/contract/scenario-choices';
import type { AutoTopUp } from '../../../../shared/contract/policy';
import type { PriceBook } from '../../../../shared/contract/price-book';
import { orNone, readCount, readCredits, readMoney } from '../../../components/fields/readings';
import { TypedField } from '../../../components/fields/TypedField';
import { formatCredits } from '../../../format/credits';
import { formatMoney } from '../../../format/money';
import { compact } from '../../../work/scenario-edits';
import type { Work } from '../use-work';
import { editChoices, previewChoices } from './edit-choices';
import { Section } from './Section';

type Way = 'book' | 'none' | 'cheapest' | 'when-short';

const COMPARES: Readonly<Record<PriceBook['policies']['packs']['inComparison'], string>> = {
  cheapest: 'the cheapest mix',
  'when-short': 'whenever work falls short',
};

/** Which packs are bought beside the plan. */
export function PacksSection({ work }: { readonly work: Work }) {
  const { book, scenario } = work;
  const { packs } = scenario.choices;
  const [first] = book.packs;
  if (first === undefined) return null;
  const way: Way = packs?.kind ?? 'book';
  const put = (next: Way): void => {
    if (next === 'book') editChoices('Packs as the price book compares', { packs: undefined });
    else if (next === 'when-short')
      editChoices('Packs when short', { packs: { kind: 'when-short', pack: first.id } });
    else editChoices(next === 'none' ? 'No packs' : 'Cheapest packs', { packs: { kind: next } });
  };
  return (
    <Section title="Packs">
      <NativeSelect
        label="Bought"
        value={way}
        data={[
          { value: 'book', label: `As compared: ${COMPARES[book.policies.packs.inComparison]}` },
          { value: 'cheapest', label: 'The cheapest mix over the horizon' },
          { value: 'when-short', label: 'One pack whenever work falls short' },
          { value: 'none', label: 'None' },
        ]}
        onChange={(event) => put(event.currentTarget.value as Way)}
      />
      {packs?.kind === 'when-short' ? (
        <NativeSelect
          label="Pack"
          value={packs.pack}
          data={book.packs.map(({ id, label }) => ({ value: id, label }))}
          onChange={(event) =>
            editChoices('Choose pack', {
              packs: { kind: 'when-short', pack: event.currentTarget.value },
            })
          }
        />
      ) : null}
    </Section>
  );
}

function policyOf({ policies, plans }: PriceBook): AutoTopUp | undefined {
  return policies.autoTopUp ?? plans.flatMap((plan) => plan.policies?.autoTopUp ?? [])[0];
}

type TopUp = NonNullable<Choices['autoTopUp']>;

/** Purchases made by rule: pack, threshold, target and cap. */
export function AutoTopUpSection({ work }: { readonly work: Work }) {
  const { book, scenario } = work;
  const policy = policyOf(book);
  const [first] = book.packs;
  if (policy === undefined || first === undefined) return null;
  const { autoTopUp } = scenario.choices;
  const begin: TopUp = {
    pack: policy.default?.pack ?? first.id,
    threshold: policy.default?.threshold ?? '0',
    ...(policy.default?.target === undefined ? {} : { target: policy.default.target }),
  };
  const watches = policy.watches === 'bought' ? 'bought credits' : 'whole balance';
  return (
    <Section title="Auto top-up" note={`Watches the ${watches}.`}>
      <Switch
        label="Buy by rule"
        checked={autoTopUp !== undefined}
        onChange={(event) =>
          event.currentTarget.checked
            ? editChoices('Switch on auto top-up', { autoTopUp: begin })
            : editChoices('Switch off auto top-up', { autoTopUp: undefined })
        }
      />
      {autoTopUp === undefined ? null : (
        <TopUpFields work={work} policy={policy} choice={autoTopUp} />
      )}
    </Section>
  );
}

type TopUpFieldsProps = { readonly work: Work; readonly policy: AutoTopUp; readonly choice: TopUp };
type TopUpChange = { readonly [K in keyof TopUp]?: TopUp[K] | undefined };

function TopUpFields({ work, policy, choice }: TopUpFieldsProps) {
  const { locale, marks } = work.context;
  const { book } = work;
  const next = (change: TopUpChange): TopUp => compact({ ...choice, ...change } as TopUp);
  const put = (name: string, change: TopUpChange): void =>
    editChoices(name, { autoTopUp: next(change) });
  const preview = (change: TopUpChange | undefined): void =>
    previewChoices(change === undefined ? undefined : { autoTopUp: next(change) });
  return (
    <>
      <NativeSelect
        label="Pack"
        value={choice.pack}
        data={book.packs.map(({ id, label }) => ({ value: id, label }))}
        onChange={(event) => put('Choose top-up pack', { pack: event.currentTarget.value })}
      />
      <div className="side-panel__row">
        <TypedField
          label={policy.trigger === 'below' ? 'Below' : 'At or below'}
          align="end"
          shown={formatCredits(choice.threshold, locale)}
          read={(text) => readCredits(text, marks)}
          onPreview={(threshold) => preview(threshold === undefined ? undefined : { threshold })}
          onKeep={(threshold) => put('Set threshold', { threshold })}
        />
        {policy.buys === 'to-target' ? (
          <TypedField
            label="Up to"
            align="end"
            shown={formatCredits(choice.target ?? null, locale).replace('–', '')}
            read={orNone<string>((text) => readCredits(text, marks))}
            onKeep={(target) => put('Set target', { target })}
          />
        ) : null}
      </div>
      <CapFields work={work} policy={policy} choice={choice} put={put} />
    </>
  );
}

type CapFieldsProps = TopUpFieldsProps & {
  readonly put: (name: string, change: TopUpChange) => void;
};

function CapFields({ work, policy, choice, put }: CapFieldsProps) {
  const { book, context } = work;
  const { locale, marks } = context;
  return (
    <div className="side-panel__row">
      <TypedField<string | null | undefined>
        label={`Cap a month, ${book.currency}`}
        align="end"
        description={capNote(choice, policy, locale, book.currency)}
        shown={typeof choice.capMoney === 'string' ? formatMoney(choice.capMoney, { locale }) : ''}
        placeholder={choice.capMoney === null ? 'no cap' : (policy.cap?.money ?? 'no cap')}
        read={(text) =>
          /^(no cap|none)$/i.test(text.trim())
            ? { ok: true as const, value: null }
            : orNone<string>((typed) => readMoney(typed, marks, book.minorUnitPlaces))(text)
        }
        onKeep={(capMoney) => put('Set cap', { capMoney })}
      />
      <TypedField
        label="At most, times"
        align="end"
        shown={choice.capCount === undefined ? '' : String(choice.capCount)}
        read={orNone<number>((text) => readCount(text, marks, 0, 1_000_000))}
        onKeep={(capCount) => put('Set most purchases', { capCount })}
      />
    </div>
  );
}

function capNote(choice: TopUp, { cap }: AutoTopUp, locale: string, currency: string): string {
  if (choice.capMoney === null) return 'Without a cap.';
  if (choice.capMoney !== undefined) return 'Yours; “no cap” lifts it.';
  return cap?.money === undefined
    ? 'The price book states none.'
    : `The price book’s: ${formatMoney(cap.money, { locale, currency })}.`;
}
