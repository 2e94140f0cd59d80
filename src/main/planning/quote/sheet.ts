import {
  quoteName,
  type Discount,
  type PublicQuoteContent,
  type QuoteStatus,
} from '../../../shared/contract/quote';
import type { QuoteFigures } from '../../../shared/contract/quote-figures';
import type { QuoteSheet, SheetBlock } from '../../../shared/contract/quote-sheet';
import { listed } from '../../../shared/price-book/wording';
import { inkOf } from './ink';
import { settingOf, type Setting } from './set-text';
import { dueTable, linesTable, planTable, usageTable } from './sheet-tables';

export type SheetInput = {
  readonly content: PublicQuoteContent;
  readonly figures: QuoteFigures;
  readonly edition: number;
  readonly status: QuoteStatus;
};

type Part = SheetInput & { readonly setting: Setting };

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

const heading = (text: string): SheetBlock => ({ kind: 'heading', text });
const paragraph = (text: string, tone: 'plain' | 'note' | 'warn' = 'plain'): SheetBlock => ({
  kind: 'text',
  text,
  tone,
});
/** A part with its heading, or nothing where the part is empty. */
const under = (title: string, blocks: readonly SheetBlock[]): SheetBlock[] =>
  blocks.length === 0 ? [] : [heading(title), ...blocks];

/** The quote as it stands on paper; the one place where its words and their order are decided. */
export function sheetOf(input: SheetInput): QuoteSheet {
  const part: Part = { ...input, setting: settingOf(input.content.style) };
  const { content, figures } = input;
  const name = quoteName({ number: content.number, edition: input.edition });
  return {
    title: `${content.title} ${name}`,
    colour: inkOf(content.sender.colour),
    blocks: [
      headOf(part, name),
      partiesOf(part),
      ...offerOf(part),
      ...discountWords(part),
      ...coverageOf(part),
      ...planChangeOf(part),
      ...under('Payment', paragraphs(content.paymentTerms)),
      ...under('Notes', paragraphs(content.notes)),
      ...dueOf(part),
      ...usageOf(part),
      ...assumptionsOf(part),
      ...sourcesOf(part),
      ...acceptanceOf(part),
    ],
    foot: `${name} · ${figures.priceBook.label} ${figures.priceBook.version} · ${shortHash(figures)}`,
  };
}

/** Enough of the hash to tell two states of a quote apart by eye. */
const shortHash = ({ hash }: QuoteFigures): string => (hash.split(':').at(-1) ?? hash).slice(0, 12);

const paragraphs = (text: string): SheetBlock[] => linesOf(text).map((line) => paragraph(line));

function headOf({ content, status }: Part, number: string): SheetBlock {
  const { sender, title } = content;
  return {
    kind: 'head',
    title,
    number,
    mark: status === 'draft' ? 'Draft' : status === 'revised' ? 'Revised' : '',
    sender: [sender.name, ...linesOf(sender.address), sender.contact].filter((line) => line !== ''),
    logo: sender.logo,
  };
}

function partiesOf({ content, figures, setting }: Part): SheetBlock {
  const { customer, date, validUntil } = content;
  const facts = [
    { label: 'Date', value: setting.date(date) },
    { label: 'Valid until', value: setting.date(validUntil) },
    { label: 'Your reference', value: customer.reference },
    { label: 'Period', value: setting.period(figures.start, figures.end) },
    { label: 'Currency', value: figures.currency },
    { label: 'Prices', value: `${figures.priceBook.vendor}, ${figures.priceBook.version}` },
    { label: 'Scenario', value: figures.scenario },
  ];
  return {
    kind: 'parties',
    to: [customer.name, customer.contact, ...linesOf(customer.address)].filter(
      (line) => line !== '',
    ),
    facts: facts.filter(({ value }) => value !== ''),
  };
}

