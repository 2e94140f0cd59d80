import type { PriceBook, Source } from '../contract/price-book';
import type { Cite } from '../contract/primitives';
import { operationRules } from './rules-of-operations';
import { planRules, packRules } from './rules-of-plans';
import { policyRules } from './rules-of-policies';

/** A place on a page that says what a rule says. */
export type RuleSource = {
  readonly title: string;
  readonly section: string;
  readonly address: string | undefined;
  readonly readOn: string;
};

/** One cited rule or figure of a price book. */
export type Rule = {
  /** Dotted path of keys and ids: `plans.starter.price`, `operations.seo-report.costs.credits`. */
  readonly id: string;
  /** One readable sentence with its figures, in the rulebook's words. */
  readonly words: string;
  readonly note: string | undefined;
  readonly sources: readonly RuleSource[];
  /** Ids of the assumptions it leans on. */
  readonly assumptions: readonly string[];
};

/** What every cited node of a price book carries. */
export type Cited = {
  readonly source?: Cite | readonly Cite[] | undefined;
  readonly assumptions?: readonly string[] | undefined;
  readonly note?: string | undefined;
};

/** A rule before its citations are resolved. */
export type RuleDraft = { readonly id: string; readonly words: string; readonly node: Cited };

function sourceOf(cite: Cite, sources: readonly Source[]): RuleSource[] {
  const source = sources.find((candidate) => candidate.id === cite.of);
  if (source === undefined) return [];
  return [
    { title: source.title, section: cite.section, address: source.address, readOn: source.readOn },
  ];
}

function resolved({ id, words, node }: RuleDraft, book: PriceBook): Rule {
  const cites = node.source === undefined ? [] : 'of' in node.source ? [node.source] : node.source;
  return {
    id,
    words,
    note: node.note,
    sources: cites.flatMap((cite) => sourceOf(cite, book.sources)),
    assumptions: node.assumptions ?? [],
  };
}

const known = new WeakMap<PriceBook, ReadonlyMap<string, Rule>>();

function rulesById(book: PriceBook): ReadonlyMap<string, Rule> {
  const made = known.get(book);
  if (made !== undefined) return made;
  const drafts = [
    ...planRules(book),
    ...packRules(book),
    ...operationRules(book),
    ...policyRules(book),
  ];
  const rules = new Map(drafts.map((draft) => [draft.id, resolved(draft, book)]));
  known.set(book, rules);
  return rules;
}

/** Every cited rule and figure of a price book, in the book's order: plans, packs, operations, policies. */
export function listRules(book: PriceBook): Rule[] {
  return [...rulesById(book).values()];
}

/** The rule that a ledger entry or invoice line names; undefined where the book has none of this id. */
export function findRule(book: PriceBook, ruleId: string): Rule | undefined {
  return rulesById(book).get(ruleId);
}
