import type { AssumptionRegister, ExplainTarget, Explanation } from '../../shared/contract/explain';
import { counted } from '../../shared/decimal';
import { badInput, unreachable, type Fault } from '../../shared/errors';
import { readArguments, type Arguments } from './args';
import { EXIT, type CommandIo } from './command';
import { readScenarioFile } from './price-book-source';
import { grouped, plain, table, wrapped } from './tables';

/** Options that say what is to be explained; at most one of them. */
const WHAT = ['month', 'invoice', 'day', 'entry'] as const;
const WHAT_FLAGS = ['total', 'why', 'assumptions'] as const;

export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const given = readArguments(args, {
    words: ['FILE'],
    flags: ['json', ...WHAT_FLAGS],
    values: ['plan', 'price-book', 'line', 'meter', 'case', ...WHAT],
  });
  const [file = ''] = given.words;
  const plan = given.need('plan', 'the id of a plan, such as --plan starter');
  const target = targetOf(given);
  const { json, planning } = await readScenarioFile(io, file, given.value('price-book'));
  const of = { scenario: json, plan };
  if (given.has('assumptions')) {
    const register = planning.assumptions(of);
    io.write(given.has('json') ? `${JSON.stringify(register)}\n` : registerText(register));
  } else {
    const explanation = planning.explain(of, target);
    io.write(given.has('json') ? `${JSON.stringify(explanation)}\n` : explanationText(explanation));
  }
  return EXIT.done;
}

function targetOf(given: Arguments): ExplainTarget {
  const asked = [...WHAT, ...WHAT_FLAGS].filter((name) => given.has(name));
  const faults: Fault[] = [];
  if (asked.length > 1) {
    faults.push(
      fault(
        'options_exclude_each_other',
        `--${asked[1]}`,
        asked.join(' and '),
        'one figure at a time',
      ),
    );
  }
  const number = (name: string): number => {
    const text = given.value(name) ?? '';
    if (/^\d{1,9}$/.test(text)) return Number(text);
    faults.push(fault('number_not_valid', `--${name}`, `"${text}"`, 'a whole number from 0'));
    return 0;
  };
  const date = (name: string): string => {
    const text = given.value(name) ?? '';
    if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) {
      faults.push(fault('date_not_valid', `--${name}`, `"${text}"`, 'a date such as 2026-03-01'));
    }
    return text;
  };
  const target = targetNamed(asked[0] ?? 'total', given, { number, date });
  if (faults.length > 0) throw badInput(faults);
  return target;
}

type Readers = {
  readonly number: (name: string) => number;
  readonly date: (name: string) => string;
};

function targetNamed(
  name: (typeof WHAT)[number] | (typeof WHAT_FLAGS)[number],
  given: Arguments,
  { number, date }: Readers,
): ExplainTarget {
  switch (name) {
    case 'month':
      return { kind: 'month', from: date('month') };
    case 'invoice': {
      const id = given.value('invoice') ?? '';
      // Lines are counted from 1 by people.
      return given.has('line')
        ? { kind: 'invoice-line', id, line: Math.max(0, number('line') - 1) }
        : { kind: 'invoice', id };
    }
    case 'day': {
      const meter = given.value('meter');
      const account = given.value('case');
      return {
        kind: 'day',
        on: date('day'),
        ...(meter === undefined ? {} : { meter }),
        ...(account === undefined ? {} : { case: account }),
      };
    }
    case 'entry':
      return { kind: 'entry', seq: number('entry') };
    case 'why':
      return { kind: 'feasibility' };
    case 'total':
    case 'assumptions':
      return { kind: 'total' };
    default:
      return unreachable(name, 'explain target');
  }
}

function fault(code: string, path: string, found: string, allowed: string): Fault {
  return { code, path, found, allowed, remedy: 'See tierwise explain --help.' };
}

function explanationText(explanation: Explanation): string {
  const { title, sentence, terms, entries, entryCount, rules, assumptions } = explanation;
  return [
    `${plain(title)}\n${wrapped(sentence, '')}`,
    terms.length === 0 ? '' : `\n${termsText(explanation)}`,
    entries.length === 0 ? '' : `\n${entriesText(explanation)}`,
    entryCount > entries.length
      ? `... and ${counted(entryCount - entries.length, 'more entry', 'more entries')}; simulate --ledger has them all\n`
      : '',
    rules.length === 0 ? '' : '\nRules\n',
    ...rules.map((rule) => {
      const sources = rule.sources.map(
        (source) => `${source.title}, ${source.section}, read ${source.readOn}`,
      );
      const from = sources.length === 0 ? '' : `, from ${sources.join('; ')}`;
      return `${wrapped(rule.words, '  ')}${wrapped(`${rule.id}${from}`, '      ')}`;
    }),
    assumptions.length === 0 ? '' : '\nAssumptions\n',
    ...assumptions.map((one) => {
      const reading = one.chosen === null ? one.reading : `read as "${one.chosen}"`;
      return wrapped(`${one.id}, ${one.title}: ${reading} ${one.reason}`, '  ');
    }),
  ].join('');
}

function termsText({ terms, figure }: Explanation): string {
  const rows = terms.map((term) => [term.label, term.basis, grouped(term.value)]);
  if (figure !== null && terms.length > 1) rows.push(['Sum', '', grouped(figure.value)]);
  const unit = figure === null ? '' : ` (${figure.unit})`;
  return table(
    [
      { title: 'Term', most: 60 },
      { title: 'Basis', most: 60 },
      { title: `Value${unit}`, align: 'right' },
    ],
    rows,
  );
}

function entriesText({ entries }: Explanation): string {
  return table(
    [
      { title: 'Entry', align: 'right' },
      { title: 'On' },
      { title: 'Kind' },
      { title: 'Credits', align: 'right' },
      { title: 'Money', align: 'right' },
      { title: 'Cause', most: 60 },
      { title: 'Rule' },
    ],
    entries.map((entry) => [
      grouped(entry.seq),
      entry.on,
      entry.kind,
      entry.credits === undefined ? '' : grouped(entry.credits),
      entry.money === undefined ? '' : grouped(entry.money),
      entry.cause,
      entry.rule,
    ]),
  );
}

function registerText({ plan, total, rows }: AssumptionRegister): string {
  const parts = rows.map((row) => {
    const chosen = row.chosen === null ? '' : ` (chosen: ${row.chosen})`;
    const others = row.others.map((other) => {
      const effect = other.effect === null ? 'total unknown' : `total ${signed(other.effect)}`;
      const unserved = other.unserved === 0 ? '' : `, unserved ${signed(String(other.unserved))}`;
      return wrapped(`Read as ${other.id}, ${other.label}: ${effect}${unserved}`, '    ');
    });
    return `\n${wrapped(`${row.id}, ${row.title}${chosen}: ${row.reading} ${row.reason}`, '')}${others.join('')}`;
  });
  return `${plain(`${plan}, total ${total === null ? 'unknown' : grouped(total)}`)}\n${parts.join('')}`;
}

function signed(figure: string): string {
  return figure.startsWith('-') ? grouped(figure) : `+${grouped(figure)}`;
}
