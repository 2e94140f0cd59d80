import { ActionIcon, Button } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { Discount, ExtraLine, QuoteContent } from '../../../shared/contract/quote';
import type { QuoteLine } from '../../../shared/contract/quote-figures';
import { readCredits, readMoney } from '../../components/fields/readings';
import { TypedField } from '../../components/fields/TypedField';
import { MoneyText } from '../../components/MoneyText';
import { PlanSelect } from '../../components/PlanSelect';
import { formatCredits } from '../../format/credits';
import { formatMoney } from '../../format/money';
import { DiscountField } from './DiscountField';
import { useFaultAt, useMarks, useQuoteFacts } from './quote-context';
import { quoteDraft, setQuote } from './quote-draft';
import { readLabel } from './quote-readings';

/** What is offered and what is taken off. */
export function PriceFields() {
  const { content, view } = useQuoteFacts();
  const fault = useFaultAt('plan');
  return (
    <>
      <div className="quote-form__plan">
        <span className="quote-form__label" aria-hidden>
          Plan offered
        </span>
        <PlanSelect
          plan={content.plan}
          onPlan={(plan) => setQuote('Offer another plan', 'plan', plan)}
        />
        {fault === undefined ? null : <p className="quote-form__fault">{fault}</p>}
      </div>
      <fieldset className="quote-form__group">
        <legend>Lines</legend>
        {(view?.figures.lines ?? [])
          .filter(({ kind }) => kind !== 'extra')
          .map((line) => (
            <LineRow key={line.key} line={line} />
          ))}
        <LostDiscounts />
      </fieldset>
      <Extras />
      <fieldset className="quote-form__group">
        <legend>Discount on all lines</legend>
        <DiscountField
          label="Discount on all lines"
          path="discount"
          discount={content.discount}
          onDiscount={(discount) => setQuote('Set discount', 'discount', discount)}
        />
      </fieldset>
    </>
  );
}

/** The quote with the discount of one line set, or without one. */
function withLineDiscount(
  content: QuoteContent,
  line: string,
  discount: Discount | null,
): QuoteContent {
  const others = content.lineDiscounts.filter((each) => each.line !== line);
  const at = content.lineDiscounts.findIndex((each) => each.line === line);
  if (discount === null) return { ...content, lineDiscounts: others };
  if (at < 0) return { ...content, lineDiscounts: [...others, { line, discount }] };
  return { ...content, lineDiscounts: content.lineDiscounts.with(at, { line, discount }) };
}

function LineRow({ line }: { readonly line: QuoteLine }) {
  const { content } = useQuoteFacts();
  const at = content.lineDiscounts.findIndex((each) => each.line === line.key);
  return (
    <div className="quote-line">
      <div className="quote-line__head">
        <span>{line.label}</span>
        <MoneyText amount={line.list} className="quote-line__amount" />
      </div>
      <DiscountField
        label={`Discount on ${line.label}`}
        path={`lineDiscounts[${at}].discount`}
        discount={content.lineDiscounts[at]?.discount ?? null}
        onDiscount={(discount) =>
          quoteDraft.edit(
            'Set discount',
            (now) => withLineDiscount(now, line.key, discount),
            `discount.${line.key}`,
          )
        }
      />
    </div>
  );
}

/** Discounts whose line is gone, as when the scenario no longer buys that pack. */
function LostDiscounts() {
  const { content, view } = useQuoteFacts();
  if (view === undefined) return null;
  const keys = new Set(view.figures.lines.map(({ key }) => key));
  const lost = content.lineDiscounts.filter(({ line }) => !keys.has(line));
  if (lost.length === 0) return null;
  return (
    <div className="quote-form__lost">
      <p className="quote-form__fault">
        {lost.length === 1 ? 'A discount stands' : `${lost.length} discounts stand`} on lines that
        are no longer in the quote.
      </p>
      <Button
        variant="default"
        size="compact-sm"
        onClick={() =>
          quoteDraft.edit('Remove lost discounts', (now) => ({
            ...now,
            lineDiscounts: now.lineDiscounts.filter(({ line }) => keys.has(line)),
          }))
        }
      >
        Take them away
      </Button>
    </div>
  );
}

function setExtra(id: string, part: Partial<ExtraLine>): void {
  quoteDraft.edit(
    'Set line',
    (content) => ({
      ...content,
      extras: content.extras.map((extra) => (extra.id === id ? { ...extra, ...part } : extra)),
    }),
    `extra.${id}.${Object.keys(part).join()}`,
  );
}

function removeExtra(id: string): void {
  quoteDraft.edit('Remove line', (content) => ({
    ...content,
    extras: content.extras.filter((extra) => extra.id !== id),
    lineDiscounts: content.lineDiscounts.filter(({ line }) => line !== `extra:${id}`),
  }));
}

function freeId(extras: readonly ExtraLine[]): string {
  const taken = new Set(extras.map(({ id }) => id));
  let number = extras.length + 1;
  while (taken.has(`line-${number}`)) number += 1;
  return `line-${number}`;
}

function Extras() {
  const { content } = useQuoteFacts();
  const { places } = useMarks();
  const zero = places === 0 ? '0' : `0.${'0'.repeat(places)}`;
  return (
    <fieldset className="quote-form__group">
      <legend>Lines of your own</legend>
      {content.extras.map((extra) => (
        <ExtraRow key={extra.id} extra={extra} />
      ))}
      <div>
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconPlus size={14} aria-hidden />}
          disabled={content.extras.length >= 50}
          onClick={() =>
            quoteDraft.edit('Add line', (now) => ({
              ...now,
              extras: [
                ...now.extras,
                {
                  id: freeId(now.extras),
                  label: 'Service',
                  detail: '',
                  quantity: '1',
                  unitPrice: zero,
                },
              ],
            }))
          }
        >
          Add a line
        </Button>
      </div>
    </fieldset>
  );
}

function ExtraRow({ extra }: { readonly extra: ExtraLine }) {
  const { locale, marks, places } = useMarks();
  const { content } = useQuoteFacts();
  const key = `extra:${extra.id}`;
  const at = content.lineDiscounts.findIndex((each) => each.line === key);
  return (
    <div className="quote-line">
      <div className="quote-line__own">
        <TypedField
          label="Description"
          hideLabel
          shown={extra.label}
          read={readLabel}
          onKeep={(label) => setExtra(extra.id, { label })}
        />
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={`Remove ${extra.label}`}
          onClick={() => removeExtra(extra.id)}
        >
          <IconTrash size={16} stroke={1.6} aria-hidden />
        </ActionIcon>
      </div>
      <div className="quote-line__figures">
        <TypedField
          label="Quantity"
          align="end"
          shown={formatCredits(extra.quantity, locale)}
          read={(text) => readCredits(text, marks)}
          onKeep={(quantity) => setExtra(extra.id, { quantity })}
        />
        <TypedField
          label="Price each"
          align="end"
          shown={formatMoney(extra.unitPrice, { locale })}
          read={(text) => readMoney(text, marks, places)}
          onKeep={(unitPrice) => setExtra(extra.id, { unitPrice })}
        />
      </div>
      <DiscountField
        label={`Discount on ${extra.label}`}
        path={`lineDiscounts[${at}].discount`}
        discount={content.lineDiscounts[at]?.discount ?? null}
        onDiscount={(discount) =>
          quoteDraft.edit(
            'Set discount',
            (now) => withLineDiscount(now, key, discount),
            `discount.${key}`,
          )
        }
      />
    </div>
  );
}
