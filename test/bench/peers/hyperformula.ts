import type { BenchCase } from '../workloads';
import { allowanceOf, costText, quantityOf } from '../workloads';
import { monthStarts, type PeerTotals } from './plain';

/** The part of HyperFormula that is used; the package is installed beside the bench. */
type Sheet = {
  setSheetContent(sheet: number, values: (number | string)[][]): unknown;
  getCellValue(at: { sheet: number; row: number; col: number }): unknown;
  getSheetId(name: string): number | undefined;
};
export type HyperFormulaClass = {
  buildFromSheets(
    sheets: Record<string, (number | string)[][]>,
    options: { licenseKey: string; maxRows?: number },
  ): Sheet;
};

const letter = (col: number): string =>
  col < 26
    ? String.fromCharCode(65 + col)
    : letter(Math.floor(col / 26) - 1) + String.fromCharCode(65 + (col % 26));

/** Rows of the work sheet above its first day. */
const HEAD_ROWS = 2;

/**
 * The sheet of the workload: costs, quantities a month, and below them the units of every line on
 * every day, each a formula of its quantity, as every peer works them out from the quantities.
 */
function workSheet({ size }: BenchCase, quantities: readonly number[]): (number | string)[][] {
  const starts = monthStarts(size.months);
  const lines = Array.from({ length: size.lines }, (_, at) => at);
  const rows: (number | string)[][] = [lines.map((at) => Number(costText(at))), [...quantities]];
  for (let month = 0; month < size.months; month += 1) {
    const length = starts[month + 1]! - starts[month]!;
    for (let day = 1; day <= length; day += 1) {
      rows.push(
        lines
          .map(letter)
          .map((col) => `=INT(${col}$2*${day}/${length})-INT(${col}$2*${day - 1}/${length})`),
      );
    }
  }
  return rows;
}

/**
 * The free-flowing workload as a spreadsheet: a sheet of dated units with the costs above them, and
 * for each plan a sheet that prices the day and keeps the balance day by day.
 */
export function buildSpreadsheet(bench: BenchCase, HyperFormula: HyperFormulaClass): Sheet {
  const { size } = bench;
  const starts = monthStarts(size.months);
  const last = letter(size.lines - 1);
  const sheets: Record<string, (number | string)[][]> = {
    work: workSheet(
      bench,
      Array.from({ length: size.lines }, (_, at) => quantityOf(at)),
    ),
  };
  for (let plan = 0; plan < size.plans; plan += 1) {
    // A allowance before, B bought before, C room for top-ups, D top-ups, E from allowance, F from
    // bought, G overage, H money of the month, I credits needed.
    const rows: (number | string)[][] = [];
    for (let month = 0; month < size.months; month += 1) {
      const length = starts[month + 1]! - starts[month]!;
      for (let day = 1; day <= length; day += 1) {
        const r = rows.length + 1;
        const before = r - 1;
        const first = day === 1;
        rows.push([
          first ? allowanceOf(plan, size.lines) : `=A${before}-E${before}`,
          r === 1 ? 0 : `=B${before}+D${before}*2000-F${before}`,
          first ? 10 : `=C${before}-D${before}`,
          `=MIN(C${r},MAX(0,ROUNDUP((500+I${r}-A${r}-B${r})/2000,0)))`,
          `=MIN(A${r},I${r})`,
          `=MIN(B${r}+D${r}*2000,I${r}-E${r})`,
          `=I${r}-E${r}-F${r}`,
          day === length ? `=ROUND(SUM(G${r - day + 1}:G${r})*0.02,2)+${20 * (plan + 1)}` : 0,
          `=SUMPRODUCT(work!A${r + HEAD_ROWS}:${last}${r + HEAD_ROWS},work!A$1:${last}$1)`,
        ]);
      }
    }
    const end = rows.length;
    rows.push([`=SUM(H1:H${end})+SUM(D1:D${end})*20`, `=SUM(D1:D${end})`, `=SUM(G1:G${end})`]);
    sheets[`plan${plan}`] = rows;
  }
  return HyperFormula.buildFromSheets(sheets, { licenseKey: 'gpl-v3', maxRows: 50_000 });
}

/** Replaces the whole workload, as the engine is given a whole new scenario, and reads the totals. */
export function recalculate(
  sheet: Sheet,
  bench: BenchCase,
  quantities: readonly number[],
): PeerTotals[] {
  const { size } = bench;
  const starts = monthStarts(size.months);
  const end = starts[size.months]! - starts[0]!;
  sheet.setSheetContent(sheet.getSheetId('work') ?? 0, workSheet(bench, quantities));
  return Array.from({ length: size.plans }, (_, plan) => {
    const id = sheet.getSheetId(`plan${plan}`) ?? 0;
    const read = (col: number): number => Number(sheet.getCellValue({ sheet: id, row: end, col }));
    return { costMinor: Math.round(read(0) * 100), topUps: read(1), overage: read(2), unserved: 0 };
  });
}
