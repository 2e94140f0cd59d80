import { ceilingsSteps } from '../planning/ceilings';
import { breakEvenSteps } from '../planning/explore/break-even';
import { planMapSteps } from '../planning/explore/plan-map';
import { sensitivitySteps } from '../planning/explore/sensitivity';
import { impactSteps } from '../planning/impact';
import { recommendSteps } from '../planning/recommend/recommend';
import { assumptionSteps } from '../planning/register';
import { withOverflow } from '../planning/record';
import type { Stepwise } from '../planning/stepwise';
import type { OpenTask, Tasks } from './jobs';
import type { Answer, AnswerStep, Question } from './questions';

/** Parts are worked on for about so long before it is told how far they are. */
const PIECE_MS = 60;

function begin(question: Question): Stepwise<Answer> {
  switch (question.kind) {
    case 'recommend':
      return recommendSteps(question);
    case 'ceilings':
      return ceilingsSteps(question);
    case 'assumptions':
      return assumptionSteps(question);
    case 'impact':
      return impactSteps(question);
    case 'break-even':
      return breakEvenSteps(question);
    case 'plan-map':
      return planMapSteps(question);
    case 'sensitivity':
      return sensitivitySteps(question);
    default:
      return question satisfies never;
  }
}

/** One question, a little at a time: it can be left between two pieces. */
export function answerTask(question: Tasks['answer']['setup']): OpenTask<Tasks['answer']> {
  const work = begin(question);
  const next = (): AnswerStep => {
    const until = performance.now() + PIECE_MS;
    for (;;) {
      const step = work.next();
      if (step.done === true) return { kind: 'result', result: step.value };
      const { done, of, preview } = step.value;
      if (preview !== undefined) return { kind: 'preview', done, of, result: preview };
      if (performance.now() >= until) return { kind: 'progress', done, of };
    }
  };
  return { next: () => withOverflow(next) };
}
