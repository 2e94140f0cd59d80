import type { ExplainTarget as Question } from '../../../shared/contract/explain';
import type { PlanSummary } from '../../../shared/contract/result';
import type { ExplainSubject } from '../../stores/explain';

/**
 * What the host is asked about a figure; undefined where the page knows the answer itself: figures of
 * another price book, one kind of money, a pack, a rule.
 */
export function questionOf(
  subject: ExplainSubject,
  ownBook: string,
  summary: PlanSummary | undefined,
): Question | undefined {
  if ('priceBook' in subject && subject.priceBook !== undefined && subject.priceBook !== ownBook) {
    return undefined;
  }
  switch (subject.kind) {
    case 'total':
      return { kind: 'total' };
    case 'month':
      if (subject.part !== 'total') return undefined;
      return subject.from === undefined ? { kind: 'total' } : { kind: 'month', from: subject.from };
    case 'unserved':
      return unservedQuestion(subject.line, summary);
    case 'invoice':
      return subject.line === undefined
        ? { kind: 'invoice', id: subject.invoice }
        : { kind: 'invoice-line', id: subject.invoice, line: subject.line };
    case 'balance':
      return {
        kind: 'day',
        on: subject.on,
        meter: subject.meter,
        ...(subject.case === undefined ? {} : { case: subject.case }),
      };
    case 'entry':
      return { kind: 'entry', seq: subject.seq };
    case 'purchase':
    case 'rule':
      return undefined;
    default:
      return subject satisfies never;
  }
}

function unservedQuestion(line: string | undefined, summary: PlanSummary | undefined): Question {
  const row = line === undefined ? undefined : summary?.unserved.find((each) => each.line === line);
  return row === undefined
    ? { kind: 'feasibility' }
    : { kind: 'unserved', line: row.line, reason: row.reason };
}
