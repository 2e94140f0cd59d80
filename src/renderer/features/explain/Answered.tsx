import type { ExplainTarget as Question, ExplainTerm } from '../../../shared/contract/explain';
import { CreditsText } from '../../components/CreditsText';
import { MoneyText } from '../../components/MoneyText';
import { formatCredits } from '../../format/credits';
import { localWords } from '../../format/host-words';
import { useOpenBook } from '../../stores/figures';
import { useLocale } from '../../stores/preferences';
import type { Answer } from './own-answers';
import { EntryRows, Rules, Assumptions } from './Grounds';

type Follow = ((question: Question, title: string) => void) | undefined;

type AnsweredProps = {
  readonly answer: Answer;
  readonly plan: string | undefined;
  /** Undefined where the way is long enough. */
  readonly onFollow: Follow;
};

/** The figure, the terms that add up to it, the ledger rows behind, the rules and where they stand. */
export function Answered({ answer, plan, onFollow }: AnsweredProps) {
  const { figure, sentence, terms } = answer;
  const currency = useOpenBook()?.currency;
  const isMoney = figure !== null && /^[A-Z]{3}$/.test(figure.unit);
  const unit = figure?.unit ?? currency ?? '';
  const local = useLocalWords(answer, isMoney);
  // One term without a way further says no more than the figure and its sentence.
  const plain = terms.length === 1 && terms[0]?.target === undefined;
  return (
    <>
      {figure === null ? null : (
        <p className="explain__figure screen-figure">
          <Amount value={figure.value} unit={figure.unit} isMoney={isMoney} />
        </p>
      )}
      <p className="explain__sentence">{local(sentence)}</p>
      {terms.length === 0 || plain ? null : (
        <Terms
          terms={terms}
          unit={unit}
          isMoney={isMoney}
          sum={figure?.value}
          local={local}
          onFollow={onFollow}
        />
      )}
      <EntryRows answer={answer} plan={plan} onFollow={onFollow} />
      <Rules rules={answer.rules} />
      <Assumptions assumptions={answer.assumptions} />
    </>
  );
}

type AmountProps = { readonly value: string; readonly unit: string; readonly isMoney: boolean };

function Amount({ value, unit, isMoney }: AmountProps) {
  return isMoney ? (
    <MoneyText amount={value} currency={unit} />
  ) : (
    <CreditsText credits={value} unit={unit} />
  );
}

type TermsProps = {
  readonly terms: readonly ExplainTerm[];
  readonly unit: string;
  readonly isMoney: boolean;
  readonly sum: string | undefined;
  readonly local: (text: string) => string;
  readonly onFollow: Follow;
};

function Terms({ terms, unit, isMoney, sum, local, onFollow }: TermsProps) {
  return (
    <table className="explain__terms">
      <caption className="visually-hidden">Terms, in {unit}</caption>
      <tbody>
        {terms.map((term, at) => (
          // Terms have no name of their own and their order is fixed.
          <tr key={`${at} ${term.label}`}>
            <th scope="row">
              <TermName term={term} local={local} onFollow={onFollow} />
              <span className="explain__basis">{local(term.basis)}</span>
            </th>
            <td className="number">
              {isMoney ? <MoneyText amount={term.value} /> : <CreditsText credits={term.value} />}
            </td>
          </tr>
        ))}
      </tbody>
      {sum === undefined ? null : (
        <tfoot>
          <tr>
            <th scope="row">Sum</th>
            <td className="number">
              {isMoney ? <MoneyText amount={sum} /> : <CreditsText credits={sum} />}
            </td>
          </tr>
        </tfoot>
      )}
    </table>
  );
}

type TermNameProps = {
  readonly term: ExplainTerm;
  readonly local: (text: string) => string;
  readonly onFollow: Follow;
};

function TermName({ term, local, onFollow }: TermNameProps) {
  const { target } = term;
  const label = local(term.label);
  if (target === undefined || onFollow === undefined) return <span>{label}</span>;
  return (
    <button type="button" className="explain__follow" onClick={() => onFollow(target, label)}>
      {label}
    </button>
  );
}

/** Words of the host with their figures, and the one they are about, as the locale writes them. */
function useLocalWords({ figure }: Answer, isMoney: boolean): (text: string) => string {
  const locale = useLocale();
  return (text) => {
    const local = localWords(text, locale);
    if (figure === null || isMoney) return local;
    return local.replace(figure.value, formatCredits(figure.value, locale));
  };
}
