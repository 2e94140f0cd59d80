import type { ExplainTerm } from '../../../shared/contract/explain';
import type { EntryKind, UnservedReason } from '../../../shared/contract/result';
import type { Meter } from '../../../shared/contract/price-book';
import { counted, formatTrimmed } from '../../../shared/decimal';
import type { Ledger } from '../../engine/ledger/ledger';
import { formatDay, parseDay } from '../../engine/time/day';
import type { Recorded } from '../record';
import type { Draft } from './figures';

/** A run's ledger within the recorded whole: entries of later cases follow those of earlier ones. */
export type Part = { readonly at: number; readonly base: number; readonly ledger: Ledger };

export function partsOf(recorded: Recorded): Part[] {
  let base = 0;
  return recorded.runs.flatMap((run, at) => {
    const ledger = run.recorder?.ledger;
    if (ledger === undefined) return [];
    const part = { at, base, ledger };
    base += ledger.length;
    return [part];
  });
}

const WORDS: Partial<Record<EntryKind, string>> = {
  grant: 'Granted',
  refill: 'Refilled',
  'top-up': 'Bought',
  charge: 'Used',
  reserve: 'Held for tasks',
  release: 'Given back by tasks',
  expiry: 'Expired',
  refund: 'Given back for failures',
  clamp: 'Clamped',
  clear: 'Cleared',
  debt: 'Owed',
};

/** Changes of one kind by one rule. */
type ChangeGroup = {
  readonly kind: EntryKind;
  readonly rule: string;
  sum: number;
  readonly entries: number[];
};

type DayChanges = {
  readonly groups: readonly ChangeGroup[];
  readonly entries: readonly number[];
  readonly rules: readonly string[];
  /** Why work was first refused on the day, where any was. */
  readonly blocked: string | undefined;
};

/** What happened to a meter on a day, and what was refused on it. */
function changesOn({ base, ledger }: Part, day: number, meter: number): DayChanges {
  const groups = new Map<string, ChangeGroup>();
  const entries: number[] = [];
  const rules: string[] = [];
  let blocked: string | undefined;
  for (let seq = 0; seq < ledger.length; seq += 1) {
    if (ledger.days[seq] !== day) continue;
    const kind = ledger.kinds[seq] ?? 'change';
    const rule = ledger.rules[seq] ?? '';
    if (kind === 'unserved' || kind === 'block') {
      const cause = ledger.causes[seq];
      blocked ??= typeof cause === 'string' ? cause : undefined;
      entries.push(base + seq);
      rules.push(rule);
    }
    const change = ledger.credits[seq] ?? 0;
    if (ledger.meters[seq] !== meter || change === 0) continue;
    const key = `${kind} ${rule}`;
    const group = groups.get(key) ?? { kind, rule, sum: 0, entries: [] };
    group.sum += change;
    group.entries.push(base + seq);
    groups.set(key, group);
    entries.push(base + seq);
    rules.push(rule);
  }
  return { groups: [...groups.values()], entries, rules, blocked };
}

const changeTerm = ({ kind, rule, sum, entries }: ChangeGroup, scale: number): ExplainTerm => ({
  label: WORDS[kind] ?? kind,
  basis: `${entries.length} ${entries.length === 1 ? 'entry' : 'entries'}`,
  value: formatTrimmed(sum, scale),
  rule,
  entries,
  target: { kind: 'entry', seq: entries[0] ?? 0 },
});

/** The balance of the evening before, which leads to that day's own explanation. */
const carriedOver = (
  evening: string,
  value: string,
  meterId: string | undefined,
  caseId: string | undefined,
): ExplainTerm => ({
  label: `Balance on ${evening}`,
  basis: 'carried over',
  value,
  entries: [],
  target: {
    kind: 'day',
    on: evening,
    ...(meterId === undefined ? {} : { meter: meterId }),
    ...(caseId === undefined ? {} : { case: caseId }),
  },
});

/** "1 credit is left at the end of …"; below zero it is owed. */
function leftWords(balance: string, meter: Meter | undefined, on: string): string {
  const size = balance.replace('-', '');
  const credits = counted(size, meter?.unit ?? 'credit', meter?.unitPlural ?? 'credits');
  return `${credits} ${size === '1' ? 'is' : 'are'} ${size === balance ? 'left' : 'owed'} at the end of ${on}.`;
}

/** A balance at the end of a day: the balance of the evening before and every change of the day. */
export function explainDay(
  recorded: Recorded,
  on: string,
  meterId: string | undefined,
  caseId: string | undefined,
): Draft | null {
  const { program, runs, cases } = recorded;
  const meter =
    meterId === undefined ? 0 : program.book.meters.findIndex((row) => row.id === meterId);
  const at = caseId === undefined ? 0 : cases.indexOf(caseId);
  const run = runs[at];
  const part = partsOf(recorded).find((candidate) => candidate.at === at);
  const day = parseDay(on);
  const offset = day - program.workload.horizon.start;
  const end = run?.recorder?.end[meter]?.[offset];
  if (run === undefined || part === undefined || end === undefined) return null;
  const text = (credits: number): string => formatTrimmed(credits, program.scale);
  const { groups, entries, rules, blocked } = changesOn(part, day, meter);
  const terms = groups.map((group) => changeTerm(group, program.scale));
  if (offset > 0) {
    const before = run.recorder?.end[meter]?.[offset - 1] ?? 0;
    terms.unshift(carriedOver(formatDay(day - 1), text(before), meterId, caseId));
  }
  return {
    title: `Balance on ${on}`,
    sentence: blocked ?? leftWords(text(end), program.book.meters[meter], on),
    figure: { value: text(end), unit: program.book.meters[meter]?.unitPlural ?? 'credits' },
    terms,
    entries,
    rules,
  };
}

/** Why work of a line went unserved for a reason: the first sentence, and every day it happened. */
export function explainUnserved(
  recorded: Recorded,
  line: string,
  reason: UnservedReason,
): Draft | null {
  const entries: number[] = [];
  for (const part of partsOf(recorded)) {
    for (let seq = 0; seq < part.ledger.length; seq += 1) {
      if (part.ledger.kinds[seq] !== 'unserved') continue;
      if (recorded.program.workload.lines[part.ledger.lines[seq] ?? -1]?.id === line)
        entries.push(part.base + seq);
    }
  }
  const drafts = recorded.runs.flatMap((run) =>
    [...run.unserved.values()].filter((row) => row.line.id === line && row.reason === reason),
  );
  const [first] = drafts;
  if (first === undefined) return null;
  const units = drafts.reduce((sum, row) => sum + row.units, 0);
  return {
    title: `${first.line.label}: unserved`,
    sentence: first.why,
    figure: { value: String(units), unit: first.line.parts[0]?.operation.unitPlural ?? 'units' },
    terms: drafts.map((row) => ({
      label: row.why,
      basis: `${formatDay(row.from)} to ${formatDay(row.until)}`,
      value: String(row.units),
      rule: row.rule,
      entries: [],
    })),
    entries,
    rules: drafts.map((row) => row.rule),
  };
}
