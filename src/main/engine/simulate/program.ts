import type { PriceBook } from '../../../shared/contract/price-book';
import type { Scenario } from '../../../shared/contract/scenario';
import type { Day } from '../time/day';
import { compileTerms, placesNeeded, type PlanTerms, type TermsContext } from '../terms/terms';
import { compileWorkload, type WorkLine, type Workload } from '../workload/workload';
import type { Columns } from './columns';

export type Lot = { readonly pack: string; readonly count: number; readonly from: Day };

/** How packs come in when credits run short. */
export type Purchasing =
  | { readonly kind: 'none' }
  | { readonly kind: 'when-short'; readonly pack: string }
  /** These packs, in this order, each when it is first needed. */
  | { readonly kind: 'stock'; readonly packs: readonly string[] }
  /** The same, each lot in one purchase when it is first needed from a day on. */
  | { readonly kind: 'lots'; readonly lots: readonly Lot[] }
  /** Nothing is bought: what packs would have had to cover is measured instead. */
  | { readonly kind: 'measure' };

/** A scenario compiled against a price book: shared by the runs of all its plans. */
export type Program = {
  readonly book: PriceBook;
  readonly scenario: Scenario;
  readonly workload: Workload;
  readonly scale: number;
  readonly context: TermsContext;
  /** Terms of the plan at a position, compiled once. */
  readonly terms: (PlanTerms | undefined)[];
  /** Columns by case, compiled once. */
  readonly columns: Map<string, Columns>;
};

/** `book` has the scenario's readings applied; references have been checked by the contract. */
export function compileProgram(book: PriceBook, scenario: Scenario): Program {
  const workload = compileWorkload(book, scenario, placesNeeded(book, scenario));
  const { scale } = workload;
  return {
    book,
    scenario,
    workload,
    scale,
    context: { book, scenario, scale },
    terms: book.plans.map(() => undefined),
    columns: new Map(),
  };
}

export function termsAt(program: Program, at: number): PlanTerms {
  return (program.terms[at] ??= compileTerms(at, program.context));
}

export function termsOf(program: Program, plan: string): PlanTerms {
  return termsAt(
    program,
    program.book.plans.findIndex((candidate) => candidate.id === plan),
  );
}

/** Lines of one case; lines without a case belong to the first. */
export function linesOfCase(program: Program, caseId: string | undefined): readonly WorkLine[] {
  const first = program.scenario.cases[0]?.id;
  if (caseId === undefined) return program.workload.lines;
  return program.workload.lines.filter((line) => (line.case ?? first) === caseId);
}
