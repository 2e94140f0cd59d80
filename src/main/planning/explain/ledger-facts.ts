import type { ExplainTerm } from '../../../shared/contract/explain';
import type { EntryKind, UnservedReason } from '../../../shared/contract/result';
import { formatTrimmed } from '../../../shared/decimal';
import type { Ledger } from '../../engine/ledger/ledger';
import { formatDay, parseDay } from '../../engine/time/day';
import type { Recorded } from '../simulate';
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

/** A balance at the end of a day: the balance of the evening before and every change of the day. */
export function explainDay(recorded: Recorded, on: string, meterId: string | undefined, caseId: string | undefined): Draft | null {
  const { program, runs, cases } = recorded;
  const meter = meterId === undefined ? 0 : program.book.meters.findIndex((row) => row.id === meterId);
  const at = caseId === undefined ? 0 : cases.indexOf(caseId);
  const run = runs[at];
  const part = partsOf(recorded).find((candidate) => candidate.at === at);
  const offset = parseDay(on) - program.workload.horizon.start;
  const end = run?.recorder?.end[meter]?.[offset];
  if (run === undefined || part === undefined || end === undefined) return null;
  const unit = program.book.meters[meter]?.unitPlural ?? 'credits';
  const text = (credits: number): string => formatTrimmed(credits, program.scale);
  const before = offset === 0 ? 0 : (run.recorder?.end[meter]?.[offset - 1] ?? 0);
  const groups = new Map<string, { sum: number; entries: number[]; kind: EntryKind; rule: string }>();
  const entries: number[] = [];
  const rules: string[] = [];
  let blocked: string | undefined;
  for (let seq = 0; seq < part.ledger.length; seq += 1) {
    if (part.ledger.days[seq] !== program.workload.horizon.start + offset) continue;
    const kind = part.ledger.kinds[seq] ?? 'change';
    const rule = part.ledger.rules[seq] ?? '';
    if (kind === 'unserved' || kind === 'block') {
      const cause = part.ledger.causes[seq];
      blocked ??= typeof cause === 'string' ? cause : undefined;
      entries.push(part.base + seq);
      rules.push(rule);
    }
    const change = part.ledger.credits[seq] ?? 0;
    if (part.ledger.meters[seq] !== meter || change === 0) continue;
    const key = `${kind} ${rule}`;
    const group = groups.get(key) ?? { sum: 0, entries: [], kind, rule };
    group.sum += change;
    group.entries.push(part.base + seq);
    groups.set(key, group);
    entries.push(part.base + seq);
    rules.push(rule);
  }
  const terms: ExplainTerm[] = [...groups.values()].map((group) => ({
    label: WORDS[group.kind] ?? group.kind,
    basis: `${group.entries.length} ${group.entries.length === 1 ? 'entry' : 'entries'}`,
    value: text(group.sum),
    rule: group.rule,
    entries: group.entries,
    target: { kind: 'entry', seq: group.entries[0] ?? 0 },
  }));
  const evening = formatDay(program.workload.horizon.start + offset - 1);
  if (offset > 0) {
    terms.unshift({ label: `Balance on ${evening}`, basis: 'carried over', value: text(before), entries: [], target: { kind: 'day', on: evening, ...(meterId === undefined ? {} : { meter: meterId }), ...(caseId === undefined ? {} : { case: caseId }) } });
  }
  return {
    title: `Balance on ${on}`,
    sentence: blocked ?? `${text(end)} ${unit} are left at the end of ${on}.`,
    figure: { value: text(end), unit },
    terms,
    entries,
    rules,
  };
}

/** Why work of a line went unserved for a reason: the first sentence, and every day it happened. */
export function explainUnserved(recorded: Recorded, line: string, reason: UnservedReason): Draft | null {
  const entries: number[] = [];
  for (const part of partsOf(recorded)) {
    for (let seq = 0; seq < part.ledger.length; seq += 1) {
      if (part.ledger.kinds[seq] !== 'unserved') continue;
      if (recorded.program.workload.lines[part.ledger.lines[seq] ?? -1]?.id === line) entries.push(part.base + seq);
    }
  }
  const drafts = recorded.runs.flatMap((run) => [...run.unserved.values()].filter((row) => row.line.id === line && row.reason === reason));
  const [first] = drafts;
  if (first === undefined) return null;
  const units = drafts.reduce((sum, row) => sum + row.units, 0);
  return {
    title: `${first.line.label}: unserved`,
    sentence: first.why,
    figure: { value: String(units), unit: first.line.parts[0]?.operation.unitPlural ?? 'units' },
    terms: drafts.map((row) => ({ label: row.why, basis: `${formatDay(row.from)} to ${formatDay(row.until)}`, value: String(row.units), rule: row.rule, entries: [] })),
    entries,
    rules: drafts.map((row) => row.rule),
  };
}
