import { readLogo } from '../../src/main/exports/logo';
import { readShare } from '../../src/main/exports/share-file';
import { lookupAmong } from '../../src/main/services/book-lookup';
import { createPlanningService } from '../../src/main/services/planning';
import { readScenario } from '../../src/main/services/scenario-input';
import { CsvRows } from '../../src/main/services/usage/csv-rows';
import { JsonRows } from '../../src/main/services/usage/json-rows';
import { lookAt } from '../../src/main/services/usage/look';
import type { RowSink } from '../../src/main/services/usage/rows';
import { parseJson } from '../../src/shared/parse-json';
import { checkPriceBook } from '../../src/shared/price-book/check';
import { diffPriceBooks } from '../../src/shared/price-book/diff';
import type { Random } from '../support/random';
import { smallBook } from '../support/small-book';
import { checkFaults, refusing, type Door, type Verdict } from './door';
import { mutateBytes, mutateJson, mutateText } from './mutate';
import { SEED_BOOK, SEED_CSV, SEED_NDJSON, seedScenario, seedShare, WORK_SEEDS } from './seeds';

/** Text of a changed value; one in a few is changed as text as well. */
export function badText(seed: unknown, random: Random): string {
  const text =
    JSON.stringify(mutateJson(seed, random), null, random.chance(0.2) ? 2 : undefined) ?? '';
  return random.chance(0.25) ? mutateText(text, random) : text;
}

/** The value behind the first parser, or the verdict where it stopped there. */
function parsed(given: unknown): { readonly value: unknown } | 'stopped' {
  const outcome = parseJson(String(given), 'file');
  if (outcome.ok) return { value: outcome.value };
  checkFaults(outcome.error.faults);
  return 'stopped';
}

const jsonText: Door = {
  name: 'JSON text',
  weight: 14,
  make: (random) => mutateText(badText(random.pick([SEED_BOOK, seedScenario()]), random), random),
  run: (given) => (parsed(given) === 'stopped' ? 'stopped' : 'answered'),
};

const priceBookFile: Door = {
  name: 'price book file',
  weight: 10,
  make: (random) => badText(random.chance(0.6) ? SEED_BOOK : random.pick(WORK_SEEDS).book, random),
  run: (given) => {
    const text = parsed(given);
    if (text === 'stopped') return text;
    const outcome = checkPriceBook(text.value);
    if (!outcome.ok) {
      checkFaults(outcome.faults);
      return 'refused';
    }
    diffPriceBooks(outcome.book, smallBook());
    return 'answered';
  },
};

const scenarioFile: Door = {
  name: 'scenario file',
  weight: 14,
  make: (random) => badText(seedScenario(), random),
  run: (given) => {
    const text = parsed(given);
    if (text === 'stopped') return text;
    return refusing(() => readScenario(text.value, lookupAmong([smallBook()])));
  },
};

const shareFile: Door = {
  name: 'share file',
  weight: 5,
  make: (random) => badText(JSON.parse(seedShare()), random),
  run: (given) => {
    const text = parsed(given);
    if (text === 'stopped') return text;
    const outcome = readShare(String(given));
    if (outcome.ok) return 'answered';
    checkFaults(outcome.error.faults);
    return 'refused';
  },
};

/** The whole engine: any price book and any scenario that their checks let through. */
const engine: Door = {
  name: 'engine',
  weight: 5,
  make: (random) => {
    const { book, scenario } = random.pick(WORK_SEEDS);
    const both = random.chance(0.3);
    return {
      book: both || random.chance(0.5) ? mutateJson(book, random) : book,
      scenario: both || random.chance(0.5) ? mutateJson(scenario, random) : scenario,
    };
  },
  run: (given) => {
    const { book, scenario } = given as { book: unknown; scenario: unknown };
    const outcome = checkPriceBook(book);
    if (!outcome.ok) {
      checkFaults(outcome.faults);
      return 'stopped';
    }
    return refusing(() => {
      const planning = createPlanningService(lookupAmong([outcome.book]), 'fuzz');
      const { plans } = planning.compare(scenario);
      const [first] = plans;
      if (first === undefined) return;
      const { run } = planning.simulate(scenario, first.plan);
      planning.explain({ run }, { kind: 'total' });
    });
  },
};

function counting(): { readonly sink: RowSink; readonly rows: () => number } {
  let rows = 0;
  return {
    rows: () => rows,
    sink: {
      row: (_values, _line, text) => {
        rows += text().length >= 0 ? 1 : 0;
      },
      fault: (fault) => checkFaults([{ ...fault, path: '' }]),
    },
  };
}

/** Cuts rows from text that comes in pieces of any size. */
function cut(text: string, cutter: { push: (text: string) => void; end: () => void }): void {
  const size = 1 + (text.length % 97);
  for (let at = 0; at < text.length; at += size) cutter.push(text.slice(at, at + size));
  cutter.end();
}

const csv: Door = {
  name: 'usage CSV',
  weight: 12,
  make: (random) => mutateText(SEED_CSV, random),
  run: (given) => {
    const text = String(given);
    let rows = 0;
    const verdict = refusing(() => {
      const { delimiter, header, columns } = lookAt(Buffer.from(text), true).format;
      const counted = counting();
      const options = { delimiter, header, count: columns.length, wanted: [0, 1], firstLine: 1 };
      cut(text, new CsvRows(options, counted.sink));
      rows = counted.rows();
    });
    if (verdict === 'refused') return 'stopped';
    return rows > 0 ? 'answered' : 'refused';
  },
};

const ndjson: Door = {
  name: 'usage NDJSON',
  weight: 10,
  make: (random) => mutateText(SEED_NDJSON, random),
  run: (given) => {
    const { sink, rows } = counting();
    cut(String(given), new JsonRows(['date', 'operation', 'deep.a'], sink));
    return rows() > 0 ? 'answered' : 'stopped';
  },
};

const look: Door = {
  name: 'usage file head',
  weight: 5,
  make: (random) => {
    const seed = Buffer.from(
      random.chance(0.5) ? SEED_CSV : SEED_NDJSON,
      random.chance(0.8) ? 'utf8' : 'utf16le',
    );
    return Buffer.from(mutateBytes(seed, random)).toString('base64');
  },
  run: (given) => refusing(() => lookAt(Buffer.from(String(given), 'base64'), true)),
};

/** One pixel, as PNG. */
const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

const logo: Door = {
  name: 'picture for a logo',
  weight: 4,
  make: (random) =>
    Buffer.from(mutateBytes(Buffer.from(PIXEL, 'base64'), random)).toString('base64'),
  run: (given): Verdict => {
    const outcome = readLogo(Buffer.from(String(given), 'base64'));
    if (outcome.ok) return 'answered';
    checkFaults(outcome.error.faults);
    return 'stopped';
  },
};

export const FILE_DOORS: readonly Door[] = [
  jsonText,
  priceBookFile,
  scenarioFile,
  shareFile,
  engine,
  csv,
  ndjson,
  look,
  logo,
];
