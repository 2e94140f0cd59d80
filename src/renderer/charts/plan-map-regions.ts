import type { PlanMap } from '../../shared/contract/explore';

/** One cell of the map: two volumes, who is cheapest there, and by how much. */
export type MapCell = {
  readonly column: number;
  readonly row: number;
  readonly x: number;
  readonly y: number;
  /** Position of the plan; −1 where none serves everything. */
  readonly plan: number;
  readonly runnerUp: number;
  readonly total: string | null;
  readonly margin: string | null;
  readonly nearTie: boolean;
};

export function mapCell(map: PlanMap, column: number, row: number): MapCell | undefined {
  const x = map.x.values[column];
  const y = map.y.values[row];
  if (x === undefined || y === undefined) return undefined;
  return {
    column,
    row,
    x,
    y,
    plan: map.cheapest[row]?.[column] ?? -1,
    runnerUp: map.runnerUp[row]?.[column] ?? -1,
    total: map.totals[row]?.[column] ?? null,
    margin: map.margins[row]?.[column] ?? null,
    nearTie: map.nearTie[row]?.[column] ?? false,
  };
}

/** Where a region's name stands: a cell of it nearest to the middle of them all. */
export type RegionLabel = {
  readonly plan: number;
  readonly column: number;
  readonly row: number;
  readonly cells: number;
};

/** The largest regions first; at most `most` are named. */
export function regionLabels(map: PlanMap, most = 6): RegionLabel[] {
  const regions = new Map<number, { column: number; row: number }[]>();
  map.cheapest.forEach((line, row) =>
    line.forEach((plan, column) => {
      const cells = regions.get(plan);
      if (cells === undefined) regions.set(plan, [{ column, row }]);
      else cells.push({ column, row });
    }),
  );
  return [...regions]
    .map(([plan, cells]) => ({ plan, ...middleOf(cells), cells: cells.length }))
    .toSorted((a, b) => b.cells - a.cells)
    .slice(0, most);
}

function middleOf(cells: readonly { readonly column: number; readonly row: number }[]): {
  column: number;
  row: number;
} {
  const mean = (pick: (cell: { column: number; row: number }) => number): number =>
    cells.reduce((sum, cell) => sum + pick(cell), 0) / cells.length;
  const column = mean((cell) => cell.column);
  const row = mean((cell) => cell.row);
  const distance = (cell: { column: number; row: number }): number =>
    (cell.column - column) ** 2 + (cell.row - row) ** 2;
  return cells.reduce(
    (best, cell) => (distance(cell) < distance(best) ? cell : best),
    cells[0] ?? { column: 0, row: 0 },
  );
}

/** Keys of the crosshair; undefined for every other key. Up goes to larger values of y. */
export function movedCrosshair(
  key: string,
  at: { readonly column: number; readonly row: number },
  { x, y }: PlanMap,
): { readonly column: number; readonly row: number } | undefined {
  const to = (column: number, row: number) => ({
    column: Math.max(0, Math.min(x.values.length - 1, column)),
    row: Math.max(0, Math.min(y.values.length - 1, row)),
  });
  switch (key) {
    case 'ArrowLeft':
      return to(at.column - 1, at.row);
    case 'ArrowRight':
      return to(at.column + 1, at.row);
    case 'ArrowUp':
      return to(at.column, at.row + 1);
    case 'ArrowDown':
      return to(at.column, at.row - 1);
    case 'Home':
      return to(0, at.row);
    case 'End':
      return to(x.values.length - 1, at.row);
    case 'PageUp':
      return to(at.column, y.values.length - 1);
    case 'PageDown':
      return to(at.column, 0);
    default:
      return undefined;
  }
}
