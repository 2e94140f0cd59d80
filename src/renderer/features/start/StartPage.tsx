import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { skipToken } from '@tanstack/react-query';
import { toLibrary } from '../../routing/route';
import { navigate, useQueryFact } from '../../routing/use-route';
import { useTRPC } from '../../trpc/client';
import { BookStep } from './BookStep';
import { CostStep } from './CostStep';
import { startOver, useStarting } from './starting';
import { useMakeScenario } from './use-make-scenario';
import { WorkStep } from './WorkStep';
import './start.css';

const STEPS = ['What you use', 'What you process', 'What it costs'] as const;

/** From nothing to a priced comparison in three steps; every step can be gone back to. */
export function StartPage() {
  const [stepFact, setStep] = useQueryFact('step');
  const { book: ref, scenario } = useStarting();
  const trpc = useTRPC();
  const { data } = useQuery(trpc.priceBooks.get.queryOptions(ref ?? skipToken));
  const make = useMakeScenario();
  const reached = scenario === undefined ? 0 : 2;
  const step = Math.min(reached, Math.max(0, Number(stepFact ?? 1) - 1));
  const go = (to: number): void => setStep(to === 0 ? undefined : String(to + 1));
  return (
    <div className="start">
      <header className="start__head">
        <h1 className="title">New scenario</h1>
        <ol className="start__steps">
          {STEPS.map((title, at) => (
            <li key={title}>
              <button
                type="button"
                className="start__step"
                aria-current={at === step ? 'step' : undefined}
                disabled={at > reached}
                onClick={() => go(at)}
              >
                <span className="start__number">{at + 1}</span> {title}
              </button>
            </li>
          ))}
        </ol>
        <Button
          variant="subtle"
          onClick={() => {
            startOver();
            navigate(toLibrary());
          }}
        >
          Cancel
        </Button>
      </header>
      <div className="start__body">
        {step === 0 ? <BookStep onChosen={() => go(1)} make={make} /> : null}
        {step === 1 && data !== undefined && scenario !== undefined ? (
          <WorkStep
            book={data.book}
            scenario={scenario}
            onNext={() => go(2)}
            onBack={() => go(0)}
          />
        ) : null}
        {step === 2 && data !== undefined && scenario !== undefined ? (
          <CostStep scenario={scenario} onBack={() => go(1)} make={make} />
        ) : null}
      </div>
    </div>
  );
}
