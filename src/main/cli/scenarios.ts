import type { ComparisonDigest, ScenarioRow, ScenarioState } from '../../shared/contract/library';
import { badInput } from '../../shared/errors';
import { composeToRead } from '../compose';
import { dataDirOf } from '../platform/host-options';
import { readArguments } from './args';
import { EXIT, type CommandIo } from './command';
import { grouped, table } from './tables';

export function run(args: readonly string[], io: CommandIo): Promise<number> {
  const given = readArguments(args, {
    words: [],
    flags: ['archived', 'trash', 'json'],
    values: ['data-dir'],
  });
  const state = stateOf(given.has('archived'), given.has('trash'));
  const dataDir = dataDirOf(given.value('data-dir'), io.env);
  const composition = composeToRead({ host: 'command-line', dataDir });
  try {
    const rows = composition?.services.scenarios.list(state) ?? [];
    if (given.has('json')) io.write(`${JSON.stringify(rows)}\n`);
    else if (rows.length === 0) io.warn(`No scenarios in ${dataDir}.\n`);
    else io.write(listText(rows));
    return Promise.resolve(EXIT.done);
  } finally {
    composition?.close();
  }
}

function stateOf(archived: boolean, trash: boolean): ScenarioState {
  if (archived && trash) {
    throw badInput([
      {
        code: 'options_exclude_each_other',
        path: '--trash',
        found: '--archived and --trash',
        allowed: 'one of them',
        remedy: 'Leave one away.',
      },
    ]);
  }
  if (archived) return 'archived';
  return trash ? 'trash' : 'active';
}

function listText(rows: readonly ScenarioRow[]): string {
  return table(
    [
      { title: 'Scenario' },
      { title: 'Price book' },
      { title: 'Best plan' },
      { title: 'Total', align: 'right' },
      { title: '' },
      { title: 'Months', align: 'right' },
      { title: 'Last edit' },
      { title: 'Tags' },
    ],
    rows.map((row) => [
      row.name,
      `${row.priceBook.id} ${row.priceBook.version}${row.newerVersion === null ? '' : ' (newer exists)'}`,
      ...figures(row.digest),
      row.updatedAt.slice(0, 16).replace('T', ' '),
      row.tags.join(', '),
    ]),
  );
}

/** Best plan, total, currency, months. */
function figures(digest: ComparisonDigest | null): string[] {
  if (digest === null) return ['not priced yet', '', '', ''];
  if (digest.kind === 'failed') return ['cannot be priced', '', '', ''];
  const { best, currency, months } = digest;
  if (best === null) return ['none can serve it', '', '', String(months)];
  return [best.label, grouped(best.total), currency, String(months)];
}
