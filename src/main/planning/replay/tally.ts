import type { Day } from '../../engine/time/day';
import { MAX_CELLS, MAX_KINDS, MAX_UNITS, type Usage, type UsageKind } from './usage';

/** The texts of a row that tell its kind, in a fixed order: operation, case, then parameters. */
export type KindTexts = readonly string[];

type Kind = { readonly texts: KindTexts; rows: number; readonly firstLine: number };

export type Refused = 'kinds' | 'cells' | 'units';

/** Days fit below this for all years of the contract. */
const DAY_RANGE = 131_072;
/** Above MAX_KINDS and MAX_CELLS. */
const KIND_RANGE = 8_192;
const CELL_RANGE = 2_097_152;
const SEPARATOR = '\u0000';

/**
 * Sums rows by day and kind as they come; its size follows the days and kinds, never the rows.
 * Kinds keep the order of their first rows.
 */
export class UsageTally {
  readonly #parameters: readonly string[];
  readonly #kinds: Kind[] = [];
  readonly #kindAt = new Map<string, number>();
  readonly #cellAt = new Map<number, number>();
  #served = new Float64Array(1_024);
  #failed = new Float64Array(1_024);
  #lastTexts = '';
  #lastKind = -1;

  /** `parameters`: ids, in the order of the texts behind operation and case. */
  constructor(parameters: readonly string[]) {
    this.#parameters = parameters;
  }

  get cells(): number {
    return this.#cellAt.size;
  }

  /** Adds a row; says why not where it would pass a limit, and then counts nothing of it. */
  add(day: Day, texts: KindTexts, units: number, succeeded: boolean, line: number): Refused | null {
    const kind = this.#kind(texts, line);
    if (kind < 0) return 'kinds';
    const key = kind * DAY_RANGE + day;
    let cell = this.#cellAt.get(key);
    if (cell === undefined) {
      if (this.#cellAt.size >= MAX_CELLS) return 'cells';
      cell = this.#cellAt.size;
      if (cell >= this.#served.length) this.#grow();
      this.#cellAt.set(key, cell);
    }
    const column = succeeded ? this.#served : this.#failed;
    const sum = (column[cell] as number) + units;
    if (sum > MAX_UNITS) return 'units';
    column[cell] = sum;
    (this.#kinds[kind] as Kind).rows += 1;
    return null;
  }

  finish(): Usage {
    const kinds = this.#kinds.map((kind): UsageKind => {
      const [operation = '', caseText = '', ...values] = kind.texts;
      const entries = this.#parameters.map((id, at) => [id, values[at] ?? ''] as const);
      return {
        operation,
        case: caseText === '' ? null : caseText,
        parameters: Object.fromEntries(entries.filter(([, value]) => value !== '')),
        rows: kind.rows,
        firstLine: kind.firstLine,
      };
    });
    // Day, kind and cell in one number of 51 bits: sorting these is sorting by day, then by kind.
    const order = new Float64Array(this.#cellAt.size);
    let at = 0;
    for (const [key, cell] of this.#cellAt) {
      const day = key % DAY_RANGE;
      order[at] = (day * KIND_RANGE + (key - day) / DAY_RANGE) * CELL_RANGE + cell;
      at += 1;
    }
    order.sort();
    return {
      kinds,
      days: Int32Array.from(order, (place) => Math.floor(place / CELL_RANGE / KIND_RANGE)),
      kindOf: Int32Array.from(order, (place) => Math.floor(place / CELL_RANGE) % KIND_RANGE),
      served: Float64Array.from(order, (place) => this.#served[place % CELL_RANGE] as number),
      failed: Float64Array.from(order, (place) => this.#failed[place % CELL_RANGE] as number),
    };
  }

  /** Position of the kind of these texts, a new one where they are new; −1 where there are too many. */
  #kind(texts: KindTexts, line: number): number {
    const joined = texts.length === 1 ? (texts[0] as string) : texts.join(SEPARATOR);
    // Files often come in stretches of one kind.
    if (joined === this.#lastTexts && this.#lastKind >= 0) return this.#lastKind;
    const known = this.#kindAt.get(joined);
    if (known !== undefined) {
      this.#lastTexts = joined;
      this.#lastKind = known;
      return known;
    }
    if (this.#kinds.length >= MAX_KINDS) return -1;
    // A slice of the file's text would keep all of its piece in memory.
    const kept = texts.map(ownText);
    const at = this.#kinds.push({ texts: kept, rows: 0, firstLine: line }) - 1;
    this.#kindAt.set(kept.join(SEPARATOR), at);
    return at;
  }

  #grow(): void {
    const next = this.#served.length * 2;
    const larger = (column: Float64Array): Float64Array<ArrayBuffer> => {
      const copy = new Float64Array(next);
      copy.set(column);
      return copy;
    };
    this.#served = larger(this.#served);
    this.#failed = larger(this.#failed);
  }
}

/** A copy that shares no memory with the text it was cut from. */
function ownText(text: string): string {
  return text.split('').join('');
}
