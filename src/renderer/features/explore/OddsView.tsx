import { Button, NumberInput, Progress, Select } from '@mantine/core';
import { useState } from 'react';
import type { PriceBook } from '../../../shared/contract/price-book';
import type { MonteCarloResult } from '../../../shared/contract/uncertainty';
import { EmptyState } from '../../components/EmptyState';
import { ErrorPanel } from '../../components/ErrorPanel';
import { PlanSelect } from '../../components/PlanSelect';
import { RouteLink } from '../../components/RouteLink';
import { formatCount } from '../../format/credits';
import { writeNumber } from '../../format/intl';
import { isUncertain } from '../../format/quantity';
import { toScenario } from '../../routing/route';
import { useChosenPlan } from '../../stores/chosen-plan';
import { useDraft } from '../../stores/draft';
import { useLocale } from '../../stores/preferences';
import { OddsPicture } from './OddsPicture';
import { oddsSentence } from './odds-words';
import { OddsTable } from './OddsTable';
import { Working } from './Working';
import { useMonteCarlo, type Runs } from './use-explore';

const RUNS = ['1000', '10000', '50000'] as const;

/** How likely each outcome is, over many runs with the uncertain quantities drawn anew. */
export function OddsView({ book }: { readonly book: PriceBook }) {
  const scenario = useDraft((state) => state.scenario);
  const record = useDraft((state) => state.head?.id);
  const varies =
    scenario !== undefined &&
    (scenario.catalogs.some(({ records }) => isUncertain(records)) ||
      scenario.lines.some(({ quantity }) => isUncertain(quantity)));
  if (!varies) {
    return (
      <EmptyState
        title="Nothing varies"
        actions={
          record === undefined ? undefined : (
            <RouteLink to={toScenario(record, 'workload')}>Go to the workload</RouteLink>
          )
        }
      >
        Every quantity of this workload is one number, so every run is the same. Give one a range:
        type 5k to 9k, 7k ±20%, or past 120; 135; 150 in its cell.
      </EmptyState>
    );
  }
  return <Odds book={book} />;
}

function Odds({ book }: { readonly book: PriceBook }) {
  const locale = useLocale();
  const [plan, setPlan] = useChosenPlan();
  const [seed, setSeed] = useState(1);
  const [runs, setRuns] = useState<string>('10000');
  const asked = useMonteCarlo({ plan, seed, runs: Number(runs) });
  const { result, error } = asked;
  return (
    <section aria-label="How sure" aria-busy={asked.running}>
      <div className="explore__axes">
        <PlanSelect plan={plan} onPlan={setPlan} />
        <Select
          aria-label="Runs"
          w="7.5rem"
          value={runs}
          onChange={(next) => setRuns(next ?? '10000')}
          data={RUNS.map((value) => ({
            value,
            label: `${writeNumber(value, locale)} runs`,
          }))}
        />
        <NumberInput
          aria-label="Seed"
          prefix="seed "
          w="7rem"
          min={0}
          max={4_294_967_295}
          allowDecimal={false}
          value={seed}
          onChange={(next) => setSeed(typeof next === 'number' ? next : 1)}
        />
        <Under asked={asked} runs={Number(runs)} />
      </div>
      {error !== null && result === undefined ? (
        <ErrorPanel title="The runs could not be made" error={error} />
      ) : null}
      {result === undefined && asked.running ? <Working words="Making the first runs…" /> : null}
      {result === undefined ? null : (
        <Answer result={result} asked={asked} plan={plan} book={book} />
      )}
    </section>
  );
}

/** Progress while runs are under way; they can be stopped. */
function Under({ asked, runs }: { readonly asked: Runs; readonly runs: number }) {
  if (!asked.running) return null;
  return (
    <span className="explore__progress">
      <Progress value={(100 * asked.done) / runs} w="4rem" aria-label="Runs done" />
      <Button variant="subtle" size="compact-sm" onClick={asked.cancel}>
        Stop
      </Button>
    </span>
  );
}

type AnswerProps = {
  readonly result: MonteCarloResult;
  readonly asked: Runs;
  readonly plan: string | undefined;
  readonly book: PriceBook;
};

function Answer({ result, asked, plan, book }: AnswerProps) {
  const locale = useLocale();
  const odds = result.plans.find((each) => each.plan === plan);
  const { uncertain, runs, seed } = result;
  return (
    <>
      <p className="lead explore__sentence">{oddsSentence(result)}</p>
      <p className="secondary explore__limits">
        Only the {uncertain.length === 1 ? 'one quantity' : `${uncertain.length} quantities`} with a
        range {uncertain.length === 1 ? 'varies' : 'vary'}; {formatCount(runs, locale)} runs, seed{' '}
        {seed}. A range typed as “5k to 9k” holds 80 of 100 cases.
      </p>
      {odds === undefined ? null : (
        <OddsPicture
          odds={odds}
          result={result}
          former={asked.former}
          place={book.plans.findIndex(({ id }) => id === odds.plan)}
        />
      )}
      <OddsTable result={result} />
    </>
  );
}
