import { describe, expect, it } from 'vitest';
import { Explanation } from '../../../src/shared/contract/explain';
import { Comparison, Simulation } from '../../../src/shared/contract/result';
import { smallScenario } from '../../support/library';
import { commandLine } from '../../support/command-line';
import { SMALL_BOOK_INPUT } from '../../support/small-book';

const FILES = { 's.json': smallScenario(), 'book.json': SMALL_BOOK_INPUT };
const WITH_BOOK = ['--price-book', 'book.json'];

type Faults = { error: { kind: string; faults: { code: string; path: string }[] } };
const faultsIn = (out: string): string[] =>
  (JSON.parse(out) as Faults).error.faults.map(({ code, path }) => `${code} ${path}`);

describe('compare', () => {
  it('prints the comparison contract and nothing else with --json', async () => {
    const { code, out, err } = await commandLine(
      ['compare', 's.json', '--json', ...WITH_BOOK],
      FILES,
    );
    const comparison = Comparison.parse(JSON.parse(out));
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(comparison).toMatchObject({ currency: 'EUR', months: 3, cheapest: 'free' });
    expect(comparison.plans.map(({ plan, total }) => `${plan} ${total}`)).toEqual([
      'free 56.00',
      'pro 76.00',
    ]);
  });

  it('prints a table with the cheapest plan, its margin and what it buys', async () => {
    const { out } = await commandLine(['compare', 's.json', ...WITH_BOOK], FILES);
    expect(out).toContain('Autumn: kiosk 2026-01-01, 3 months from 2026-03-01\n');
    expect(out).toMatch(/^\*  Free +56\.00 +0\.00 +56\.00 .* 7 × Bag .*feasible$/m);
    expect(out).toContain('Cheapest: Free at 56.00 EUR, 20.00 less than Pro.');
  });

  it('takes the scenario from stdin', async () => {
    const { code, out } = await commandLine(['compare', '-', '--json', ...WITH_BOOK], {
      ...FILES,
      '-': smallScenario(),
    });
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ cheapest: 'free' });
  });

  it('prices with the book of --price-book whatever the scenario names', async () => {
    const other = smallScenario({ priceBook: { id: 'claro', version: '1999' } });
    const { out } = await commandLine(['compare', 's.json', '--json', ...WITH_BOOK], {
      ...FILES,
      's.json': other,
    });
    expect(JSON.parse(out)).toMatchObject({ priceBook: { id: 'kiosk', version: '2026-01-01' } });
  });

  it('shows several price books side by side, with the rate that converts one of them', async () => {
    const beside = smallScenario({
      alternatives: [
        {
          priceBook: { id: 'cloro' },
          map: [{ from: 'check', to: 'google-search' }],
          rate: { value: '0.92', on: '2026-03-01' },
        },
      ],
    });
    const { out } = await commandLine(['compare', 's.json', ...WITH_BOOK], {
      ...FILES,
      's.json': beside,
    });
    // 1,800 searches of 3 credits fit Lite's 37,500 a month: 3 × 30.00 USD × 0.92.
    expect(out).toMatch(/^   cloro +Lite +82\.80 +90\.00 USD /m);
    expect(out).toMatch(/^\*  kiosk +Free +56\.00 +56\.00 EUR /m);
    expect(out).toContain('Cheapest: Free of kiosk at 56.00 EUR, 20.00 less than Pro of kiosk.');
    expect(out.match(/USD converted at 0\.92, as entered for 2026-03-01\./g)).toHaveLength(1);
  });

  it('ends with 1 only when asked to be strict and no plan can serve the work', async () => {
    const never = smallScenario({ needs: { features: ['roles'] } });
    const files = { ...FILES, 's.json': never };
    expect((await commandLine(['compare', 's.json', ...WITH_BOOK], files)).code).toBe(0);
    const strict = await commandLine(['compare', 's.json', '--strict', ...WITH_BOOK], files);
    expect(strict.code).toBe(1);
    expect(strict.out).toContain('No plan can serve this scenario.');
    expect((await commandLine(['compare', 's.json', '--strict', ...WITH_BOOK], FILES)).code).toBe(
      0,
    );
  });

  it('says of every fault where it is, what stands there, what is allowed and what to do', async () => {
    const faulty = { ...smallScenario(), months: 0, plan: 7 };
    const { code, out, err } = await commandLine(['compare', 's.json', ...WITH_BOOK], {
      ...FILES,
      's.json': faulty,
    });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^months: found 0; allowed: .* \[\w+\]$/m);
    expect(err).toMatch(/^plan: found 7; allowed: .* \[\w+\]$/m);
  });

  it('puts the faults on stdout as JSON with --json', async () => {
    const faulty = { ...smallScenario(), months: 0 };
    const { code, out, err } = await commandLine(['compare', 's.json', '--json', ...WITH_BOOK], {
      ...FILES,
      's.json': faulty,
    });
    expect({ code, err }).toEqual({ code: 2, err: '' });
    expect(faultsIn(out)).toEqual(['value_too_small months']);
  });

  it('names the file of a faulty price book and the place of a text that is no JSON', async () => {
    const files = {
      ...FILES,
      'book.json': { ...SMALL_BOOK_INPUT, plans: [] },
      'bad.json': '{"a":\n tru}',
    };
    const book = await commandLine(['compare', 's.json', '--json', ...WITH_BOOK], files);
    expect(faultsIn(book.out)[0]).toContain('book.json: plans');
    const text = await commandLine(['compare', 'bad.json'], files);
    expect(text.err).toContain('bad.json: found "tru}" at line 2, column 2');
  });

  it('refuses 65 levels of brackets before parsing', async () => {
    const { code, out } = await commandLine(['compare', '-', '--json'], {
      '-': '['.repeat(100_000),
    });
    expect(code).toBe(2);
    expect(faultsIn(out)).toEqual(['json_depth_exceeded stdin']);
  });
});

