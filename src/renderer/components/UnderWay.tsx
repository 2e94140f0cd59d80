import { Button, Progress } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { AnswerProgress } from '../trpc/use-long-answer';
import './under-way.css';

/** Work shorter than this shows nothing, so that nothing flickers. */
const QUIET_MS = 300;
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
export function UnderWay({ words, running, progress, onStop }: UnderWayProps) {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!running) return undefined;
    const timer = setTimeout(() => setLate(true), QUIET_MS);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [running]);
  const seconds = useSeconds(running);
  if (!running || !late) return null;
  return (
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
  );
}

/** Whole seconds since `running` began. */
function useSeconds(running: boolean): number {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    if (!running) return undefined;
    const timer = setInterval(() => setSeconds((before) => before + 1), 1_000);
    return () => {
      clearInterval(timer);
      setSeconds(0);
    };
  }, [running]);
  return seconds;
}
