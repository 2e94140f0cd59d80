import { Button } from '@mantine/core';
import { useQueries, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { StoredScenario } from '../../../shared/contract/library';
import type { Comparison, PlanSummary } from '../../../shared/contract/result';
import { ErrorPanel } from '../../components/ErrorPanel';
import { DateText } from '../../components/DateText';
import { MoneyText } from '../../components/MoneyText';
import { RouteLink } from '../../components/RouteLink';
import { differenceOf, percentChange } from '../../format/exact';
import { UNKNOWN } from '../../format/intl';
import { formatDelta } from '../../format/money';
import { toScenario } from '../../routing/route';
import { useLocale } from '../../stores/preferences';
import { useTRPC } from '../../trpc/client';

/** More columns than this are no longer read. */
export const MOST_BESIDE = 5;

type Column = {
  readonly id: string;
  readonly stored: StoredScenario | undefined;
  readonly comparison: Comparison | undefined;
};

const cheapestOf = (comparison: Comparison | undefined): PlanSummary | undefined =>
  comparison?.plans.find(
    ({ plan, priceBook }) =>
      plan === comparison.cheapest && priceBook === comparison.cheapestPriceBook,
  );

/** Two to five scenarios next to each other: what each costs, and what the others differ from the first. */
export function SideBySide({
  ids,
  onClose,
}: {
  readonly ids: readonly string[];
  readonly onClose: () => void;
}) {
  const trpc = useTRPC();
  const stored = useQueries({
    queries: ids.map((id) => ({ ...trpc.scenarios.get.queryOptions({ id }), staleTime: 0 })),
  });
  const compared = useQueries({
    queries: stored.map(({ data }) =>
      trpc.planning.compare.queryOptions(
        { scenario: data?.scenario ?? ({} as never) },
        { enabled: data !== undefined },
      ),
    ),
  });
  const error = [...stored, ...compared].find((query) => query.error !== null)?.error;
  const columns = ids.map((id, at): Column => ({
    id,
    stored: stored[at]?.data,
    comparison: compared[at]?.data,
  }));
  return (
    <div className="library beside">
      <header className="library__head">
        <h1 className="title">Side by side</h1>
        <span className="library__space" />
        <Button variant="default" onClick={onClose}>
          Back to the library
        </Button>
      </header>
      {error === undefined || error === null ? null : (
        <ErrorPanel title="Not all of them could be priced" error={error} />
      )}
      <div className="beside__scroll">
        <table className="beside__table">
          <thead>
            <tr>
              <th scope="col">
                <span className="visually-hidden">Figure</span>
              </th>
              {columns.map(({ id, stored: one }) => (
                <th key={id} scope="col">
                  <RouteLink to={toScenario(id, 'compare')}>{one?.head.name ?? '…'}</RouteLink>
                </th>
              ))}
            </tr>
          </thead>
          <Figures columns={columns} />
        </table>
      </div>
    </div>
  );
}

type FigureRowProps = {
  readonly title: string;
  readonly className?: string;
  /** One for each scenario, in their order. */
  readonly cells: readonly ReactNode[];
};

function FigureRow({ title, className, cells }: FigureRowProps) {
  return (
    <tr className={className}>
      <th scope="row">{title}</th>
      {cells.map((cell, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- a cell is its column, and columns do not move
        <td key={at}>{cell}</td>
      ))}
    </tr>
  );
}

function StartCell({ stored }: Column) {
  if (stored === undefined) return UNKNOWN;
  return (
    <>
      <DateText date={stored.scenario.start} />, {stored.scenario.months}
    </>
  );
}

function BookCell({ stored }: Column) {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.priceBooks.list.queryOptions());
  if (stored === undefined) return UNKNOWN;
  const { id, version } = stored.head.priceBook;
  return `${data?.find((head) => head.id === id)?.label ?? id} ${version}`;
}

const planNamed = (comparison: Comparison | undefined, label: string): PlanSummary | undefined =>
  comparison?.plans.find((plan) => plan.label === label);

function Figures({ columns }: { readonly columns: readonly Column[] }) {
  const labels = columns.flatMap(
    ({ comparison }) => comparison?.plans.map(({ label }) => label) ?? [],
  );
  return (
    <tbody>
      <FigureRow
        title="Price book"
        cells={columns.map((column) => (
          <BookCell key={column.id} {...column} />
        ))}
      />
      <FigureRow
        title="From, months"
        cells={columns.map((column) => (
          <StartCell key={column.id} {...column} />
        ))}
      />
      <FigureRow
        title="Cheapest plan"
        cells={columns.map(({ comparison }) => cheapestOf(comparison)?.label ?? UNKNOWN)}
      />
      <FigureRow
        title="Its total"
        className="beside__total"
        cells={columns.map(({ id, comparison }) => (
          <MoneyText
            key={id}
            amount={cheapestOf(comparison)?.total ?? null}
            currency={comparison?.currency}
          />
        ))}
      />
      <FigureRow
        title="Against the first"
        cells={columns.map((column, at) =>
          at === 0 ? 'n/a' : <Delta key={column.id} column={column} first={columns[0]} />,
        )}
      />
      {[...new Set(labels)].map((label) => (
        <FigureRow
          key={label}
          title={label}
          cells={columns.map(({ id, comparison }) => (
            <PlanTotal key={id} plan={planNamed(comparison, label)} />
          ))}
        />
      ))}
    </tbody>
  );
}

function PlanTotal({ plan }: { readonly plan: PlanSummary | undefined }) {
  if (plan === undefined) return 'n/a';
  return (
    <>
      <MoneyText amount={plan.total} currency={plan.currency} />
      {plan.status === 'feasible' ? null : (
        <span className="caption beside__note">
          {plan.status === 'price-unknown' ? 'price not known' : 'not all served'}
        </span>
      )}
    </>
  );
}

function Delta({ column, first }: { readonly column: Column; readonly first: Column | undefined }) {
  const locale = useLocale();
  const own = cheapestOf(column.comparison);
  const reference = cheapestOf(first?.comparison);
  if (own?.total == null || reference?.total == null) return UNKNOWN;
  if (own.currency !== reference.currency) return 'other currency';
  return formatDelta(
    differenceOf(own.total, reference.total),
    reference.total,
    percentChange(own.total, reference.total),
    { locale, currency: own.currency },
  );
}
