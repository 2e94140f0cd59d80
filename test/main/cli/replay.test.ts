import { describe, expect, it } from 'vitest';
import { ReplayResult } from '../../../src/shared/contract/replay';
import { UsageReport } from '../../../src/shared/contract/usage';
import { Line } from '../../../src/shared/contract/scenario-work';
import { commandLine } from '../../support/command-line';
import { smallScenario } from '../../support/library';
import { SMALL_BOOK_INPUT } from '../../support/small-book';

/** 10 checks of 2 credits on each day of March. */
const ROWS = Array.from(
  { length: 31 },
  (_, at) => `2026-03-${String(at + 1).padStart(2, '0')},check,10`,
);
const CSV = `day,what,n\n${ROWS.join('\n')}\n`;
const MAP = ['--map', 'date=day,operation=what,quantity=n'];

const replay = (csv: string, ...args: string[]) =>
  commandLine(['replay', 's.json', '--usage', 'u.csv', ...args, '--price-book', 'book.json'], {
    's.json': smallScenario(),
    'u.csv': csv,
    'book.json': SMALL_BOOK_INPUT,
  });

type Faults = { error: { faults: { code: string; path: string }[] } };

describe('replay', () => {
  it('prints the contract and nothing else with --json', async () => {
    const { code, out, err } = await replay(CSV, ...MAP, '--json');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const { usage, ...rest } = JSON.parse(out) as { usage: unknown };
    expect(UsageReport.parse(usage)).toMatchObject({ rows: 31, taken: 31, setAside: 0 });
    const result = ReplayResult.parse(rest);
    expect(result).toMatchObject({
      from: '2026-03-01',
      until: '2026-04-01',
      units: 310,
      cheapest: 'free',
      fit: null,
    });
    expect(
      result.plans.map(
        (row) =>
          `${row.plan} ${row.covered.total} ${row.covered.overflow} ${row.capped.blockedDays}`,
      ),
    ).toEqual(['free 16.00 16.00 26', 'pro 20.00 0.00 0']);
  });

  it('prints blocked days and overflow money side by side', async () => {
    const { out } = await replay(CSV, ...MAP);
    expect(out).toContain(
      'Autumn: kiosk 2026-01-01, usage from 2026-03-01 to before 2026-04-01\n31 rows, 310 units\n',
    );
    expect(out).toMatch(
      /^\* +Free +16\.00 +16\.00 +2 × Bag +0\.00 +26 +2026-03-06 +260 +feasible$/m,
    );
    expect(out).toContain('without buying anything it would have been blocked on 26 days.');
  });

  it.each([
    ['--plan', 'a b'],
    ['--operations', 'check=no such thing'],
    ['--operation', 'x'.repeat(300)],
  ])('tells a value of %s that fits no contract as the caller’s fault', async (option, value) => {
    const { code, err } = await replay(CSV, ...MAP, option, value);
    expect(code).toBe(2);
    expect(err).toMatch(/^options: |\[\w+\]$/m);
    expect(err).not.toContain('bug');
  });

  it('leaves no file of rows set aside behind where nothing came of it, so that the next try may have its name', async () => {
    const failed = await replay(CSV, '--map', 'date=nowhere', '--set-aside', 'aside.ndjson');
    expect([failed.code, failed.made]).toEqual([2, {}]);
    const done = await replay(`${CSV}x,check,1\n`, ...MAP, '--set-aside', 'aside.ndjson');
    expect([done.code, Object.keys(done.made)]).toEqual([0, ['aside.ndjson']]);
  });

  it('fits lines that a scenario takes', async () => {
    const { out } = await replay(CSV, ...MAP, '--fit', '--start', '2026-04-01', '--json');
    const { usage: _usage, ...rest } = JSON.parse(out) as { usage: unknown };
    const { fit } = ReplayResult.parse(rest);
    expect(fit!.start).toBe('2026-04-01');
    expect(fit!.operations[0]).toMatchObject({
      units: 310,
      fittedUnits: 310,
      errorByDay: 0,
      sentence: '10 records a day, without growth.',
    });
    expect(Line.parse(fit!.operations[0]!.lines[0])).toMatchObject({
      operation: 'check',
      quantity: 10,
      schedule: { kind: 'daily' },
    });
  });

  it('needs no mapping where the columns tell, and takes NDJSON as well', async () => {
    const ndjson = ROWS.map((row) => {
      const [date, operation, quantity] = row.split(',');
      return JSON.stringify({ date, operation, quantity: Number(quantity) });
    }).join('\n');
    const { code, out } = await replay(ndjson, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ units: 310, cheapest: 'free' });
  });

  it('takes columns by their place and one operation for all rows', async () => {
    const bare = ROWS.map((row) => row.replace(',check', '')).join('\n');
    const { out } = await replay(
      bare,
      '--map',
      'date=#1,quantity=#2',
      '--operation',
      'check',
      '--json',
    );
    expect(JSON.parse(out)).toMatchObject({ units: 310, cheapest: 'free' });
  });

  it('sets faulty rows aside with their lines, and writes all of them where asked', async () => {
    const faulty = `${CSV}2026-02-30,check,1\n03/04/2026,check,1\n2026-03-31,"check,1\n`;
    const { code, out, made } = await replay(faulty, ...MAP, '--set-aside', 'aside.ndjson');
    expect(code).toBe(0);
    expect(out).toContain('34 rows, 310 units\n');
    expect(out).toContain(
      'Set aside: 3 rows (1 date_not_there, 1 date_ambiguous, 1 quote_unclosed)',
    );
    expect(out.replaceAll(/\s+/g, ' ')).toContain(
      'line 34, day: found 03/04/2026; allowed: a date that can be one day only. This can be 3 April 2026 or 4 March 2026',
    );
    const aside = made['aside.ndjson']!.trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { line: number });
    expect(aside.map(({ line }) => line)).toEqual([33, 34, 35]);
    const told = await replay(faulty, ...MAP, '--date-order', 'day-first', '--json');
    expect(JSON.parse(told.out)).toMatchObject({ units: 311, usage: { setAside: 2 } });
  });

  it('says which usage the price book does not know, and takes what it is told', async () => {
    const csv = `${CSV}2026-03-31,ckeck,7\n`;
    const { out } = await replay(csv, ...MAP);
    expect(out.replaceAll(/\s+/g, ' ')).toContain(
      'operation ckeck: 1 row, 7 units. Did you mean "check"',
    );
    const told = await replay(csv, ...MAP, '--operations', 'ckeck=check', '--json');
    expect(JSON.parse(told.out)).toMatchObject({ units: 317, unmatched: [] });
  });

  it.each([
    [['--map', 'date=dya'], 'column_unknown mapping'],
    [['--map', 'date'], 'option_value_wrong --map'],
    [['--from', '2026-02-30'], 'option_value_wrong --from'],
    [['--date-order', 'backwards'], 'option_value_wrong --date-order'],
    [['--plan', 'gold'], 'plan_unknown query.plans[0]'],
    [['--operations', 'a=nothing'], 'operation_unknown query.operations.a'],
  ])('refuses %j', async (args, fault) => {
    const given = args[0] === '--map' ? args : [...MAP, ...args];
    const { code, out } = await replay(CSV, ...given, '--json');
    expect(code).toBe(2);
    const [first] = (JSON.parse(out) as Faults).error.faults;
    expect(`${first!.code} ${first!.path}`).toBe(fault);
  });

  it('asks for the columns it cannot find', async () => {
    const { code, err } = await replay('a,b\nx,y\n');
    expect(code).toBe(2);
    expect(err).toContain('no column that seems to be the date');
    expect(err).toContain('Say --map operation=COLUMN, or --operation ID');
  });
});
