import type { PlanSummary } from '../../../shared/contract/result';
import { sumOf } from '../../format/exact';
import type { ExplainSubject } from '../../stores/explain';
import type { Answer } from './own-answers';

const nothingMore = (): Pick<Answer, 'entries' | 'entryCount' | 'rules' | 'assumptions'> => ({
  entries: [],
  entryCount: 0,
  rules: [],
  assumptions: [],
});

const sum = (terms: Answer['terms']): string =>
  sumOf(
    terms.map(({ value }) => value),
    0,
  );

/** Figures of a plan of another price book: its months, purchases and reasons are what there is here. */
export function answerElsewhere(
  subject: ExplainSubject,
  title: string,
  summary: PlanSummary,
): Answer {
  if (subject.kind === 'purchase') return purchaseElsewhere(subject.pack, title, summary);
  if (subject.kind === 'unserved') return unservedElsewhere(title, summary);
  return monthsElsewhere(subject.kind === 'month' ? subject.from : undefined, title, summary);
}

function purchaseElsewhere(pack: string, title: string, summary: PlanSummary): Answer {
  const terms = summary.purchases
    .filter((bought) => bought.pack === pack)
    .map(({ label, count, credits, amount }) => ({
      label,
      basis: `${count} × ${label}, ${credits} credits`,
      value: amount,
      entries: [],
    }));
  return {
    title,
    sentence: `Packs of ${summary.label}.`,
    figure: { value: sum(terms), unit: summary.currency },
    terms,
    ...nothingMore(),
  };
}

function unservedElsewhere(title: string, summary: PlanSummary): Answer {
  return {
    title,
    sentence: summary.reasons[0] ?? '',
    figure: { value: String(summary.unservedUnits), unit: 'units' },
    terms: summary.unserved.map(({ why, units, from, until }) => ({
      label: why,
      basis: `from ${from} to ${until}`,
      value: String(units),
      entries: [],
    })),
    ...nothingMore(),
  };
}

function monthsElsewhere(from: string | undefined, title: string, summary: PlanSummary): Answer {
  const terms = summary.months
    .filter((month) => from === undefined || month.from === from)
    .map((month) => ({
      label: `Month from ${month.from}`,
      basis: `subscription ${month.subscription} + packs ${month.packs} + overage ${month.overage} + other ${month.other}`,
      value: month.total,
      entries: [],
    }));
  const { converted } = summary;
  const rate =
    converted === undefined
      ? ''
      : ` At ${converted.rate} of ${converted.on} its total is ${converted.total} in the scenario’s currency.`;
  return {
    title,
    sentence: `${summary.label} of another price book, in ${summary.currency}.${rate}`,
    figure: summary.total === null ? null : { value: sum(terms), unit: summary.currency },
    terms,
    ...nothingMore(),
  };
}
