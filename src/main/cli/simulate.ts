import { MAX_LEDGER_PAGE } from '../../shared/contract/ledger-page';
import type { Invoice, LedgerEntry, Simulation } from '../../shared/contract/result';
import type { PlanningService } from '../services/planning';
import { readArguments } from './args';
import { EXIT, type CommandIo } from './command';
import { readScenarioFile } from './price-book-source';
import { assumptionLines, purchaseText, reasonLines } from './result-text';
import { grouped, plain, table } from './tables';

export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const given = readArguments(args, {
    words: ['FILE'],
    flags: ['json', 'ledger', 'strict'],
    values: ['plan', 'price-book'],
  });
  const [file = ''] = given.words;
  const plan = given.need('plan', 'the id of a plan, such as --plan starter');
  const { json, planning } = await readScenarioFile(io, file, given.value('price-book'));
  const { run: name, simulation } = planning.simulate(json, plan);
  const ledger = given.has('ledger') ? wholeLedger(planning, name, simulation) : undefined;
  if (given.has('json')) {
    io.write(`${JSON.stringify(ledger === undefined ? simulation : { ...simulation, ledger })}\n`);
  } else {
    io.write(simulationText(simulation));
    if (ledger !== undefined) io.write(ledgerText(ledger, simulation.currency));
  }
  return given.has('strict') && !simulation.summary.feasible ? EXIT.notFeasible : EXIT.done;
}

function wholeLedger(
  planning: PlanningService,
  name: string,
  { ledgerLength }: Simulation,
): LedgerEntry[] {
  const entries: LedgerEntry[] = [];
  const whole = {
    filter: {},
    sort: { by: 'seq', descending: false },
    limit: MAX_LEDGER_PAGE,
  } as const;
  while (entries.length < ledgerLength) {
    const page = planning.ledger({ run: name }, { ...whole, offset: entries.length });
    if (page.entries.length === 0) break;
    entries.push(...page.entries);
  }
  return entries;
}

function simulationText(simulation: Simulation): string {
  const { summary, currency, invoices } = simulation;
  const total = summary.total === null ? 'unknown' : `${grouped(summary.total)} ${currency}`;
  return [
    `${headingOf(simulation)}\n\nTotal ${total}\n\n`,
    monthsText(simulation),
    invoices.length === 0 ? '' : `\n${invoicesText(invoices, currency)}`,
    summary.purchases.length === 0
      ? ''
      : `\nBuys ${plain(summary.purchases.map(purchaseText).join(', '))}\n`,
    leftText(simulation),
    reasonLines(summary),
    assumptionLines(simulation.assumptions),
  ].join('');
}

function headingOf({ scenario, summary, priceBook, start, end }: Simulation): string {
  return plain(
    `${scenario}: ${summary.label} of ${priceBook.id} ${priceBook.version}, ${start} to before ${end}`,
  );
}

function monthsText({ summary, currency }: Simulation): string {
  return table(
    [
      { title: 'Month from' },
      { title: 'Subscription', align: 'right' },
      { title: 'Packs', align: 'right' },
      { title: 'Overage', align: 'right' },
      { title: 'Other', align: 'right' },
      { title: `Total (${currency})`, align: 'right' },
    ],
    summary.months.map((month) => [
      month.from,
      ...[month.subscription, month.packs, month.overage, month.other, month.total].map(grouped),
    ]),
  );
}

function invoicesText(invoices: readonly Invoice[], currency: string): string {
  return table(
    [
      { title: 'Invoice' },
      { title: 'On' },
      { title: 'Line', most: 60 },
      { title: 'Basis', most: 60 },
      { title: `Amount (${currency})`, align: 'right' },
    ],
    invoices.flatMap(({ id, on, lines, total }) => {
      const rows = lines.map((line, at) => [
        at === 0 ? id : '',
        at === 0 ? on : '',
        line.label,
        line.basis,
        grouped(line.amount),
      ]);
      return lines.length < 2 ? rows : [...rows, ['', '', 'Sum', '', grouped(total)]];
    }),
  );
}

function leftText({ summary }: Simulation): string {
  return summary.leftovers
    .map(({ meter, bought, allowance }) =>
      plain(`Left at the end, ${meter}: ${grouped(bought)} bought, ${grouped(allowance)} included`),
    )
    .map((line) => `\n${line}\n`)
    .join('');
}

function ledgerText(entries: readonly LedgerEntry[], currency: string): string {
  const rows = entries.map((entry) => [
    grouped(entry.seq),
    entry.on,
    entry.kind,
    entry.line ?? '',
    entry.credits === undefined ? '' : grouped(entry.credits),
    entry.balance === undefined ? '' : grouped(entry.balance),
    entry.money === undefined ? '' : grouped(entry.money),
    entry.cause,
    entry.rule,
  ]);
  const columns = [
    { title: 'Entry', align: 'right' as const },
    { title: 'On' },
    { title: 'Kind' },
    { title: 'Line' },
    { title: 'Credits', align: 'right' as const },
    { title: 'Balance', align: 'right' as const },
    { title: `Money (${currency})`, align: 'right' as const },
    { title: 'Cause', most: 60 },
    { title: 'Rule' },
  ];
  return `\n${table(columns, rows)}`;
}
