import { CHANGE_AREAS, type ChangeArea, type PriceBookChange } from '../contract/price-book-change';
import type { PriceBook } from '../contract/price-book';
import { isDecimal } from '../decimal';
import { isGroup, memberId } from './members';
import { isSameFigure, keyWord, memberText, phraseAt, plainText } from './diff-words';
import { percentChange } from './percent';

/**
 * Everything that differs between two price books, members of lists matched by id. Identity, version
 * and format are not compared; "20" and "20.00" are the same figure. Empty: nothing differs.
 */
export function diffPriceBooks(before: PriceBook, after: PriceBook): PriceBookChange[] {
  const changes: PriceBookChange[] = [];
  const books: Books = { before, after };
  for (const key of union(Object.keys(before), Object.keys(after))) {
    if (key === 'format' || key === 'id' || key === 'version') continue;
    walk(books, [step(key)], { before: member(before, key), after: member(after, key) }, changes);
  }
  return changes.toSorted((a, b) => CHANGE_AREAS.indexOf(a.area) - CHANGE_AREAS.indexOf(b.area));
}

type Books = { readonly before: PriceBook; readonly after: PriceBook };
/** A key; for a member of a list its id, its name and whether the list has others. */
type Step = { readonly key: string; readonly name?: string; readonly alone?: boolean };
type Pair = { readonly before: unknown; readonly after: unknown };
type Path = readonly Step[];

const step = (key: string): Step => ({ key });

function walk(books: Books, path: Path, pair: Pair, changes: PriceBookChange[]): void {
  const { before, after } = pair;
  if (isSameFigure(before, after)) return;
  const phrase = phraseAt(path.map((part) => (part.name === undefined ? part.key : '*')));
  let covered: readonly string[] = [];
  if (phrase && before !== undefined && after !== undefined) {
    const told = {
      before: phrase.text(before, books.before),
      after: phrase.text(after, books.after),
    };
    if (told.before !== told.after) {
      changes.push(
        changed(books, path, told, percentOf(phrase.figure(before), phrase.figure(after))),
      );
      covered = phrase.covers ?? [];
      if (!phrase.covers) return;
    }
  }
  if (isListOfMembers(before) || isListOfMembers(after)) walkMembers(books, path, pair, changes);
  else if (isGroup(before) && isGroup(after)) {
    for (const key of union(Object.keys(before), Object.keys(after))) {
      if (covered.includes(key)) continue;
      walk(books, [...path, step(key)], { before: before[key], after: after[key] }, changes);
    }
  } else if (isSetOfFeatures(path)) walkFeatures(books, path, pair, changes);
  else if (JSON.stringify(before) !== JSON.stringify(after)) {
    const text = (value: unknown, book: PriceBook): string | null =>
      value === undefined ? null : (phrase?.text(value, book) ?? plainText(value));
    const told = { before: text(before, books.before), after: text(after, books.after) };
    changes.push(changed(books, path, told, percentOf(before, after)));
  }
}

function percentOf(before: unknown, after: unknown): string | null {
  const figures = [before, after];
  if (!figures.every((value): value is string => typeof value === 'string' && isDecimal(value)))
    return null;
  return percentChange(figures[0] ?? '', figures[1] ?? '');
}

function walkMembers(books: Books, path: Path, pair: Pair, changes: PriceBookChange[]): void {
  const old = byKey(pair.before);
  const now = byKey(pair.after);
  const ids = union([...old.keys()], [...now.keys()]);
  const list = path.at(-1)?.key ?? '';
  for (const id of ids) {
    const before = old.get(id);
    const after = now.get(id);
    const name = nameOf(
      list,
      id,
      after ?? before,
      after === undefined ? books.before : books.after,
    );
    const here = [...path, { key: id, name, alone: ids.length === 1 }];
    if (before !== undefined && after !== undefined) walk(books, here, { before, after }, changes);
    else if (after === undefined)
      changes.push(whole('removed', here, memberText(list, before, books.before)));
    else changes.push(whole('added', here, memberText(list, after, books.after)));
  }
  const kept = (of: Map<string, unknown>): string[] =>
    [...of.keys()].filter((id) => old.has(id) && now.has(id));
  const order = { before: kept(old).join(', '), after: kept(now).join(', ') };
  if (order.before !== order.after)
    changes.push(changed(books, [...path, step('order')], order, null));
}