describe('simulate', () => {
  const ARGS = ['simulate', 's.json', '--plan', 'pro', ...WITH_BOOK];

  it('prints the simulation contract, the ledger only on demand', async () => {
    const short = Simulation.parse(JSON.parse((await commandLine([...ARGS, '--json'], FILES)).out));
    const long = Simulation.parse(
      JSON.parse((await commandLine([...ARGS, '--json', '--ledger'], FILES)).out),
    );
    expect(short.summary.total).toBe('76.00');
    expect(short.ledger).toBeUndefined();
    expect(long.ledger).toHaveLength(long.ledgerLength);
    expect(long.ledger?.map(({ seq }) => seq)).toEqual(
      Array.from({ length: long.ledgerLength }, (_, at) => at),
    );
  });

  it('prints months and invoices that add up to the total', async () => {
    const { out } = await commandLine([...ARGS, '--ledger'], FILES);
    expect(out).toContain('Total 76.00 EUR');
    expect(out).toMatch(/^2026-03-01 +20\.00 +8\.00 +0\.00 +0\.00 +28\.00$/m);
    expect(out).toContain('Buys 2 × Bag');
    expect(out).toMatch(/^ +\d+ +2026-03-01 +charge +checks/m);
  });

  it('needs a plan, and one that is there', async () => {
    expect((await commandLine(['simulate', 's.json'], FILES)).err).toContain(
      '--plan: found nothing',
    );
    const unknown = await commandLine(['simulate', 's.json', '--plan', 'por', ...WITH_BOOK], FILES);
    expect(unknown.code).toBe(2);
    expect(unknown.err).toContain('Did you mean "pro"?');
  });
});

describe('explain', () => {
  it('follows the total to terms that add up, rules and sources', async () => {
    const { out } = await commandLine(
      ['explain', 's.json', '--plan', 'pro', '--json', ...WITH_BOOK],
      FILES,
    );
    const { figure, terms, rules } = Explanation.parse(JSON.parse(out));
    expect(figure).toEqual({ value: '76.00', unit: 'EUR' });
    expect(terms.reduce((cents, term) => cents + Number(term.value.replace('.', '')), 0)).toBe(
      7600,
    );
    expect(rules.map((rule) => rule.id)).toEqual(
      expect.arrayContaining(['plans.pro.price', 'packs.bag']),
    );
    expect(rules[0]?.sources[0]?.title).toBe('Kiosk price page');
  });

  it.each([
    [['--day', '2026-03-01'], '2026-03-01'],
    [['--month', '2026-04-01'], 'Month from 2026-04-01'],
    [['--invoice', 'inv-1'], 'Invoice of 2026-03-01'],
    [['--invoice', 'inv-1', '--line', '1'], 'Pro'],
    [['--entry', '0'], '2026-03-01'],
    [['--why'], 'Can Pro do it?'],
    [['--assumptions'], 'pro, total 76.00'],
  ])('answers %j in words', async (what, expected) => {
    const { code, out } = await commandLine(
      ['explain', 's.json', '--plan', 'pro', ...what, ...WITH_BOOK],
      FILES,
    );
    expect(code).toBe(0);
    expect(out).toContain(expected);
  });

  it.each([
    [['--day', 'yesterday'], 'date_not_valid'],
    [['--entry', '-1'], 'number_not_valid'],
    [['--total', '--day', '2026-03-01'], 'options_exclude_each_other'],
    [['--invoice', 'inv-99'], 'explain_target_unknown'],
  ])('refuses %j', async (what, expected) => {
    const { code, err } = await commandLine(
      ['explain', 's.json', '--plan', 'pro', ...what, ...WITH_BOOK],
      FILES,
    );
    expect(code).toBe(2);
    expect(err).toContain(expected);
  });
});

