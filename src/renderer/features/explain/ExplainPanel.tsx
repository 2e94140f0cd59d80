import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { ExplainTarget as Question } from '../../../shared/contract/explain';
import { CopyButton } from '../../components/CopyButton';
import { ErrorPanel } from '../../components/ErrorPanel';
import { useExplain, type ExplainTarget } from '../../stores/explain';
import { Answered } from './Answered';
import { answerText } from './answer-text';
import { useAnswer } from './use-answer';
import './explain.css';

/** A term followed from the figure, with its name for the way back. */
type Step = { readonly title: string; readonly question: Question };

/** Most steps from a figure to its source. */
const MOST_STEPS = 3;

/** Where a figure comes from: terms, ledger rows, rule, source. Esc closes it and returns the focus. */
export function ExplainPanel() {
  const target = useExplain((state) => state.target);
  if (target === undefined) return null;
  return <Explained key={JSON.stringify(target.subject)} target={target} />;
}

function Explained({ target }: { readonly target: ExplainTarget }) {
  const close = useExplain((state) => state.close);
  const [steps, setSteps] = useState<readonly Step[]>([]);
  const head = useRef<HTMLHeadingElement>(null);
  const { answer, error, plan } = useAnswer(target, steps.at(-1)?.question);
  useEffect(() => head.current?.focus({ preventScroll: true }), []);
  const go = (next: readonly Step[]): void => {
    setSteps(next);
    head.current?.focus({ preventScroll: true });
  };
  const title = steps.at(-1)?.title ?? target.title;
  return (
    <div className="explain">
      <header className="explain__head">
        <h2 ref={head} tabIndex={-1} className="explain__title">
          {title}
        </h2>
        <ActionIcon variant="subtle" size={24} aria-label="Close the explanation" onClick={close}>
          <IconX size={16} />
        </ActionIcon>
      </header>
      <Way from={target.title} steps={steps} onGo={go} />
      {error !== null && answer === undefined ? (
        <ErrorPanel title="This figure could not be explained" error={error} />
      ) : null}
      {answer === undefined ? null : (
        <>
          <Answered
            answer={answer}
            plan={plan}
            onFollow={
              steps.length >= MOST_STEPS
                ? undefined
                : (question, name) => go([...steps, { title: name, question }])
            }
          />
          <CopyButton what={() => answerText(answer)} label="Copy as text" size="compact-sm" />
        </>
      )}
    </div>
  );
}

type WayProps = {
  readonly from: string;
  readonly steps: readonly Step[];
  readonly onGo: (steps: readonly Step[]) => void;
};

/** The figures between the one asked about and the one shown, each a way back. */
function Way({ from, steps, onGo }: WayProps) {
  if (steps.length === 0) return null;
  return (
    <nav className="explain__way" aria-label="Way from the figure">
      <button type="button" onClick={() => onGo([])}>
        {from}
      </button>
      {steps.slice(0, -1).map((step, at) => (
        <button key={step.title} type="button" onClick={() => onGo(steps.slice(0, at + 1))}>
          {step.title}
        </button>
      ))}
    </nav>
  );
}
