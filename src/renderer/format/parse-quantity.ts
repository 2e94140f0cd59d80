import type { Quantity } from '../../shared/contract/primitives';
import { formatTrimmed, multiply, parseDecimal } from '../../shared/decimal';
import type { NumberMarks } from './intl';
import { readNumber } from './parse-number';

/**
 * Reads a quantity as people type it into a cell: "12k", "5k to 9k", "7k (5k–9k)", "7k ±20%",
 * "past 120; 135; 150", "3/day", "250/user/mo". Never guesses: what can mean two things is `unsure`.
 */

/** Times a quantity may be said per; it changes the schedule of its row. */
export type Pace = 'day' | 'weekday' | 'week' | 'month';

export type QuantityReading =
  | { readonly kind: 'quantity'; readonly quantity: Quantity; readonly pace?: Pace }
  | { readonly kind: 'unsure'; readonly quantities: readonly Quantity[] }
  | { readonly kind: 'empty' }
  /** `problem` says what is wrong and what would be right, in one sentence. */
  | { readonly kind: 'bad'; readonly problem: string };

export type QuantityContext = { readonly marks: NumberMarks; readonly seats: number };

/** The same bound as the contract's Count. */
const MOST = 1_000_000_000_000n;

type Counts = { readonly kind: 'counts'; readonly values: readonly number[] };
type Bad = Extract<QuantityReading, { kind: 'bad' }>;

const bad = (problem: string): Bad => ({ kind: 'bad', problem });

const FORMS = 'a whole number such as 12k, a range such as 5k to 9k, or 7k ±20%';

/** Every whole number that a piece of text can mean. */
function readCounts(text: string, marks: NumberMarks): Counts | Bad {
  const reading = readNumber(text, marks);
  if (reading.kind === 'none') return bad(`“${text.trim()}” is not understood; type ${FORMS}.`);
  const values = reading.kind === 'number' ? [reading.value] : reading.values;
  const fit = values.filter((value) => !value.includes('.') && !value.startsWith('-'));
  if (fit.length === 0) {
    const [value = ''] = values;
    return bad(
      value.startsWith('-')
        ? 'A quantity is at least 0.'
        : `${value} is not whole; things are counted whole.`,
    );
  }
  if (fit.some((value) => BigInt(value) > MOST))
    return bad('That is more than a million millions.');
  // A reading that would not be whole still makes the text unsure: nobody said which was meant.
  const unsure = reading.kind === 'unsure';
  return {
    kind: 'counts',
    values: unsure && fit.length === 1 ? [...fit.map(Number), Number.NaN] : fit.map(Number),
  };
}

const isOne = (counts: Counts): boolean => counts.values.length === 1;
const likeliest = ({ values }: Counts): readonly number[] =>
  values.filter((value) => !Number.isNaN(value));

const PACES: readonly { readonly pace: Pace; readonly words: RegExp }[] = [
  { pace: 'weekday', words: /^(?:weekday|week-day|workday|working day|wd)s?$/i },
  { pace: 'day', words: /^(?:d|days?|daily)$/i },
  { pace: 'week', words: /^(?:w|wk|weeks?|weekly)$/i },
  { pace: 'month', words: /^(?:m|mo|mth|months?|monthly)$/i },
];
const SEATS = /^(?:users?|seats?|persons?|people|head)$/i;

type Paced = { readonly text: string; readonly pace?: Pace; readonly perSeat: boolean };

/** Takes "/user" and "/day" off the end. */
function takePace(text: string): Paced | Bad {
  const [first = '', ...rest] = text.split(
    /\s*(?:\/|\bper\b|\ban?\b(?=\s+(?:day|week|month|weekday|workday)))\s*/i,
  );
  let pace: Pace | undefined;
  let perSeat = false;
  for (const word of rest.map((part) => part.trim())) {
    const found = PACES.find(({ words }) => words.test(word));
    if (found !== undefined && pace === undefined) ({ pace } = found);
    else if (SEATS.test(word) && !perSeat) perSeat = true;
    else return bad(`“/${word}” is not understood; /day, /weekday, /week, /month and /user are.`);
  }
  return { text: first.trim(), perSeat, ...(pace === undefined ? {} : { pace }) };
}

