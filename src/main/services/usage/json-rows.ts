import { parseJson } from '../../../shared/parse-json';
import type { RowFault } from '../../planning/replay/row';
import { beginOfLong, LONGEST_ROW, ROW_TOO_LONG, type RowCutter, type RowSink } from './rows';

type JsonObject = Readonly<Record<string, unknown>>;

/** Levels of an object whose members count as columns: `payload.model`. */
const LEVELS = 3;

/** Cuts NDJSON into rows: an object a line, its members by name, nested ones as `outer.inner`. */
export class JsonRows implements RowCutter {
  readonly #paths: readonly (readonly string[])[];
  readonly #sink: RowSink;
  readonly #values: string[];
  #text = '';
  #line = 1;
  #skipping = false;

  constructor(wanted: readonly string[], sink: RowSink) {
    this.#paths = wanted.map((name) => name.split('.'));
    this.#values = wanted.map(() => '');
    this.#sink = sink;
  }

  push(text: string): void {
    this.#text = this.#text === '' ? text : this.#text + text;
    let at = 0;
    for (let end = this.#text.indexOf('\n'); end >= 0; end = this.#text.indexOf('\n', at)) {
      if (this.#skipping) this.#skipping = false;
      else this.#row(this.#text.slice(at, end));
      this.#line += 1;
      at = end + 1;
    }
    this.#text = this.#skipping ? '' : this.#text.slice(at);
    if (this.#text.length <= LONGEST_ROW) return;
    this.#sink.fault(ROW_TOO_LONG, this.#line, beginOfLong(this.#text));
    this.#skipping = true;
    this.#text = '';
  }

  end(): void {
    if (!this.#skipping) this.#row(this.#text);
    this.#text = '';
  }

  #row(text: string): void {
    if (text.trim() === '') return;
    if (text.length > LONGEST_ROW) {
      this.#sink.fault(ROW_TOO_LONG, this.#line, beginOfLong(text));
      return;
    }
    const parsed = parseJson(text);
    const fault = parsed.ok ? this.#take(parsed.value) : jsonFault(parsed.error.faults[0]);
    if (fault) this.#sink.fault(fault, this.#line, text);
    else this.#sink.row(this.#values, this.#line, () => text);
  }

  #take(value: unknown): RowFault | null {
    if (!isObject(value)) {
      return jsonFault({ found: 'a value that is no object', remedy: 'Write each row as { … }.' });
    }
    for (const [at, path] of this.#paths.entries()) {
      const text = textOf(memberAt(value, path));
      if (text === null) {
        const allowed = 'a text, a number, true, false or null';
        const column = path.join('.');
        return {
          code: 'value_nested',
          column,
          found: 'a list or an object',
          allowed,
          remedy: 'Map a member within it.',
        };
      }
      this.#values[at] = text;
    }
    return null;
  }
}

function jsonFault(
  fault: { readonly found: string; readonly remedy: string } | undefined,
): RowFault {
  return {
    code: 'row_not_json',
    column: null,
    found: fault?.found ?? 'no JSON',
    allowed: 'one JSON object a line',
    remedy: fault?.remedy ?? 'Correct the row.',
  };
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A member by its own name, else by the path its name spells; only members of its own count. */
function memberAt(object: JsonObject, path: readonly string[]): unknown {
  const whole = path.join('.');
  if (Object.hasOwn(object, whole)) return object[whole];
  let value: unknown = object;
  for (const name of path) {
    if (!isObject(value) || !Object.hasOwn(value, name)) return undefined;
    value = value[name];
  }
  return value;
}

/** As it would stand in a CSV; null for what has no place in one. */
function textOf(value: unknown): string | null {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
}

/** Names of an object's members, nested ones as paths, with their values as text. */
export function membersOf(value: unknown, level = 1): [name: string, text: string][] {
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, part]): [string, string][] => {
    if (isObject(part) && level < LEVELS) {
      return membersOf(part, level + 1).map(([inner, text]) => [`${name}.${inner}`, text]);
    }
    const text = textOf(part);
    return text === null ? [] : [[name, text]];
  });
}
