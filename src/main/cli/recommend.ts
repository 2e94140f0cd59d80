import { LeftoverValue, type Recommendation } from '../../shared/contract/decisions';
import { createDecisionService } from '../services/decisions';
import { readArguments } from './args';
import { EXIT, type CommandIo } from './command';
import { wordOption } from './options';
import { readScenarioFile } from './price-book-source';
import { grouped, table, wrapped } from './tables';

export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const given = readArguments(args, {
    words: ['FILE'],
    flags: ['json', 'strict', 'short-stays'],
    values: ['plan', 'leftovers', 'price-book'],
  });
  const { json, books } = await readScenarioFile(
    io,
    given.words[0] ?? '',
    given.value('price-book'),
  );
  const answer = createDecisionService(books).recommend(json, {
    plan: given.value('plan'),
    shortStays: given.has('short-stays'),
    leftovers:
      given.value('leftovers') === undefined
        ? undefined
        : wordOption(given, 'leftovers', LeftoverValue.options),
  });
  io.write(given.has('json') ? `${JSON.stringify(answer)}\n` : recommendationText(answer));
  return given.has('strict') && !answer.feasible ? EXIT.notFeasible : EXIT.done;
}

function recommendationText({
  choice,
  currency,
  proof,
  proofNote,
  runnersUp,
  notChosen,
  onCondition,
  flips,
  margin,
}: Recommendation): string {
  if (choice === null) return 'No plan has a known price: enter one to see a recommendation.\n';
  const paragraphs = [
    choice.sentence,
    margin === null
      ? ''
      : `Margin over the next: ${grouped(margin.amount)} ${currency}${margin.percent === null ? '' : ` (${margin.percent} %)`}.`,
    ...flips.map(({ sentence }) => sentence),
    ...onCondition.map(({ sentence, way }) => `${sentence} ${way.sentence}`),
    `${proof === 'optimal' ? 'Proven' : 'Bounded search'}: ${proofNote}`,
  ];
  const bought = choice.purchases.map((row) => [
    row.on,
    row.label,
    grouped(row.count),
    grouped(row.amount),
  ]);
  const rivals = runnersUp.map(({ way, more, sentence }) => [
    way.label,
    way.total === null ? 'unknown' : grouped(way.total),
    grouped(more),
    sentence,
  ]);
  return [
    ...paragraphs.filter((text) => text !== '').map((text) => wrapped(text, '')),
    bought.length === 0
      ? ''
      : `\n${table([{ title: 'On' }, { title: 'Buys' }, { title: 'Count', align: 'right' }, { title: currency, align: 'right' }], bought)}`,
    rivals.length === 0
      ? ''
      : `\n${table([{ title: 'Instead' }, { title: `Total (${currency})`, align: 'right' }, { title: 'More', align: 'right' }, { title: 'Because' }], rivals)}`,
    notChosen.length === 0
      ? ''
      : `\n${notChosen.map(({ sentence }) => wrapped(sentence, '')).join('')}`,
  ].join('');
}
