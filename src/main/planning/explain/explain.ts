import type { ExplainedRule, ExplainTarget, Explanation } from '../../../shared/contract/explain';
import type { PriceBook } from '../../../shared/contract/price-book';
import type { LedgerEntry } from '../../../shared/contract/result';
import { badInput } from '../../../shared/errors';
import { chosenReading } from '../../../shared/price-book/readings';
import { findRule } from '../../../shared/price-book/rules';
import { ledgerPage } from '../ledger-entries';
import type { Recorded } from '../record';
import { presentSimulation } from '../simulate';
import {
  explainFeasibility,
  explainInvoice,
  explainInvoiceLine,
  explainMonth,
  explainTotal,
  type Draft,
  type MoneyFacts,
} from './figures';
import { explainDay, explainUnserved } from './ledger-facts';

/** Entries an explanation shows at first; the ledger has the rest. */
const SHOWN = 200;

function draftOf(recorded: Recorded, facts: MoneyFacts, target: ExplainTarget): Draft | null {
  switch (target.kind) {
    case 'total':
      return explainTotal(facts);
    case 'month':
      return explainMonth(facts, target.from);
    case 'invoice':
      return explainInvoice(facts, target.id);
    case 'invoice-line':
      return explainInvoiceLine(facts, target.id, target.line);
    case 'day':
      return explainDay(recorded, target.on, target.meter, target.case);
    case 'feasibility':
      return explainFeasibility(facts);
    case 'unserved':
      return explainUnserved(recorded, target.line, target.reason);
    case 'entry':
      return explainEntry(recorded, target.seq);
    default:
      return target satisfies never;
  }
}

function explainEntry(recorded: Recorded, seq: number): Draft | null {
  const [entry] = ledgerPage(recorded, seq, 1);
  if (entry === undefined) return null;
  const value = entry.money ?? entry.credits ?? entry.concerns;
  const unit = entry.money === undefined ? (entry.meter ?? '') : recorded.program.book.currency;
  return {
    title: `${entry.kind} on ${entry.on}`,
    sentence: `${entry.on}: ${entry.cause}${entry.cause.endsWith('.') ? '' : '.'}`,
    figure: value === undefined ? null : { value, unit },
    terms:
      value === undefined
        ? []
        : [{ label: entry.kind, basis: entry.cause, value, rule: entry.rule, entries: [seq] }],
    entries: [seq],
    rules: [entry.rule],
  };
}

/** What the customer has told of an account as it stands leads to no page of the vendor. */
const standing = (id: string): ExplainedRule => ({
  id,
  words: 'The account as it stands at the start, as entered with the scenario.',
  sources: [],
  assumptions: [],
});

function rulesOf(
  book: PriceBook,
  ids: readonly string[],
  shown: readonly LedgerEntry[],
): ExplainedRule[] {
  const wanted = new Set([...ids, ...shown.map((entry) => entry.rule)]);
  return [...wanted].flatMap((id) => {
    const rule = findRule(book, id);
    if (rule === undefined) return id.startsWith('account.') ? [standing(id)] : [];
    return [
      {
        id: rule.id,
        words: rule.words,
        ...(rule.note === undefined ? {} : { note: rule.note }),
        sources: rule.sources.map(({ address, ...source }) => ({
          ...source,
          ...(address === undefined ? {} : { address }),
        })),
        assumptions: [...rule.assumptions],
      },
    ];
  });
}

/**
 * The chain from a figure to its terms, the ledger entries behind them, the rules these follow and
 * the pages the rules come from. Throws TierwiseError (bad-input) where nothing of that name is.
 */
export function explainRecorded(
  recorded: Recorded,
  book: PriceBook,
  target: ExplainTarget,
): Explanation {
  const { summary, invoices, currency } = presentSimulation(recorded, book, false);
  const draft = draftOf(recorded, { summary, invoices, currency }, target);
  if (draft === null) {
    throw badInput([
      {
        code: 'explain_target_unknown',
        path: 'target',
        found: JSON.stringify(target),
        allowed: 'a figure of this simulation',
        remedy:
          'Ask for the total, a month, an invoice, a day of the horizon or an entry of the ledger.',
      },
    ]);
  }
  const shown = draft.entries.slice(0, SHOWN).flatMap((seq) => ledgerPage(recorded, seq, 1));
  const rules = rulesOf(recorded.program.book, draft.rules, shown);
  const used = new Set(rules.flatMap((rule) => rule.assumptions));
  const { readings } = recorded.program.scenario.choices;
  return {
    target,
    plan: recorded.plan,
    title: draft.title,
    sentence: draft.sentence,
    figure: draft.figure,
    terms: [...draft.terms],
    entries: shown,
    entryCount: draft.entries.length,
    rules,
    assumptions: book.assumptions
      .filter((row) => used.has(row.id))
      .map(({ id, title, reading, reason }) => ({
        id,
        title,
        reading,
        reason,
        chosen: chosenReading(readings, id),
      })),
  };
}
