import { Select, Switch, TextInput, Textarea } from '@mantine/core';
import { readDate } from '../../components/fields/readings';
import { TypedField } from '../../components/fields/TypedField';
import { formatDate } from '../../format/dates';
import { useOpenBook } from '../../stores/figures';
import { useFaultAt, useMarks, useQuoteFacts } from './quote-context';
import { quoteDraft, setQuote } from './quote-draft';
import { percentText, readLabel, readPercent } from './quote-readings';

/** Number, dates, tax, payment and notes. */
export function TermsFields() {
  const { content } = useQuoteFacts();
  return (
    <>
      <Naming />
      <Tax />
      <div className="quote-form__group">
        <Textarea
          label="Payment"
          autosize
          minRows={2}
          maxRows={6}
          maxLength={4000}
          value={content.paymentTerms}
          onBlur={quoteDraft.seal}
          onChange={(event) => setQuote('Set payment', 'paymentTerms', event.currentTarget.value)}
        />
        <Textarea
          label="Notes to the customer"
          autosize
          minRows={2}
          maxRows={10}
          maxLength={4000}
          value={content.notes}
          onBlur={quoteDraft.seal}
          onChange={(event) => setQuote('Set notes', 'notes', event.currentTarget.value)}
        />
      </div>
      <PlanChange />
    </>
  );
}

function Naming() {
  const { content } = useQuoteFacts();
  const { locale } = useMarks();
  const past = useFaultAt('validUntil');
  return (
    <fieldset className="quote-form__group">
      <legend>Quote</legend>
      <div className="quote-form__pair">
        <TypedField
          label="Title"
          shown={content.title}
          read={readLabel}
          onKeep={(title) => setQuote('Set title', 'title', title)}
        />
        <TypedField
          label="Number"
          shown={content.number}
          read={(text) => {
            const value = text.trim();
            return value !== '' && value.length <= 40
              ? { ok: true, value }
              : { ok: false, problem: 'One to forty characters.' };
          }}
          onKeep={(number) => setQuote('Set number', 'number', number)}
        />
        <TypedField
          label="Date"
          shown={formatDate(content.date, locale)}
          read={(text) => readDate(text, locale)}
          onKeep={(date) => setQuote('Set date', 'date', date)}
        />
        <TypedField
          label="Valid until"
          shown={formatDate(content.validUntil, locale)}
          read={(text) => readDate(text, locale)}
          onKeep={(date) => setQuote('Set validity', 'validUntil', date)}
        />
      </div>
      {past === undefined ? null : <p className="quote-form__fault">{past}</p>}
    </fieldset>
  );
}

function Tax() {
  const { tax } = useQuoteFacts().content;
  const { locale, marks } = useMarks();
  return (
    <fieldset className="quote-form__group">
      <legend>Tax</legend>
      <Switch
        label="Add tax to each line"
        checked={tax !== null}
        onChange={(event) =>
          setQuote(
            'Switch tax',
            'tax',
            event.currentTarget.checked ? { label: 'VAT', percent: '19' } : null,
            '',
          )
        }
      />
      {tax === null ? null : (
        <div className="quote-form__pair">
          <TextInput
            label="Called"
            value={tax.label}
            maxLength={200}
            onBlur={quoteDraft.seal}
            onChange={(event) =>
              setQuote('Set tax', 'tax', { ...tax, label: event.currentTarget.value }, 'tax.label')
            }
          />
          <TypedField
            label="Rate"
            align="end"
            shown={percentText(tax.percent, locale)}
            read={(text) => readPercent(text, marks)}
            onKeep={(percent) => setQuote('Set tax', 'tax', { ...tax, percent })}
          />
        </div>
      )}
    </fieldset>
  );
}

function PlanChange() {
  const { content } = useQuoteFacts();
  const book = useOpenBook();
  const { planChange } = content;
  const others = (book?.plans ?? []).filter(({ id }) => id !== content.plan);
  return (
    <fieldset className="quote-form__group">
      <legend>Change of plan</legend>
      <Switch
        label="Announce a change of plan"
        description="Says the new plan’s ceiling and limits and what it unlocks."
        checked={planChange !== null}
        onChange={(event) =>
          setQuote(
            'Switch change of plan',
            'planChange',
            event.currentTarget.checked ? { from: others[0]?.id ?? null, note: '' } : null,
            '',
          )
        }
      />
      {planChange === null ? null : (
        <>
          <Select
            label="From"
            value={planChange.from ?? ''}
            data={[
              { value: '', label: 'No plan so far' },
              ...others.map(({ id, label }) => ({ value: id, label })),
            ]}
            onChange={(from) =>
              setQuote('Set former plan', 'planChange', {
                ...planChange,
                from: from === '' ? null : from,
              })
            }
          />
          <Textarea
            label="Words to it"
            autosize
            minRows={2}
            maxRows={6}
            maxLength={4000}
            value={planChange.note}
            onBlur={quoteDraft.seal}
            onChange={(event) =>
              setQuote(
                'Set words to the change',
                'planChange',
                { ...planChange, note: event.currentTarget.value },
                'planChange.note',
              )
            }
          />
        </>
      )}
    </fieldset>
  );
}
