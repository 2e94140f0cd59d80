import { Textarea } from '@mantine/core';
import { IconEyeOff } from '@tabler/icons-react';
import type { Cost, QuoteContent } from '../../../shared/contract/quote';
import type { QuoteLine } from '../../../shared/contract/quote-figures';
import { orNone } from '../../components/fields/readings';
import { TypedField } from '../../components/fields/TypedField';
import { MoneyText } from '../../components/MoneyText';
import { formatPercent } from '../../format/percent';
import { useMarks, useQuoteFacts } from './quote-context';
import { quoteDraft, setQuotePart } from './quote-draft';
import { costText, percentText, readPercent, readSize } from './quote-readings';
import './quote-internal.css';

/** The seller's own costs and margin. In no print, export or share file. */
export function InternalFields() {
  const { content, view } = useQuoteFacts();
  const { locale, marks } = useMarks();
  const { internal } = content;
  const share = view?.margin.percent ?? null;
  return (
    <>
      <p className="quote-internal__note">
        <IconEyeOff size={16} stroke={1.6} aria-hidden />
        Only here. No print, export or share file holds anything of it.
      </p>
      <div className="quote-form__group">
        <TypedField
          label="Cost of every line, of its list amount"
          description="For lines without a cost of their own."
          align="end"
          placeholder="70 %"
          shown={internal.everyLine === null ? '' : percentText(internal.everyLine, locale)}
          read={orNone<string>((text) => readPercent(text, marks))}
          onKeep={(percent) => setQuotePart('Set cost', 'internal', { everyLine: percent ?? null })}
        />
      </div>
      <Costs />
      <p className="quote-internal__share">
        {share === null
          ? 'The margin is known once every line has a cost.'
          : `Margin ${formatPercent(share, locale, { exact: true })} of the net amount.`}
      </p>
      <div className="quote-form__group">
        <Textarea
          label="Notes to yourself"
          autosize
          minRows={2}
          maxRows={8}
          maxLength={4000}
          value={internal.notes}
          onBlur={quoteDraft.seal}
          onChange={(event) =>
            setQuotePart('Set internal notes', 'internal', { notes: event.currentTarget.value })
          }
        />
      </div>
    </>
  );
}

function Costs() {
  const { view } = useQuoteFacts();
  return (
    <div
      className="quote-internal__scroll"
      tabIndex={0}
      role="group"
      aria-label="Costs and margins"
    >
      <table className="quote-internal">
        <thead>
          <tr>
            <th scope="col">Line</th>
            <th scope="col" className="number">
              Net
            </th>
            <th scope="col" className="number">
              Cost
            </th>
            <th scope="col" className="number">
              Margin
            </th>
          </tr>
        </thead>
        <tbody>
          {(view?.figures.lines ?? []).map((line) => (
            <CostRow key={line.key} line={line} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Sum</th>
            <td className="number">
              <MoneyText amount={view?.figures.totals.net ?? null} />
            </td>
            <td className="number">
              <MoneyText amount={view?.margin.cost ?? null} />
            </td>
            <td className="number" data-testid="margin">
              <MoneyText amount={view?.margin.margin ?? null} />
            </td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

function withCost(content: QuoteContent, line: string, cost: Cost | undefined): QuoteContent {
  const others = content.internal.lines.filter((each) => each.line !== line);
  const lines = cost === undefined ? others : [...others, { line, cost }];
  return { ...content, internal: { ...content.internal, lines } };
}

function CostRow({ line }: { readonly line: QuoteLine }) {
  const { content, view } = useQuoteFacts();
  const { locale, marks, places } = useMarks();
  const own = content.internal.lines.find((each) => each.line === line.key)?.cost;
  const margin = view?.margin.lines.find((each) => each.line === line.key);
  return (
    <tr>
      <th scope="row">{line.label}</th>
      <td className="number">
        <MoneyText amount={line.net} />
      </td>
      <td className="quote-internal__cost">
        <TypedField
          label={`Cost of ${line.label}`}
          hideLabel
          align="end"
          placeholder={margin?.cost ?? '–'}
          shown={costText(own, locale)}
          read={(text) => readSize(text, marks, places)}
          onKeep={(size) => {
            const cost: Cost | undefined =
              size?.kind === 'percent' ? { kind: 'percent-of-list', percent: size.percent } : size;
            quoteDraft.edit('Set cost', (now) => withCost(now, line.key, cost));
          }}
        />
      </td>
      <td className="number">
        <MoneyText amount={margin?.margin ?? null} />
      </td>
    </tr>
  );
}
