import { Select, Switch, Textarea } from '@mantine/core';
import { QuoteStyle } from '../../../shared/contract/quote';
import { useQuoteFacts } from './quote-context';
import { quoteDraft, setQuotePart } from './quote-draft';

const PARTS = [
  ['months', 'What falls due in which month'],
  ['workload', 'The work it is made for'],
  ['assumptions', 'Assumptions'],
  ['sources', 'Sources of the prices'],
] as const;

const dataOf = (values: readonly string[]) => values.map((value) => ({ value, label: value }));

/** What the document shows, and how it sets figures and dates. */
export function LookFields() {
  const { shows, acceptance } = useQuoteFacts().content;
  return (
    <>
      <fieldset className="quote-form__group">
        <legend>Parts shown</legend>
        {PARTS.map(([part, label]) => (
          <Switch
            key={part}
            label={label}
            checked={shows[part]}
            onChange={(event) =>
              setQuotePart('Show or hide a part', 'shows', { [part]: event.currentTarget.checked })
            }
          />
        ))}
        <Switch
          label="A block to accept it"
          checked={acceptance.shown}
          onChange={(event) =>
            setQuotePart('Show or hide acceptance', 'acceptance', {
              shown: event.currentTarget.checked,
            })
          }
        />
        {acceptance.shown ? (
          <Textarea
            label="Words of acceptance"
            autosize
            minRows={1}
            maxRows={6}
            maxLength={4000}
            value={acceptance.text}
            onBlur={quoteDraft.seal}
            onChange={(event) =>
              setQuotePart('Set acceptance', 'acceptance', { text: event.currentTarget.value })
            }
          />
        ) : null}
      </fieldset>
      <Setting />
    </>
  );
}

const setStyle = (part: Partial<QuoteStyle>): void => setQuotePart('Set style', 'style', part);

function Setting() {
  const { style } = useQuoteFacts().content;
  const { numbers, dates, paper } = QuoteStyle.shape;
  return (
    <fieldset className="quote-form__group">
      <legend>Figures, dates and paper</legend>
      <p className="caption">
        Part of the quote, so that it reads the same on every machine; the settings of this program
        do not change it.
      </p>
      <Select
        label="Numbers"
        value={style.numbers}
        data={dataOf(numbers.unwrap().options)}
        onChange={(value) => setStyle({ numbers: numbers.parse(value) })}
      />
      <Select
        label="Dates"
        value={style.dates}
        data={dataOf(dates.unwrap().options)}
        onChange={(value) => setStyle({ dates: dates.parse(value) })}
      />
      <Select
        label="Paper"
        value={style.paper}
        data={dataOf(paper.unwrap().options)}
        onChange={(value) => setStyle({ paper: paper.parse(value) })}
      />
    </fieldset>
  );
}
