import type { LedgerFilter } from '../../../shared/contract/ledger-page';
import { EntryKind } from '../../../shared/contract/result';
import type { Query } from '../../routing/route';

/** Facts of the address that a filter is kept in, so that a link and a reload show the same rows. */
const FILTER_FACTS = ['kind', 'line', 'meter', 'case', 'rule', 'from', 'to'] as const;
export type FilterFact = (typeof FILTER_FACTS)[number];

const DAY = /^\d{4}-\d{2}-\d{2}$/;

const kindsOf = (text: string): EntryKind[] =>
  text.split(',').flatMap((word) => {
    const kind = EntryKind.safeParse(word);
    return kind.success ? [kind.data] : [];
  });

/** The filter that an address names; what it cannot mean is left out. */
export function readFilter(query: Query): LedgerFilter {
  const filter: LedgerFilter = {};
  const kinds = kindsOf(query['kind'] ?? '');
  if (kinds.length > 0) filter.kinds = kinds;
  for (const fact of ['line', 'meter', 'case', 'rule'] as const) {
    const value = query[fact];
    if (value !== undefined && value !== '') filter[fact] = value;
  }
  for (const fact of ['from', 'to'] as const) {
    const value = query[fact];
    if (value !== undefined && DAY.test(value)) filter[fact] = value;
  }
  return filter;
}

/** An address with one fact of the filter set, or taken out where the value is undefined or empty. */
export function withFact(query: Query, fact: FilterFact, value: string | undefined): Query {
  const { [fact]: _gone, ...rest } = query;
  return value === undefined || value === '' ? rest : { ...rest, [fact]: value };
}

export const withoutFilter = (query: Query): Query =>
  Object.fromEntries(
    Object.entries(query).filter(([name]) => !FILTER_FACTS.some((fact) => fact === name)),
  );

/** One part of a filter as text: "kind = Top-up". */
export type FilterChip = { readonly fact: FilterFact; readonly text: string };

/** Names of what a filter holds, for its chips. */
export type FilterNames = {
  readonly kind: (kind: EntryKind) => string;
  readonly line: (id: string) => string;
  readonly case: (id: string) => string;
  readonly meter: (id: string) => string;
  readonly date: (on: string) => string;
};

export function filterChips(filter: LedgerFilter, names: FilterNames): FilterChip[] {
  const chips: FilterChip[] = [];
  if (filter.kinds !== undefined) {
    chips.push({ fact: 'kind', text: `kind = ${filter.kinds.map(names.kind).join(' or ')}` });
  }
  if (filter.line !== undefined)
    chips.push({ fact: 'line', text: `line = ${names.line(filter.line)}` });
  if (filter.meter !== undefined)
    chips.push({ fact: 'meter', text: `meter = ${names.meter(filter.meter)}` });
  if (filter.case !== undefined)
    chips.push({ fact: 'case', text: `case = ${names.case(filter.case)}` });
  if (filter.rule !== undefined) chips.push({ fact: 'rule', text: `rule = ${filter.rule}` });
  if (filter.from !== undefined)
    chips.push({ fact: 'from', text: `from ${names.date(filter.from)}` });
  if (filter.to !== undefined) chips.push({ fact: 'to', text: `before ${names.date(filter.to)}` });
  return chips;
}
