import type { ExplainedRule, Explanation, ExplainTerm } from '../../../shared/contract/explain';
import type { PriceBook } from '../../../shared/contract/price-book';
import type { InvoiceLineKind, Simulation } from '../../../shared/contract/result';
import { findRule } from '../../../shared/price-book/rules';
import { sumOf } from '../../format/exact';
import type { ExplainSubject } from '../../stores/explain';

/** An explanation as the panel shows it, from the host or put together here. */
export type Answer = Pick<
  Explanation,
  'title' | 'sentence' | 'figure' | 'terms' | 'entries' | 'entryCount' | 'rules' | 'assumptions'
>;

const noEntries = (): Pick<Answer, 'entries' | 'entryCount'> => ({ entries: [], entryCount: 0 });

/** Rules in words with where they come from, and the assumptions they lean on. */
function rulesOf(book: PriceBook, ids: readonly string[]): Pick<Answer, 'rules' | 'assumptions'> {
  const rules = [...new Set(ids)].flatMap((id): ExplainedRule[] => {
    const rule = findRule(book, id);
    if (rule === undefined) return [];
    const sources = rule.sources.map(({ address, ...source }) => ({
      ...source,
      ...(address === undefined ? {} : { address }),
    }));
    return [
      {
        id,
        words: rule.words,
        ...(rule.note === undefined ? {} : { note: rule.note }),
        sources,
        assumptions: [...rule.assumptions],
      },
    ];
  });
  const used = new Set(rules.flatMap(({ assumptions }) => assumptions));
  return {
    rules,
    assumptions: book.assumptions
      .filter(({ id }) => used.has(id))
      .map(({ id, title, reading, reason }) => ({ id, title, reading, reason, chosen: null })),
  };
}

type Part = 'subscription' | 'packs' | 'overage' | 'other';

const PARTS: Readonly<Record<InvoiceLineKind, Part>> = {
  subscription: 'subscription',
  proration: 'subscription',
  credit: 'subscription',
  pack: 'packs',
  overage: 'overage',
  entity: 'other',
  refund: 'other',
};

/** Invoice lines that make up a figure, as its terms; they add up to it. */
function fromLines(
  simulation: Simulation,
  book: PriceBook,
  title: string,
  keeps: (line: Simulation['invoices'][number]['lines'][number], on: string) => boolean,
): Answer {
  const terms = simulation.invoices.flatMap(({ id, on, lines }) =>
    lines.flatMap((line, at): ExplainTerm[] =>
      keeps(line, on)
        ? [
            {
              label: line.label,
              basis: `${on}: ${line.basis}`,
              value: line.amount,
              rule: line.rule,
              entries: line.entries,
              target: { kind: 'invoice-line', id, line: at },
            },
          ]
        : [],
    ),
  );
  const value = sumOf(
    terms.map((term) => term.value),
    0,
  );
  return {
    title,
    sentence: `${terms.length} invoice ${terms.length === 1 ? 'line adds' : 'lines add'} up to it.`,
    figure: { value, unit: simulation.currency },
    terms,
    ...noEntries(),
    ...rulesOf(
      book,
      terms.flatMap(({ rule }) => rule ?? []),
    ),
  };
}

/** Answers of the scenario's own price book that need no host. */
export function answerHere(
  subject: ExplainSubject,
  title: string,
  book: PriceBook,
  simulation: Simulation | undefined,
): Answer | undefined {
  if (subject.kind === 'rule') {
    const { rules, assumptions } = rulesOf(book, [subject.rule]);
    const sentence = rules[0]?.words ?? `${book.label} has no rule of the name ${subject.rule}.`;
    return { title, sentence, figure: null, terms: [], ...noEntries(), rules, assumptions };
  }
  if (simulation === undefined) return undefined;
  if (subject.kind === 'purchase') {
    return fromLines(simulation, book, title, ({ rule }) => rule === `packs.${subject.pack}`);
  }
  if (subject.kind === 'month') {
    const { part, from } = subject;
    const month = simulation.summary.months.find((each) => each.from === from);
    const last = simulation.summary.months.at(-1)?.from === from;
    return fromLines(simulation, book, title, ({ kind }, on) => {
      if (part !== 'total' && PARTS[kind] !== part) return false;
      return month === undefined || (on >= month.from && (last || on < month.to));
    });
  }
  return undefined;
}