describe('price-book', () => {
  it('lists the built-in ones', async () => {
    const { out } = await commandLine(['price-books', '--json']);
    const ids = (JSON.parse(out) as { id: string }[]).map(({ id }) => id);
    expect(ids).toEqual(
      expect.arrayContaining(['claro', 'cloro', 'claira', 'token-packs', 'clozup']),
    );
    expect((await commandLine(['price-books'])).out).toMatch(/^claro +\S+ +Claro/m);
  });

  it('validates a file and refuses a figure without a source', async () => {
    const sound = await commandLine(['price-book', 'validate', 'book.json'], FILES);
    expect(sound).toMatchObject({ code: 0, err: '' });
    expect(sound.out).toContain('is sound: 2 plans, 1 packs');
    const { source: _, ...pack } = SMALL_BOOK_INPUT.packs[0]!;
    const faulty = { ...SMALL_BOOK_INPUT, packs: [pack] };
    const refused = await commandLine(['price-book', 'validate', 'book.json'], {
      'book.json': faulty,
    });
    expect(refused.code).toBe(2);
    expect(refused.err).toContain('book.json: packs[0].source');
    expect(refused.err).toContain('figure_source_missing');
  });

  it('says what changed between two files, and that nothing did', async () => {
    const dearer = structuredClone(SMALL_BOOK_INPUT) as { packs: { price: string }[] };
    dearer.packs[0]!.price = '9.00';
    const files = { 'a.json': SMALL_BOOK_INPUT, 'b.json': dearer };
    const told = await commandLine(['price-book', 'diff', 'a.json', 'b.json'], files);
    expect(told.out).toContain('Pack Bag: price from 8.00 EUR to 9.00 EUR (+12.5 %).');
    expect((await commandLine(['price-book', 'diff', 'a.json', 'a.json'], files)).out).toContain(
      'nothing differs',
    );
    const json = await commandLine(['price-book', 'diff', 'a.json', 'b.json', '--json'], files);
    expect(JSON.parse(json.out)).toMatchObject({
      changes: [{ path: 'packs.bag.price', percent: '+12.5' }],
    });
  });

  it('finds built-in books by id and version and says which there are', async () => {
    expect((await commandLine(['price-book', 'diff', 'claro', 'claro'])).out).toContain(
      'nothing differs',
    );
    const wrong = await commandLine(['price-book', 'diff', 'claro@1', 'clarro']);
    expect(wrong.code).toBe(2);
    expect(wrong.err).toContain('"claro@');
    expect((await commandLine(['price-book', 'show', 'clarro'])).err).toContain(
      'Did you mean "claro"',
    );
  });

  it('shows every rule with its source, and as a file to begin from', async () => {
    const { out } = await commandLine(['price-book', 'show', 'claro']);
    expect(out).toMatch(/packs\.\S+, from /);
    const { out: json } = await commandLine(['price-book', 'show', 'claro', '--json']);
    const again = await commandLine(['price-book', 'validate', '-'], { '-': json });
    expect(again.code).toBe(0);
  });
});

describe('schema and engine', () => {
  it('prints a JSON Schema by name, and the names', async () => {
    const { out } = await commandLine(['schema']);
    const names = out.trim().split('\n');
    expect(names).toEqual(
      expect.arrayContaining(['price-book', 'scenario', 'result', 'engine.burn-down']),
    );
    for (const name of names) {
      const { out: schema } = await commandLine(['schema', name]);
      expect(JSON.parse(schema)).toMatchObject({ $schema: expect.stringContaining('2020-12') });
    }
    expect((await commandLine(['schema', 'scenari'])).err).toContain('Did you mean "scenario"');
  });

  it('runs a part of the engine over stdin', async () => {
    const { code, out } = await commandLine(['engine', 'cycles'], { '-': '{}' });
    expect(code).toBe(2);
    expect(JSON.parse(out)).toHaveProperty('error.faults');
    expect((await commandLine(['engine', 'cycle'], { '-': '{}' })).err).toContain('cycles');
  });
});

describe('the command line itself', () => {
  it('shows what there is, and each command’s own help', async () => {
    const { code, out } = await commandLine(['--help']);
    expect(code).toBe(0);
    for (const name of [
      'compare',
      'simulate',
      'explain',
      'price-book diff',
      'engine',
      'scenarios',
      'schema',
    ]) {
      expect(out).toContain(`  ${name} `);
      const help = await commandLine([...name.split(' '), '--help']);
      expect(help.code).toBe(0);
      expect(help.out).toContain(`tierwise ${name}`);
      // Options and arguments stand under each other, the first one as well.
      for (const line of help.out.split('\n')) expect(line).not.toMatch(/^(--|FILE )/);
    }
    expect((await commandLine([])).out).toBe(out);
    expect((await commandLine(['--version'])).out).toBe('1.0.0-test\n');
  });

  it.each([
    [['compar'], 'Did you mean "compare"?'],
    [['price-book', 'dif'], 'Did you mean "diff"?'],
    [['price-book'], '"price-book validate"'],
    [['constructor'], 'command_unknown'],
  ])('helps with %j', async (args, expected) => {
    const { code, out, err } = await commandLine(args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(expected);
  });
});
