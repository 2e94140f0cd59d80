import type { LedgerEntry } from '../../../shared/contract/result';
import { CreditsText } from '../../components/CreditsText';
import { figureWidth } from '../../components/data-table/figure-width';
import type { GridColumn } from '../../components/data-table/grid-column';
import { DateText } from '../../components/DateText';
import { HostWords } from '../../components/HostWords';
import { MoneyText } from '../../components/MoneyText';
import { useExplain, type ExplainTarget } from '../../stores/explain';
import { explainEntry } from './explain-entry';
import type { LedgerFacts } from './use-ledger-facts';

type Column = GridColumn<LedgerEntry>;

const capital = (word: string): string => `${word[0]?.toUpperCase() ?? ''}${word.slice(1)}`;

const caseColumn = (nameOf: (id: string) => string): Column => ({
  id: 'case',
  head: 'Case',
  name: 'Case',
  width: 120,
  cell: ({ case: id }) => (id === undefined ? '' : nameOf(id)),
  copies: ({ case: id }) => id ?? '',
});

const meterColumn = (nameOf: (id: string) => string): Column => ({
  id: 'meter',
  head: 'Meter',
  name: 'Meter',
  width: 92,
  cell: ({ meter }) =>
    meter === undefined ? '' : <span title={nameOf(meter)}>{nameOf(meter)}</span>,
  copies: ({ meter }) => (meter === undefined ? '' : nameOf(meter)),
});

function whatColumns({ names, cases, longest }: LedgerFacts): readonly Column[] {
  return [
    {
      id: 'seq',
      head: '#',
      name: 'Number',
      width: 60,
      align: 'end',
      sortable: true,
      cell: ({ seq }) => <span className="secondary">{seq + 1}</span>,
      copies: ({ seq }) => String(seq + 1),
    },
    {
      id: 'on',
      head: 'Day',
      name: 'Day',
      width: 104,
      sortable: true,
      cell: ({ on }) => <DateText date={on} />,
      copies: ({ on }) => on,
    },
    {
      id: 'kind',
      head: 'Kind',
      name: 'Kind',
      width: 80,
      sortable: true,
      cell: ({ kind }) => names.kind(kind),
      copies: ({ kind }) => kind,
    },
    ...(cases.length === 0 ? [] : [caseColumn(names.case)]),
    {
      id: 'line',
      head: 'Line',
      name: 'Line or catalog',
      width: 120,
      grows: true,
      sortable: true,
      cell: ({ line }) =>
        line === undefined ? '' : <span title={names.line(line)}>{names.line(line)}</span>,
      copies: ({ line }) => (line === undefined ? '' : names.line(line)),
    },
    {
      id: 'units',
      head: 'Units',
      name: 'Units',
      width: figureWidth(64, longest.units),
      align: 'end',
      sortable: true,
      cell: ({ units }) => (units === undefined ? '' : <CreditsText credits={String(units)} />),
      copies: ({ units }) => (units === undefined ? '' : String(units)),
    },
  ];
}

function amountColumns(facts: LedgerFacts): readonly Column[] {
  const { book, simulation, meters, longest } = facts;
  const isMixed = meters.length > 1;
  const unit = isMixed ? 'credits' : (book.meters[0]?.unitPlural ?? 'credits');
  const explain = (entry: LedgerEntry) => explainEntry(facts, entry);
  const unitOf = (id: string): string =>
    capital(book.meters.find((meter) => meter.id === id)?.unitPlural ?? id);
  return [
    ...(isMixed ? [meterColumn(unitOf)] : []),
    {
      id: 'credits',
      head: isMixed ? 'Change' : capital(unit),
      name: `Change (${unit})`,
      width: figureWidth(84, longest.credits),
      align: 'end',
      sortable: true,
      cell: ({ credits }) =>
        credits === undefined ? '' : <CreditsText credits={credits} signed />,
      copies: ({ credits }) => credits ?? '',
      explain,
    },
    {
      id: 'balance',
      head: 'Balance',
      name: `Balance after (${unit})`,
      width: figureWidth(84, longest.credits),
      align: 'end',
      sortable: true,
      cell: ({ balance }) => (balance === undefined ? '' : <CreditsText credits={balance} />),
      copies: ({ balance }) => balance ?? '',
      explain,
    },
    {
      id: 'money',
      head: simulation.currency,
      name: `Money (${simulation.currency})`,
      width: figureWidth(80, longest.money),
      align: 'end',
      sortable: true,
      cell: ({ money }) => (money === undefined ? '' : <MoneyText amount={money} />),
      copies: ({ money }) => money ?? '',
      explain,
    },
  ];
}

/** Date, kind, amount, balance after, cause and rule of each row. */
export function ledgerColumns(facts: LedgerFacts): readonly Column[] {
  const explain = (entry: LedgerEntry) => explainEntry(facts, entry);
  const words = ({ rule }: LedgerEntry): string => facts.ruleWords(rule);
  return [
    ...whatColumns(facts),
    ...amountColumns(facts),
    {
      id: 'cause',
      head: 'Cause',
      name: 'Cause',
      width: 130,
      grows: true,
      cell: ({ cause }) => <HostWords>{cause}</HostWords>,
      copies: ({ cause }) => cause,
      explain,
    },
    {
      id: 'rule',
      head: 'Rule',
      name: 'Rule',
      width: 125,
      grows: true,
      sortable: true,
      cell: (entry) => <RuleButton words={words(entry)} target={explain(entry)} />,
      copies: ({ rule }) => rule,
      explain,
    },
  ];
}

/** A plain click on the rule opens where it comes from; the grid keeps the one tab stop. */
function RuleButton({ words, target }: { readonly words: string; readonly target: ExplainTarget }) {
  const open = useExplain((state) => state.open);
  return (
    <button
      type="button"
      className="ledger__rule"
      tabIndex={-1}
      title={words}
      onClick={() => open(target)}
    >
      {words}
    </button>
  );
}