const RANGE = /^(.+?)\s*(?:\bto\b|\bbis\b|\.\.\.?|…|–|—|(?<=[\dkmb])\s*-\s*(?=\d))\s*(.+?)$/iu;
const LIKELY_FIRST = /^(.+?)\s*\(\s*(.+?)\s*\)$/u;
const LIKELY_LAST = /^(.+?),?\s+likely\s+(.+)$/iu;
const PLUS_MINUS = /^(.+?)\s*±\s*(.+)$/u;
const PAST = /^past:?\s+(.+)$/iu;

/** A quantity is short; a long text pasted by mistake must not keep the page busy. */
const MOST_LETTERS = 200;

/** Reads one cell's text. */
export function parseQuantity(text: string, context: QuantityContext): QuantityReading {
  if (text.length > MOST_LETTERS) return bad(`A quantity has at most ${MOST_LETTERS} letters.`);
  const trimmed = text.trim().replaceAll(/\+\s*\/?\s*[-\u2212]/gu, '±');
  if (trimmed === '') return { kind: 'empty' };
  const past = PAST.exec(trimmed);
  if (past !== null) return readPast(past[1] ?? '', context.marks);
  const paced = takePace(trimmed);
  if ('kind' in paced) return paced;
  const reading = readBare(paced.text, context.marks);
  const seated = paced.perSeat ? timesSeats(reading, context.seats) : reading;
  if (seated.kind !== 'quantity' || paced.pace === undefined) return seated;
  return { ...seated, pace: paced.pace };
}

function readBare(text: string, marks: NumberMarks): QuantityReading {
  const plusMinus = PLUS_MINUS.exec(text);
  if (plusMinus !== null) return readPlusMinus(plusMinus[1] ?? '', plusMinus[2] ?? '', marks);
  const first = LIKELY_FIRST.exec(text);
  if (first !== null) return readRange(first[2] ?? '', first[1], marks);
  const last = LIKELY_LAST.exec(text);
  if (last !== null) return readRange(last[1] ?? '', last[2], marks);
  if (RANGE.test(text)) return readRange(text, undefined, marks);
  const counts = readCounts(text, marks);
  if (counts.kind === 'bad') return counts;
  const values = likeliest(counts);
  return isOne(counts)
    ? { kind: 'quantity', quantity: values[0] ?? 0 }
    : { kind: 'unsure', quantities: values };
}

const SUFFIX = /[a-z]+\.?$/iu;

/** "5-9k": the first end as it stands, and with the last one's suffix. */
function withSuffixOf(from: string, to: string): readonly string[] {
  const suffix = SUFFIX.exec(to.trim())?.[0];
  return suffix === undefined || SUFFIX.test(from.trim()) ? [from] : [`${from}${suffix}`, from];
}

function readRange(
  text: string,
  likelyText: string | undefined,
  marks: NumberMarks,
): QuantityReading {
  const ends = RANGE.exec(text);
  if (ends === null) return bad(`“${text}” is no range; type two ends, such as 5k to 9k.`);
  const [, fromText = '', toText = ''] = ends;
  const to = readCounts(toText, marks);
  if (to.kind === 'bad') return to;
  const likely = likelyText === undefined ? undefined : readCounts(likelyText, marks);
  if (likely?.kind === 'bad') return likely;
  const found: Quantity[] = [];
  let sure = isOne(to) && (likely === undefined || isOne(likely));
  const starts = withSuffixOf(fromText, toText).map((start) => readCounts(start, marks));
  const [firstStart] = starts;
  if (starts.length === 1 && firstStart?.kind === 'bad') return firstStart;
  for (const start of starts) {
    if (start.kind === 'bad') continue;
    sure &&= isOne(start);
    for (const min of likeliest(start)) {
      for (const max of likeliest(to)) {
        for (const middle of likely === undefined ? [undefined] : likeliest(likely)) {
          const inOrder = min <= (middle ?? min) && (middle ?? min) <= max;
          if (inOrder)
            found.push(middle === undefined ? { min, max } : { min, likely: middle, max });
        }
      }
    }
  }
  const [only] = found;
  if (only === undefined)
    return bad('A range goes from the lower to the higher, with what is likely between.');
  return sure && found.length === 1
    ? { kind: 'quantity', quantity: only }
    : { kind: 'unsure', quantities: found };
}