function offerOf({ content, figures, setting }: Part): SheetBlock[] {
  const months = `${figures.months} ${figures.months === 1 ? 'month' : 'months'}`;
  const tax =
    content.tax === null
      ? ''
      : ` ${content.tax.label} ${setting.figure(content.tax.percent)} % per line.`;
  return [
    heading(`${figures.priceBook.vendor} ${figures.plan.label}, ${months}`),
    linesTable(figures, setting, content.tax !== null),
    paragraph(
      `Amounts in ${figures.currency}.${tax} Amounts that depend on use are estimates from the work planned, not a fixed price.`,
      'note',
    ),
  ];
}

function said(discount: Discount, { setting, figures }: Part): string {
  const size =
    discount.kind === 'percent'
      ? `${setting.figure(discount.percent)} %`
      : `${setting.money(discount.amount)} ${figures.currency}`;
  return discount.reason === '' ? size : `${size} (${discount.reason})`;
}

function discountWords(part: Part): SheetBlock[] {
  const { content, figures } = part;
  const own = content.lineDiscounts.flatMap(({ line, discount }) => {
    const label = figures.lines.find(({ key }) => key === line)?.label;
    return label === undefined ? [] : [`${label}: ${said(discount, part)}`];
  });
  const whole =
    content.discount === null
      ? []
      : [`On all lines: ${said(content.discount, part)}, split over them in proportion`];
  const words = [...own, ...whole];
  return words.length === 0 ? [] : [paragraph(`Discounts: ${words.join('; ')}.`, 'note')];
}

function coverageOf({ figures, setting }: Part): SheetBlock[] {
  if (figures.covered) return [];
  const rows = figures.unserved.map(
    ({ units, why, from }) =>
      `${setting.figure(units)} not served from ${setting.date(from)}: ${setting.sentence(why)}`,
  );
  return [
    paragraph(`Part of the planned work is not covered by ${figures.plan.label}.`, 'warn'),
    ...(rows.length === 0 ? [] : [{ kind: 'list' as const, items: rows }]),
  ];
}

function planChangeOf(part: Part): SheetBlock[] {
  const { planChange } = part.figures;
  if (planChange === null) return [];
  const { from, to, unlocks, loses } = planChange;
  const moved =
    from === null ? `Your plan will be ${to}.` : `Your plan changes from ${from} to ${to}.`;
  return under('Change of plan', [
    paragraph(moved),
    ...planTable(part.figures, part.setting),
    ...(unlocks.length === 0 ? [] : [paragraph(`It unlocks ${listed(unlocks)}.`)]),
    ...(loses.length === 0 ? [] : [paragraph(`No longer included: ${listed(loses)}.`, 'warn')]),
    ...paragraphs(part.content.planChange?.note ?? ''),
  ]);
}

function dueOf({ content, figures, setting }: Part): SheetBlock[] {
  if (!content.shows.months || figures.due.length === 0) return [];
  return under('When the charges of the plan fall due, before discounts and tax', [
    dueTable(figures, setting),
  ]);
}

function usageOf({ content, figures, setting }: Part): SheetBlock[] {
  if (!content.shows.workload || figures.usage.length === 0) return [];
  return under('Work this quote is made for', [usageTable(figures, setting)]);
}

function assumptionsOf({ content, figures }: Part): SheetBlock[] {
  if (!content.shows.assumptions || figures.assumptions.length === 0) return [];
  const items = figures.assumptions.map(({ title, reading }) => `${title}: ${reading}`);
  return under('Assumptions', [{ kind: 'list', items }]);
}

function sourcesOf({ content, figures, setting }: Part): SheetBlock[] {
  if (!content.shows.sources || figures.sources.length === 0) return [];
  const items = figures.sources.map(({ title, address, readOn }) =>
    [title, address, `read on ${setting.date(readOn)}`].filter((text) => text !== '').join(', '),
  );
  return under('Sources of the prices', [{ kind: 'list', items }]);
}

function acceptanceOf({ content }: Part): SheetBlock[] {
  const { shown, text } = content.acceptance;
  if (!shown) return [];
  const fields = ['Place and date', 'Name and position', 'Signature'];
  return under('Acceptance', [{ kind: 'acceptance', text, fields }]);
}
