import { Button } from '@mantine/core';
import { UnderWay } from '../../components/UnderWay';
import type { LongAnswer } from '../../trpc/use-long-answer';

type WaitingProps = { readonly answer: LongAnswer<unknown>; readonly words: string };

/** Work under way; before the first answer it holds the place of the picture, so that nothing jumps. */
export function Waiting({ answer, words }: WaitingProps) {
  const { data, running, progress, error, stopped, cancel, again } = answer;
  return (
    <div className={data === undefined && error === null ? 'explore__working' : undefined}>
      <UnderWay words={words} running={running} progress={progress} onStop={cancel} />
      {stopped ? (
        <p className="secondary">
          Stopped.{' '}
          <Button variant="subtle" size="compact-sm" onClick={again}>
            Start again
          </Button>
        </p>
      ) : null}
    </div>
  );
}
