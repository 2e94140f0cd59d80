import { useQuery } from '@tanstack/react-query';
import type { ExplainTarget as Question } from '../../../shared/contract/explain';
import { CreditsText } from '../../components/CreditsText';
import { DateText } from '../../components/DateText';
import { MoneyText } from '../../components/MoneyText';
import { RouteLink } from '../../components/RouteLink';
import { formatCount } from '../../format/credits';
import { formatDate } from '../../format/dates';
import { ENTRY_WORDS } from '../../format/entry-words';
import { toScenario } from '../../routing/route';
import { useDraft } from '../../stores/draft';
import { useLocale } from '../../stores/preferences';
import { useTRPC } from '../../trpc/client';
import type { Answer } from './own-answers';

/** Rows shown here; the ledger has the rest. */
const MOST_ROWS = 12;

/** Every rule in words, and the page that says so. */
export function Rules({ rules }: Pick<Answer, 'rules'>) {
  if (rules.length === 0) return null;
  return (
    <section className="explain__part">
      <h3>{rules.length === 1 ? 'Rule' : 'Rules'}</h3>
      <ul>
        {rules.map(({ id, words, note, sources }) => (
          <li key={id}>
            <p>{words}</p>
            {note === undefined ? null : <p className="secondary">{note}</p>}
            {sources.map(({ title, section, address, readOn }) => (
              <p key={`${title} ${section}`} className="explain__source">
                {title}, {section}
                {address === undefined ? '' : ', '}
                {address === undefined ? null : <Address address={address} />}, read on{' '}
                <DateText date={readOn} />
              </p>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Only https pages open, on the desktop those that the program itself cites; else an address stays text. */
function Address({ address }: { readonly address: string }) {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.app.version.queryOptions());
  const url = URL.parse(address);
  const hosts = data?.linkHosts;
  if (url?.protocol !== 'https:' || (hosts !== undefined && !hosts.includes(url.hostname)))
    return <span>{address}</span>;
  return (
    <a href={address} target="_blank" rel="noreferrer">
      {address.replace('https://', '')}
    </a>
  );
}

export function Assumptions({ assumptions }: Pick<Answer, 'assumptions'>) {
  if (assumptions.length === 0) return null;
  return (
    <section className="explain__part">
      <h3>{assumptions.length === 1 ? 'Assumption' : 'Assumptions'}</h3>
      <ul>
        {assumptions.map(({ id, title, reading, reason, chosen }) => (
          <li key={id}>
            <p>
              <span className="explain__assumed">{id}</span> {title}
            </p>
            <p className="secondary">{chosen === null ? reading : `Read otherwise: ${chosen}.`}</p>
            <p className="explain__source">{reason}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

type EntryRowsProps = {
  readonly answer: Answer;
  readonly plan: string | undefined;
  readonly onFollow: ((question: Question, title: string) => void) | undefined;
};

/** The ledger rows behind the figure; each can be looked at, all of them in the ledger. */
export function EntryRows({ answer, plan, onFollow }: EntryRowsProps) {
  const locale = useLocale();
  const record = useDraft((state) => state.head?.id);
  const { entries, entryCount } = answer;
  if (entryCount === 0) return null;
  const shown = entries.slice(0, MOST_ROWS);
  const single = entries.length === 1 ? entries[0] : undefined;
  return (
    <section className="explain__part">
      <h3>
        {formatCount(entryCount, locale)} {entryCount === 1 ? 'ledger row' : 'ledger rows'}
      </h3>
      <table className="explain__entries">
        <tbody>
          {shown.map(({ seq, on, kind, cause, credits, money, concerns }) => (
            <tr key={seq}>
              <td>{formatDate(on, locale, 'day-month')}</td>
              <td>
                {onFollow === undefined || single !== undefined ? (
                  ENTRY_WORDS[kind]
                ) : (
                  <button
                    type="button"
                    className="explain__follow"
                    onClick={() => onFollow({ kind: 'entry', seq }, ENTRY_WORDS[kind])}
                  >
                    {ENTRY_WORDS[kind]}
                  </button>
                )}
                <span className="explain__basis">{cause}</span>
              </td>
              <td className="number">
                {money === undefined ? (
                  <CreditsText
                    credits={credits ?? concerns ?? null}
                    signed={concerns === undefined}
                  />
                ) : (
                  <MoneyText amount={money} signed />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {record === undefined || plan === undefined ? null : (
        <RouteLink to={toScenario(record, 'ledger', { plan, ...ledgerFilter(answer) })}>
          {entryCount > shown.length
            ? `${formatCount(entryCount - shown.length, locale)} more in the ledger`
            : 'See in the ledger'}
        </RouteLink>
      )}
    </section>
  );
}

/** The narrowest filter that shows all of these rows: their rule where it is one, their day where it is one. */
function ledgerFilter({ entries, entryCount }: Answer): Readonly<Record<string, string>> {
  if (entries.length < entryCount) return {};
  const rules = new Set(entries.map(({ rule }) => rule));
  const kinds = new Set(entries.map(({ kind }) => kind));
  const [rule] = rules;
  return {
    ...(rules.size === 1 && rule !== undefined ? { rule } : {}),
    kind: [...kinds].join(','),
  };
}
