import type { BenchCase } from '../workloads';
import { allowanceOf, costText, quantityOf } from '../workloads';
import { monthStarts, type PeerTotals } from './plain';

/** The part of HyperFormula that is used; the package is installed beside the bench. */
type Sheet = {
  setCellContents(at: { sheet: number; row: number; col: number }, values: (number | string)[][]): unknown;
  getCellValue(at: { sheet: number; row: number; col: number }): unknown;
  getSheetId(name: string): number | undefined;
};
export type HyperFormulaClass = {
  buildFromSheets(sheets: Record<string, (number | string)[][]>, options: { licenseKey: string; useArrayArithmetic?: boolean; maxRows?: number }): Sheet;
};

const letter = (col: number): string => (col < 26 ? String.fromCharCode(65 + col) : letter(Math.floor(col / 26) - 1) + String.fromCharCode(65 + (col % 26)));

/**
 * The free-flowing workload as a spreadsheet: quantities and costs in the first rows of `work`, a
 * row a day below with the units of each line, and for each plan a sheet that prices the day (I) and
 * keeps the balance day by day, as the other peers price the work for each plan. Replacing the row of quantities replaces the whole workload.
 */
export function buildSpreadsheet({ size }: BenchCase, HyperFormula: HyperFormulaClass): Sheet {
  const starts = monthStarts(size.months);
  const last = letter(size.lines - 1);
  const work: (number | string)[][] = [
    Array.from({ length: size.lines }, (_, at) => quantityOf(at)),
    Array.from({ length: size.lines }, (_, at) => Number(costText(at))),
  ];
  const days: { day: number; length: number }[] = [];
  for (let month = 0; month < size.months; month += 1) {
    const length = starts[month + 1]! - starts[month]!;
    for (let day = 1; day <= length; day += 1) days.push({ day, length });
  }
  for (const [at, { day, length }] of days.entries()) {
    const row = Array.from({ length: size.lines }, (_, line): string => `=INT(${letter(line)}$1*${day}/${length})-INT(${letter(line)}$1*${day - 1}/${length})`);
    work.push(row);
  }
  const sheets: Record<string, (number | string)[][]> = { work };
  for (let plan = 0; plan < size.plans; plan += 1) {
    // A allowance before, B bought before, C room for top-ups, D top-ups, E from allowance, F from bought, G overage, H overage money of the month.
    const rows: (number | string)[][] = [];
    for (const [at, { day, length }] of days.entries()) {
      const r = at + 1;
      const n = `I${r}`;
      const before = r - 1;
      const first = day === 1;
      const monthFrom = r - day + 1;
      rows.push([
        first ? allowanceOf(plan, size.lines) : `=A${before}-E${before}`,
        at === 0 ? 0 : `=B${before}+D${before}*2000-F${before}`,
        first ? 10 : `=C${before}-D${before}`,
        `=MIN(C${r},MAX(0,ROUNDUP((500+${n}-A${r}-B${r})/2000,0)))`,
        `=MIN(A${r},${n})`,
        `=MIN(B${r}+D${r}*2000,${n}-E${r})`,
        `=${n}-E${r}-F${r}`,
        day === length ? `=ROUND(SUM(G${monthFrom}:G${r})*0.02,2)+${20 * (plan + 1)}` : 0,
        `=SUMPRODUCT(work!A${at + 3}:${last}${at + 3},work!A$2:${last}$2)`,
      ]);
    }
    const end = days.length;
    rows.push([`=SUM(H1:H${end})+SUM(D1:D${end})*20`, `=SUM(D1:D${end})`, `=SUM(G1:G${end})`]);
    sheets[`plan${plan}`] = rows;
  }
  return HyperFormula.buildFromSheets(sheets, { licenseKey: 'gpl-v3', maxRows: 50_000 });
}

/** Puts the workload in anew and reads the totals; other quantities first, so that nothing is kept. */
export function recalculate(sheet: Sheet, { size }: BenchCase, quantities: readonly number[]): PeerTotals[] {
  const days = monthStarts(size.months);
  const end = days[size.months]! - days[0]!;
  sheet.setCellContents({ sheet: sheet.getSheetId('work') ?? 0, row: 0, col: 0 }, [[...quantities]]);
  return Array.from({ length: size.plans }, (_, plan) => {
    const id = sheet.getSheetId(`plan${plan}`) ?? 0;
    const read = (col: number): number => Number(sheet.getCellValue({ sheet: id, row: end, col }));
    return { costMinor: Math.round(read(0) * 100), topUps: read(1), overage: read(2), unserved: 0 };
  });
}
