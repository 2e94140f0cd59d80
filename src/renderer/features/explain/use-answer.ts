import { skipToken, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ExplainTarget as Question } from '../../../shared/contract/explain';
import { useComparison, useOpenBook, useSimulation } from '../../stores/figures';
import type { ExplainTarget } from '../../stores/explain';
import { askRun } from '../../stores/ledger-pages';
import { useTRPCClient } from '../../trpc/client';
import { questionOf } from './explain-question';
import { answerElsewhere } from './other-book';
import { answerHere, type Answer } from './own-answers';

export type Answering = {
  readonly answer: Answer | undefined;
  readonly error: unknown;
  /** The plan that the answer is about. */
  readonly plan: string | undefined;
};

/** What the panel shows of a figure, and of a term followed from it; it follows the draft. */
export function useAnswer(target: ExplainTarget, followed: Question | undefined): Answering {
  const client = useTRPCClient();
  const book = useOpenBook();
  const comparison = useComparison().data;
  const { subject, title } = target;
  const { plan } = subject;
  const elsewhere =
    'priceBook' in subject && subject.priceBook !== undefined && subject.priceBook !== book?.id
      ? comparison?.plans.find((row) => row.plan === plan && row.priceBook === subject.priceBook)
      : undefined;
  const run = useSimulation(elsewhere === undefined ? plan : undefined).data;
  const question =
    followed ??
    (book === undefined ? undefined : questionOf(subject, book.id, run?.simulation.summary));
  const asked = useQuery({
    queryKey: ['explain', plan, question, run?.run],
    queryFn:
      question === undefined || run === undefined || plan === undefined
        ? skipToken
        : ({ signal }) =>
            askRun(run.run, plan, (of) =>
              client.planning.explain.query({ of, target: question }, { signal }),
            ),
    placeholderData: (former) => former,
  });
  return useMemo(() => {
    if (question !== undefined) return { answer: asked.data, error: asked.error, plan };
    if (elsewhere !== undefined)
      return { answer: answerElsewhere(subject, title, elsewhere), error: null, plan };
    const answer =
      book === undefined ? undefined : answerHere(subject, title, book, run?.simulation);
    return { answer, error: null, plan };
  }, [question, asked.data, asked.error, elsewhere, subject, title, book, run, plan]);
}
