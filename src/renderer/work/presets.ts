import type { PriceBook } from '../../shared/contract/price-book';
import type { Scenario } from '../../shared/contract/scenario';
import { addCatalog, addLine, type NewCatalog, type NewLine } from './scenario-edits';
import { PRESETS_BY_BOOK } from './presets-by-book';

/** Usual work of a vendor's customers, to begin with: every figure in it is there to be changed. */
export type Preset = {
  readonly id: string;
  readonly label: string;
  readonly summary: string;
  readonly catalogs?: readonly NewCatalog[];
  readonly lines?: readonly NewLine[];
};

const operationsIn = ({ catalogs = [], lines = [] }: Preset): readonly string[] => [
  ...catalogs.flatMap((catalog) => catalog.operations.map(({ operation }) => operation)),
  ...lines.map(({ operation }) => operation),
];

/** For a book that nobody knows usual work of: its first operations, a hundred times a month. */
function generalPresets({ operations }: PriceBook): readonly Preset[] {
  const [first] = operations.filter(({ runsOn }) => runsOn !== 'records');
  const onRecords = operations.filter(({ runsOn }) => runsOn !== 'lines').slice(0, 3);
  const line: readonly Preset[] =
    first === undefined
      ? []
      : [
          {
            id: 'first-operation',
            label: first.label,
            summary: `100 ${first.unitPlural ?? first.unit} a month`,
            lines: [{ operation: first.id, quantity: 100 }],
          },
        ];
  if (onRecords.length === 0) return line;
  const catalog: Preset = {
    id: 'records',
    label: 'A catalog of records',
    summary: `1,000 records a month: ${onRecords.map(({ label }) => label).join(', ')}`,
    catalogs: [
      {
        label: 'Records',
        records: 1000,
        operations: onRecords.map(({ id }) => ({ operation: id })),
      },
    ],
  };
  return [...line, catalog];
}

/** The presets whose operations the book has: those made for it, or general ones. */
export function presetsFor(book: PriceBook): readonly Preset[] {
  const known = new Set(book.operations.map(({ id }) => id));
  const made = (PRESETS_BY_BOOK[book.id] ?? []).filter((preset) =>
    operationsIn(preset).every((operation) => known.has(operation)),
  );
  return made.length > 0 ? made : generalPresets(book);
}

export function withPreset(scenario: Scenario, preset: Preset): Scenario {
  const withCatalogs = (preset.catalogs ?? []).reduce(addCatalog, scenario);
  return (preset.lines ?? []).reduce((sum, line) => addLine(sum, line), withCatalogs);
}
