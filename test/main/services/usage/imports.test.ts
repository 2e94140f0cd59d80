import { describe, expect, it } from 'vitest';
import { UsageLook, UsageReport, type UsageMapping } from '../../../../src/shared/contract/usage';
import type { TierwiseError } from '../../../../src/shared/errors';
import { testLibrary, type TestLibrary } from '../../../support/library';
import { smallBook } from '../../../support/small-book';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

const CSV = [
  'Date,Action,Qty,Result,Note',
  '2026-03-01,check,3,ok,"first, of all"',
  '2026-03-01,check,2,failed,',
  '2026-03-02,Scan,1,ok,',
  '03/04/2026,check,1,ok,ambiguous',
  '2026-03-03,check,many,ok,',
  '2026-03-03,check,1,maybe,',
  ',,,,',
  '2026-03-05,check,4,200,last',
].join('\n');

const mapping = (more: Partial<UsageMapping> = {}): UsageMapping => ({
  date: 'Date',
  operation: { column: 'Action' },
  quantity: 'Qty',
  status: 'Result',
  succeeded: [],
  failed: [],
  parameters: {},
  ...more,
});

async function imported(
  { usage }: TestLibrary,
  text = CSV,
  { size = 23, map = mapping() }: { size?: number; map?: UsageMapping } = {},
) {
  const all = bytes(text);
  const { format } = usage.look(all, true);
  const { upload } = usage.begin(format, map);
  for (let at = 0; at < all.length; at += size) {
    await usage.append(upload, at, all.slice(at, at + size));
  }
  return usage.finish(upload);
}

const faultOf = async (work: () => unknown): Promise<string> => {
  try {
    await work();
    return 'no fault';
  } catch (cause) {
    const { kind, faults } = cause as TierwiseError;
    return `${kind} ${faults[0]?.code}`;
  }
};

describe('the look at a file', () => {
  const look = (text: string | Uint8Array, whole = true): UsageLook =>
    UsageLook.parse(
      testLibrary().usage.look(typeof text === 'string' ? bytes(text) : text, whole, smallBook()),
    );

  it('tells columns, first values and what they seem to be', () => {
    const found = look(CSV);
    expect(found.format).toMatchObject({
      kind: 'csv',
      delimiter: ',',
      header: true,
      encoding: 'utf-8',
    });
    expect(found.samples[4]![0]).toBe('first, of all');
    expect(found.suggested).toMatchObject({
      date: 'Date',
      operation: { column: 'Action' },
      quantity: 'Qty',
      status: 'Result',
    });
    expect(found.remembered).toBeNull();
  });

  it.each([
    ['Datum;Anzahl;Feature\n01.03.2026;5;check\n', ';'],
    ['sep=\t\r\nDatum\tAnzahl\tFeature\r\n01.03.2026\t5\tcheck\r\n', '\t'],
    ['Datum|Anzahl|Feature\n01.03.2026|5|check\n', '|'],
  ])('knows the delimiter of %j', (text, delimiter) => {
    const found = look(text);
    expect(found.format).toMatchObject({ delimiter, columns: ['Datum', 'Anzahl', 'Feature'] });
    expect(found.suggested).toMatchObject({
      date: 'Datum',
      quantity: 'Anzahl',
      operation: { column: 'Feature' },
    });
  });

  it('reads a file without a header, with a byte order mark, and in UTF-16', () => {
    const bare = look('2026-03-01,check,5\n2026-03-02,check,6\n');
    expect(bare.format).toMatchObject({
      header: false,
      columns: ['column 1', 'column 2', 'column 3'],
    });
    expect(bare.suggested).toMatchObject({ date: 'column 1', operation: { column: 'column 2' } });
    expect(look('\ufeffDate,Action\n2026-03-01,check\n').format.columns).toEqual([
      'Date',
      'Action',
    ]);
    const wide = Buffer.from('\ufeffDate,Action\n2026-03-01,größe\n', 'utf16le');
    expect(look(wide)).toMatchObject({
      format: { encoding: 'utf-16le' },
      samples: [['2026-03-01'], ['größe']],
    });
  });

  it('finds the members of NDJSON, nested ones by their path', () => {
    const found = look(
      '{"timestamp":"2026-03-01T10:00:00Z","payload":{"action":"check","units":2}}\n',
    );
    expect(found.format).toMatchObject({
      kind: 'ndjson',
      columns: ['timestamp', 'payload.action', 'payload.units'],
    });
    expect(found.suggested).toMatchObject({
      date: 'timestamp',
      operation: { column: 'payload.action' },
      quantity: 'payload.units',
    });
  });

  it('takes headers as names and nothing else', () => {
    const names = ['__proto__', 'constructor', '', 'a', 'a', '=1+1'];
    const before = Object.keys(Object.prototype).length;
    expect(look(`${names.join(',')}\n1,2,3,4,5,6\n`).format.columns).toEqual([
      '__proto__',
      'constructor',
      'column 3',
      'a',
      'a (2)',
      '=1+1',
    ]);
    expect(Object.keys(Object.prototype).length).toBe(before);
  });

  it.each([
    ['', 'bad-input usage_empty'],
    ['\u0000\u0001PNG', 'bad-input usage_not_text'],
    [Array.from({ length: 1_001 }, (_, at) => `c${at}`).join(','), 'bad-input columns_too_many'],
    ['"a,b', 'bad-input header_unreadable'],
  ])('refuses what is no usage', async (text, fault) => {
    expect(await faultOf(() => look(text))).toBe(fault);
  });
});