function walkFeatures(books: Books, path: Path, pair: Pair, changes: PriceBookChange[]): void {
  const old = Array.isArray(pair.before) ? pair.before.map(String) : [];
  const now = Array.isArray(pair.after) ? pair.after.map(String) : [];
  for (const id of union(old, now)) {
    if (old.includes(id) && now.includes(id)) continue;
    const kind = now.includes(id) ? 'added' : 'removed';
    const book = kind === 'added' ? books.after : books.before;
    const label = book.features.find((feature) => feature.id === id)?.label ?? id;
    changes.push(whole(kind, [...path.slice(0, -1), { key: id, name: label }], ''));
  }
}

function isSetOfFeatures(path: Path): boolean {
  return path.at(-1)?.key === 'has' || (path.at(-1)?.key === 'features' && path.length > 1);
}

function isListOfMembers(value: unknown): value is unknown[] {
  return (
    Array.isArray(value) && value.length > 0 && value.every((one) => memberId(one) !== undefined)
  );
}

function byKey(list: unknown): Map<string, unknown> {
  return new Map((Array.isArray(list) ? list : []).map((value) => [memberId(value) ?? '', value]));
}

const SINGULAR: Readonly<Record<string, string>> = {
  plans: 'Plan',
  packs: 'Pack',
  operations: 'Operation',
  parameters: 'Parameter',
  meters: 'Meter',
  features: 'Feature',
  limits: 'Limit',
  categories: 'Category',
  assumptions: 'Assumption',
  sources: 'Source',
};

function nameOf(list: string, id: string, value: unknown, book: PriceBook): string {
  const own = isGroup(value) ? (value['label'] ?? value['title']) : undefined;
  if (list === 'assumptions')
    return `${id}, ${typeof own === 'string' ? own : ''}`.replace(/, $/, '');
  if (typeof own === 'string') return own;
  const listed = list === 'limits' ? book.limits : list === 'costs' ? book.meters : [];
  return listed.find((one) => one.id === id)?.label ?? id;
}

function changed(
  books: Books,
  path: Path,
  told: { before: string | null; after: string | null },
  percent: string | null,
): PriceBookChange {
  const { area, subject, what } = placed(path, books);
  const whose = `${subject}: ${what}`;
  const grown = percent === null ? '' : ` (${percent} %)`;
  let sentence = `${whose} from ${told.before} to ${told.after}${grown}.`;
  if (told.before === null) sentence = `${whose} is now ${told.after}.`;
  if (told.after === null) sentence = `${whose} no longer stated, was ${told.before}.`;
  return { kind: 'changed', area, path: dotted(path), subject, what, ...told, percent, sentence };
}

function whole(kind: 'added' | 'removed', path: Path, text: string): PriceBookChange {
  const { area, subject, what } = placed(path);
  const whose = what === '' ? subject : `${subject}: ${what}`;
  const before = kind === 'removed' ? text : null;
  const after = kind === 'added' ? text : null;
  const tail = text === '' ? '' : kind === 'added' ? `: ${text}` : `, was ${text}`;
  const sentence = `${whose} ${kind}${tail}.`;
  return { kind, area, path: dotted(path), subject, what, before, after, percent: null, sentence };
}

/** Splits a path into whose it is and which property, both in words. */
function placed(path: Path, books?: Books): { area: ChangeArea; subject: string; what: string } {
  const [first, second, ...rest] = path;
  const key = first?.key ?? '';
  const area = CHANGE_AREAS.find((known) => known === key) ?? 'book';
  if (second?.name !== undefined) {
    const subject = `${SINGULAR[key] ?? keyWord(key)} ${second.name}`;
    return { area, subject, what: phraseOf(rest) };
  }
  if (area === 'policies' && second) {
    return { area, subject: `Rule ${keyWord(second.key)}`, what: phraseOf(rest) || 'setting' };
  }
  const subject = books === undefined ? 'Price book' : `Price book ${books.after.label}`;
  return { area, subject, what: phraseOf(path) };
}

function phraseOf(steps: Path): string {
  const words = steps.map((part) => {
    if (part.name === undefined) return keyWord(part.key);
    return part.alone === true ? '' : part.name;
  });
  return words.filter((word) => word !== '').join(' ') || (steps.at(-1)?.key ?? '');
}

function dotted(path: Path): string {
  return path.map((part) => part.key).join('.');
}

function member(book: PriceBook, key: string): unknown {
  return (book as Record<string, unknown>)[key];
}

function union(a: readonly string[], b: readonly string[]): string[] {
  return [...new Set([...a, ...b])];
}