function readPlusMinus(middle: string, spread: string, marks: NumberMarks): QuantityReading {
  const center = readCounts(middle, marks);
  if (center.kind === 'bad') return center;
  const percent = /^(.+?)\s*%$/u.exec(spread)?.[1];
  const width = readCounts(percent ?? spread, marks);
  if (width.kind === 'bad')
    return percent === undefined ? width : bad('The percentage is whole, from 0 to 100.');
  const found = likeliest(center).flatMap((value) =>
    likeliest(width).flatMap((by): Quantity[] => {
      if (percent !== undefined) return by <= 100 ? [{ value, plusMinusPercent: by }] : [];
      return by <= value ? [{ min: value - by, likely: value, max: value + by }] : [];
    }),
  );
  const [only] = found;
  if (only === undefined) {
    return bad(percent === undefined ? 'The range would begin below 0.' : 'At most ±100 %.');
  }
  return isOne(center) && isOne(width)
    ? { kind: 'quantity', quantity: only }
    : { kind: 'unsure', quantities: found };
}

/** Past values, one for each month, from which simulations draw. */
function readPast(text: string, marks: NumberMarks): QuantityReading {
  const pieces = text.includes(';') ? text.split(';') : text.split(/\s+/);
  const past: number[] = [];
  for (const piece of pieces.map((part) => part.trim()).filter(Boolean)) {
    const counts = readCounts(piece, marks);
    if (counts.kind === 'bad') return counts;
    const [value] = likeliest(counts);
    if (!isOne(counts) || value === undefined)
      return bad(`“${piece}” can be read in two ways; type it without marks.`);
    past.push(value);
  }
  return past.length === 0
    ? bad('Type the past values, such as past 120; 135; 150.')
    : { kind: 'quantity', quantity: { past } };
}

function timesSeats(reading: QuantityReading, seats: number): QuantityReading {
  if (reading.kind === 'unsure')
    return { kind: 'unsure', quantities: reading.quantities.map((each) => scaled(each, seats)) };
  return reading.kind === 'quantity'
    ? { kind: 'quantity', quantity: scaled(reading.quantity, seats) }
    : reading;
}

function scaled(quantity: Quantity, seats: number): Quantity {
  if (typeof quantity === 'number') return quantity * seats;
  if ('past' in quantity) return { past: quantity.past.map((value) => value * seats) };
  if ('value' in quantity) return { ...quantity, value: quantity.value * seats };
  const { min, likely, max } = quantity;
  return {
    min: min * seats,
    max: max * seats,
    ...(likely === undefined ? {} : { likely: likely * seats }),
  };
}

/** "8%", "8", "8.5 %": percent as a share, "0.08"; undefined where it is none. */
export function parsePercent(text: string, marks: NumberMarks): string | undefined {
  if (text.length > MOST_LETTERS) return undefined;
  const reading = readNumber(text.trim().replace(/\s*%$/u, ''), marks);
  if (reading.kind !== 'number') return undefined;
  const { units, scale } = multiply(parseDecimal(reading.value), { units: 1n, scale: 2 });
  const share = formatTrimmed(units, scale);
  return (share.split('.')[1]?.length ?? 0) <= 9 ? share : undefined;
}
