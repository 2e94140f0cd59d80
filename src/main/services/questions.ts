import type { Ceilings } from '../../shared/contract/ceilings';
import type { Recommendation } from '../../shared/contract/decisions';
import type { AssumptionRegister } from '../../shared/contract/explain';
import type {
  BreakEven,
  BreakEvenQuery,
  PlanMap,
  PlanMapQuery,
  Sensitivity,
} from '../../shared/contract/explore';
import type { Impact } from '../../shared/contract/impact';
import type { PriceBook } from '../../shared/contract/price-book';
import type { Scenario } from '../../shared/contract/scenario';
import type { RecommendInput } from '../planning/recommend/recommend';

type Of<I, O> = { readonly asked: I; readonly answer: O };
type Priced = { readonly scenario: Scenario; readonly book: PriceBook };

/** What can be asked, and what the answer is. */
export type Questions = {
  readonly recommend: Of<RecommendInput, Recommendation>;
  readonly ceilings: Of<Priced & { readonly plan: string }, Ceilings>;
  readonly assumptions: Of<Priced & { readonly plan: string }, AssumptionRegister>;
  readonly impact: Of<
    {
      readonly scenarios: readonly Scenario[];
      readonly before: PriceBook;
      readonly after: PriceBook;
    },
    Impact
  >;
  readonly 'break-even': Of<Priced & { readonly query: BreakEvenQuery }, BreakEven>;
  readonly 'plan-map': Of<Priced & { readonly query: PlanMapQuery }, PlanMap>;
  readonly sensitivity: Of<Priced & { readonly plan: string }, Sensitivity>;
};

/** A question as a thread gets it. */
export type Question = {
  [K in keyof Questions]: { readonly kind: K } & Questions[K]['asked'];
}[keyof Questions];
export type Answer = Questions[keyof Questions]['answer'];

/** What a thread says after a moment's work. */
export type AnswerStep =
  | { readonly kind: 'progress'; readonly done: number; readonly of: number }
  | {
      readonly kind: 'preview';
      readonly done: number;
      readonly of: number;
      readonly result: Answer;
    }
  | { readonly kind: 'result'; readonly result: Answer };
