import { Button, Progress } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { AnswerProgress } from '../trpc/use-long-answer';
import { Late } from './Late';
import './under-way.css';

/** From here on the seconds are told: a bar that stands still could as well be stuck. */
const LONG_SECONDS = 3;

type UnderWayProps = {
  /** What is being done: "Pricing every plan at 41 volumes". */
  readonly words: string;
  readonly running: boolean;
  readonly progress?: AnswerProgress | undefined;
  readonly onStop: () => void;
};

/** How far work is, with a way to stop it; nothing while it is quick or over. */
export function UnderWay({ running, ...work }: UnderWayProps) {
  return running ? <Running {...work} /> : null;
}

function Running({ words, progress, onStop }: Omit<UnderWayProps, 'running'>) {
  const seconds = useSeconds();
  return (
    <Late>
      <div className="under-way" role="status">
        <span className="under-way__words secondary">
          {words}
          {seconds < LONG_SECONDS ? null : (
            // Counted for the eye alone: said aloud it would never end.
            <span className="tabular" aria-hidden>
              , {seconds} s
            </span>
          )}
        </span>
        <Progress
          className="under-way__bar"
          value={progress === undefined ? 0 : (100 * progress.done) / Math.max(1, progress.of)}
          aria-label={words}
        />
        <Button variant="subtle" size="compact-sm" onClick={onStop}>
          Stop
        </Button>
      </div>
    </Late>
  );
}

/** Whole seconds on screen. */
function useSeconds(): number {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds((before) => before + 1), 1_000);
    return () => clearInterval(timer);
  }, []);
  return seconds;
}
