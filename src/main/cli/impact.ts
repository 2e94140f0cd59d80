import type { Impact } from '../../shared/contract/impact';
import { createDecisionService } from '../services/decisions';
import { lookupAmong } from '../services/book-lookup';
import { readArguments } from './args';
import { EXIT, type CommandIo } from './command';
import { findPriceBook } from './price-book-source';
import { readJson } from './read-input';
import { grouped, table } from './tables';

/** Further scenarios of one call. */
const MORE = Array.from({ length: 999 }, () => 'FILE');

export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const given = readArguments(args, {
    words: ['FILE'],
    optional: MORE,
    flags: ['json', 'strict'],
    values: ['before', 'after'],
  });
  const before = await findPriceBook(io, given.need('before', 'the price book as it was'));
  const after = await findPriceBook(io, given.need('after', 'the price book as it is now'));
  const scenarios: unknown[] = [];
  for (const file of given.words) scenarios.push(await readJson(io, file));
  const answer = createDecisionService(lookupAmong([before, after])).impact(
    scenarios,
    before,
    after,
  );
  io.write(given.has('json') ? `${JSON.stringify(answer)}\n` : impactText(answer));
  return given.has('strict') && answer.counts.infeasible > 0 ? EXIT.notFeasible : EXIT.done;
}

const money = (amount: string | null): string => (amount === null ? 'unknown' : grouped(amount));

/** "1 pays more, 0 less, 1 the same, 0 no longer served"; newly served or unknown only where there are any. */
function totals({ more, less, same, infeasible, other }: Impact['counts']): string {
  const rest = other === 0 ? '' : `, ${grouped(other)} unknown or newly served`;
  return `${grouped(more)} ${more === 1 ? 'pays' : 'pay'} more, ${grouped(less)} less, ${grouped(same)} the same, ${grouped(infeasible)} no longer served${rest}`;
}

function impactText({ priceBook, before, after, rows, counts }: Impact): string {
  return [
    `${priceBook}, ${before} against ${after}: ${totals(counts)}.\n\n`,
    table(
      [
        { title: 'Scenario' },
        { title: 'Plan' },
        { title: 'Before', align: 'right' },
        { title: 'After', align: 'right' },
        { title: 'Change', align: 'right' },
        { title: '%', align: 'right' },
        { title: 'In words' },
      ],
      rows.map((row) => [
        row.scenario,
        row.plan ?? 'none',
        money(row.before),
        money(row.after),
        row.change === null ? '' : grouped(row.change),
        row.percent ?? '',
        row.sentence,
      ]),
    ),
  ].join('');
}