describe('an import', () => {
  it('takes what it can read and sets the rest aside with line and reason', async () => {
    const library = testLibrary();
    const { usage, report } = await imported(library);
    expect(UsageReport.parse(report)).toMatchObject({
      rows: 7,
      taken: 4,
      setAside: 3,
      from: '2026-03-01',
      until: '2026-03-06',
      bytes: bytes(CSV).length,
      operations: [
        { name: 'check', rows: 3, units: 9, failed: 2 },
        { name: 'Scan', rows: 1, units: 1, failed: 0 },
      ],
    });
    expect(report.faults.map(({ line, code, column }) => `${line} ${code} ${column}`)).toEqual([
      '5 date_ambiguous Date',
      '6 quantity_not_whole Qty',
      '7 status_unknown Result',
    ]);
    const { ndjson, complete } = library.usage.setAside(usage);
    const aside = ndjson
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { line: number; row: string });
    expect(complete).toBe(true);
    expect(aside.map(({ line, row }) => `${line} ${row}`)).toEqual([
      '5 03/04/2026,check,1,ok,ambiguous',
      '6 2026-03-03,check,many,ok,',
      '7 2026-03-03,check,1,maybe,',
    ]);
    const { days, served, failed } = library.usage.usageOf(usage);
    expect([days.length, [...served], [...failed]]).toEqual([3, [3, 1, 4], [2, 0, 0]]);
  });

  it('comes to the same from pieces of any size', async () => {
    const library = testLibrary();
    const reports = [];
    for (const size of [1, 7, 1_000]) reports.push((await imported(library, CSV, { size })).report);
    expect(reports[1]).toEqual(reports[0]);
    expect(reports[2]).toEqual(reports[0]);
  });

  it('counts a piece that is sent again once, and refuses one that leaves a gap', async () => {
    const { usage } = testLibrary();
    const all = bytes(CSV);
    const { upload } = usage.begin(usage.look(all, true).format, mapping());
    await usage.append(upload, 0, all.slice(0, 100));
    await usage.append(upload, 0, all.slice(0, 100));
    expect(await faultOf(() => usage.append(upload, 120, all.slice(120)))).toBe(
      'conflict piece_out_of_order',
    );
    await usage.append(upload, 100, all.slice(100));
    const first = await usage.finish(upload);
    expect(first.report.rows).toBe(7);
    expect(await usage.finish(upload)).toEqual(first);
  });

  it('remembers the mapping for files with the same columns, and for no others', async () => {
    const library = testLibrary();
    const map = mapping({ succeeded: ['maybe'], dateOrder: 'day-first' });
    const { report } = await imported(library, CSV, { map });
    expect(report.setAside).toBe(1);
    expect(library.usage.look(bytes(CSV), true).remembered).toEqual(map);
    expect(library.usage.look(bytes(CSV.replaceAll('Qty', 'Units')), true).remembered).toBeNull();
    // Another start of the program over the same data still knows it.
    expect(testLibrary({ db: library.db }).usage.look(bytes(CSV), true).remembered).toEqual(map);
  });

  it('refuses a mapping of columns that are not there, before any row is read', async () => {
    const { usage } = testLibrary();
    const { format } = usage.look(bytes(CSV), true);
    expect(await faultOf(() => usage.begin(format, mapping({ quantity: 'Qtty' })))).toBe(
      'bad-input column_unknown',
    );
  });

  it('can be stopped, and is forgotten then', async () => {
    const { usage } = testLibrary();
    const { upload } = usage.begin(usage.look(bytes(CSV), true).format, mapping());
    await usage.append(upload, 0, bytes(CSV).slice(0, 50));
    usage.cancel(upload);
    expect(await faultOf(() => usage.append(upload, 50, bytes(CSV).slice(50)))).toBe(
      'not-found usage_forgotten',
    );
    expect(await faultOf(() => usage.finish(upload))).toBe('not-found usage_forgotten');
    expect(await faultOf(() => usage.usageOf(upload))).toBe('not-found usage_forgotten');
  });

  it('keeps no more uploads and imports than it has room for', async () => {
    const library = testLibrary();
    const names: string[] = [];
    for (let at = 0; at < 9; at += 1) names.push((await imported(library)).usage);
    expect(await faultOf(() => library.usage.report(names[0]!))).toBe('not-found usage_forgotten');
    expect(library.usage.report(names[8]!).rows).toBe(7);
  });

  it('sets aside rows whose names are not readable as text, and shows no more faults than a screen takes', async () => {
    const { usage } = testLibrary();
    const head = bytes('Date,Action\n');
    const broken = Uint8Array.from([...bytes('2026-03-01,caf'), 0xe9, 10]);
    const all = Buffer.concat([
      head,
      ...Array.from({ length: 150 }, () => broken),
      bytes('2026-03-01,check\n'),
    ]);
    const { upload } = usage.begin(usage.look(all, true).format, {
      ...mapping(),
      quantity: undefined,
      status: undefined,
    });
    await usage.append(upload, 0, all);
    const { report } = await usage.finish(upload);
    expect(report).toMatchObject({
      rows: 151,
      taken: 1,
      setAside: 150,
      faultCounts: [{ code: 'text_not_readable', count: 150 }],
    });
    expect(report.faults).toHaveLength(100);
  });
});
