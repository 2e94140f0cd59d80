import { useMemo } from 'react';
import { EntryKind } from '../../../shared/contract/result';
import type { LedgerGrouping, LedgerGroups } from '../../../shared/contract/ledger-page';
import { DataTable } from '../../components/data-table/DataTable';
import type { GridColumn } from '../../components/data-table/grid-column';
import { CreditsText } from '../../components/CreditsText';
import { MoneyText } from '../../components/MoneyText';
import { formatCount } from '../../format/credits';
import { formatDate } from '../../format/dates';
import { currentRoute, navigate } from '../../routing/use-route';
import { useLedgerGroups } from '../../stores/ledger-pages';
import { useLocale } from '../../stores/preferences';
import { GROUPINGS, openGroup } from './ledger-groups';
import type { LedgerFacts } from './use-ledger-facts';

type Group = LedgerGroups[number];

type LedgerGroupGridProps = { readonly facts: LedgerFacts; readonly by: LedgerGrouping };

/** The rows summed by what they share; opening a group shows its rows. */
export function LedgerGroupGrid({ facts, by }: LedgerGroupGridProps) {
  const locale = useLocale();
  const groups = useLedgerGroups(facts.of, facts.filter, by).data;
  const columns = useMemo(() => groupColumns(facts, by, locale), [facts, by, locale]);
  if (groups === undefined) return null;
  const open = ({ key }: Group): void => {
    const route = currentRoute();
    const query = openGroup(route.query, by, key);
    if (query !== undefined) navigate({ ...route, query });
  };
  return (
    <DataTable
      label={`Ledger of ${facts.simulation.summary.label} by ${by}`}
      columns={columns}
      rowCount={groups.length}
      rowAt={(index) => groups[index]}
      rowKey={({ key }) => key ?? ''}
      onOpen={open}
      selectsCells
    />
  );
}

function groupColumns(
  facts: LedgerFacts,
  by: LedgerGrouping,
  locale: string,
): readonly GridColumn<Group>[] {
  const name = ({ key }: Group): string => nameOf(facts, by, key, locale);
  return [
    {
      id: 'key',
      head: GROUPINGS.find((each) => each.by === by)?.label ?? by,
      name: by,
      width: 260,
      grows: true,
      cell: (group) => <span title={name(group)}>{name(group)}</span>,
      copies: ({ key }) => key ?? '',
    },
    {
      id: 'count',
      head: 'Rows',
      name: 'Rows',
      width: 96,
      align: 'end',
      cell: ({ sums }) => formatCount(sums.count, locale),
      copies: ({ sums }) => String(sums.count),
    },
    ...facts.book.meters.map(({ id, unitPlural }): GridColumn<Group> => {
      const creditsOf = ({ sums }: Group): string | undefined =>
        sums.credits.find(({ meter }) => meter === id)?.credits;
      return {
        id: `credits:${id}`,
        head: `${unitPlural[0]?.toUpperCase() ?? ''}${unitPlural.slice(1)}`,
        name: `Change (${unitPlural})`,
        width: 140,
        align: 'end',
        cell: (group) => {
          const credits = creditsOf(group);
          return credits === undefined ? '' : <CreditsText credits={credits} signed />;
        },
        copies: (group) => creditsOf(group) ?? '',
      };
    }),
    {
      id: 'money',
      head: facts.simulation.currency,
      name: `Money (${facts.simulation.currency})`,
      width: 120,
      align: 'end',
      cell: ({ sums }) => (/[1-9]/.test(sums.money) ? <MoneyText amount={sums.money} /> : ''),
      copies: ({ sums }) => sums.money,
    },
  ];
}

const NONE: Readonly<Record<LedgerGrouping, string>> = {
  kind: 'no kind',
  line: 'of no line',
  meter: 'money',
  case: 'of no case',
  rule: 'no rule',
  on: 'no day',
  month: 'no month',
};

function nameOf(
  facts: LedgerFacts,
  by: LedgerGrouping,
  key: string | null,
  locale: string,
): string {
  if (key === null) return NONE[by];
  switch (by) {
    case 'kind': {
      const kind = EntryKind.safeParse(key);
      return kind.success ? facts.names.kind(kind.data) : key;
    }
    case 'line':
      return facts.names.line(key);
    case 'meter':
      return facts.names.meter(key);
    case 'case':
      return facts.names.case(key);
    case 'rule':
      return facts.ruleWords(key);
    case 'on':
      return formatDate(key, locale, 'weekday');
    case 'month':
      return formatDate(`${key}-01`, locale, 'month');
    default:
      return by satisfies never;
  }
}
