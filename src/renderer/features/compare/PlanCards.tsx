import type { ReactNode } from 'react';
import { Button } from '@mantine/core';
import { MoneyText } from '../../components/MoneyText';
import { isOwn, type CompareFacts } from './compare-facts';
import { ALL_FIGURES, FIGURE_COLUMNS, FIGURE_HEADS, type FigureColumn } from './compare-columns';
import { Bought, DeltaText, PlanFigure, PlanName, Sentence, Unserved } from './PlanCells';
import { explainPlan } from './explain-plan';
import type { PlanRow } from './plan-rows';

type CardProps = { readonly facts: CompareFacts; readonly row: PlanRow };

/** The plans side by side, for a screen that several people look at. */
export function PlanCards({ facts }: { readonly facts: CompareFacts }) {
  return (
    <ul className="plan-cards" aria-label="Plans compared, cheapest first">
      {facts.rows.map((row) => (
        <li key={row.key}>
          <PlanCard facts={facts} row={row} />
        </li>
      ))}
    </ul>
  );
}

function PlanCard({ facts, row }: CardProps) {
  const { summary } = row;
  const [main = 'total'] = FIGURE_COLUMNS[facts.measure];
  const others = ALL_FIGURES.filter((column) => column !== main);
  const best = facts.recommendation.best?.key === row.key;
  return (
    <article className="plan-card" data-best={best ? '' : undefined} aria-label={summary.label}>
      <h2 className="plan-card__name">
        <PlanName facts={facts} row={row} />
      </h2>
      <p className="plan-card__main">
        <Main facts={facts} row={row} column={main} />
        <span className="caption">{FIGURE_HEADS[main]}</span>
      </p>
      <p className="plan-card__why">
        <Sentence facts={facts} row={row} />
      </p>
      <dl className="plan-card__facts">
        {others.map((column) => (
          <Fact key={column} head={FIGURE_HEADS[column]}>
            <PlanFigure facts={facts} row={row} column={column} />
          </Fact>
        ))}
        <Fact head="Bought">
          <Bought facts={facts} row={row} />
        </Fact>
        <Fact head="Unserved">
          <Unserved facts={facts} row={row} />
        </Fact>
        <Fact
          head={
            facts.reference === undefined ? 'Difference' : `vs ${facts.reference.summary.label}`
          }
        >
          <DeltaText facts={facts} row={row} />
        </Fact>
      </dl>
      <div className="plan-card__actions">
        <Button
          variant="default"
          size="compact-sm"
          disabled={!isOwn(facts, row)}
          onClick={() => facts.openTimeline(row)}
        >
          Timeline
        </Button>
        <Button
          variant="subtle"
          size="compact-sm"
          aria-pressed={facts.baseline === row.key}
          onClick={() => facts.pin(facts.baseline === row.key ? undefined : row.key)}
        >
          {facts.baseline === row.key ? 'Unpin' : 'Pin as baseline'}
        </Button>
      </div>
    </article>
  );
}

function Main({ facts, row, column }: CardProps & { readonly column: FigureColumn }) {
  if (column === 'unit' || column === 'credit' || row.total === null)
    return <PlanFigure facts={facts} row={row} column={column} isMain />;
  return (
    <span className="screen-figure">
      <MoneyText
        amount={column === 'total' ? row.total : row.average}
        currency={facts.comparison.currency}
        headline
        explain={explainPlan(facts, row, column)}
      />
    </span>
  );
}

function Fact({ head, children }: { readonly head: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{head}</dt>
      <dd>{children}</dd>
    </div>
  );
}
