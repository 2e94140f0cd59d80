import type { Parameter } from '../../shared/contract/cost';
import type { ParameterValue } from '../../shared/contract/scenario-work';
import { add, compareDecimals, parseDecimal } from '../../shared/decimal';
import { unreachable } from '../../shared/errors';
import { nearest } from '../../shared/nearest';
import { formatCount, formatCredits } from './credits';
import type { NumberMarks } from './intl';
import { readNumber } from './parse-number';
import { parsePercent } from './parse-quantity';
import { formatPercent, percentOfShare } from './percent';

/** Values of a price book's parameters in its own words: read as typed, written as they can be typed. */

export type ParameterReading =
  | { readonly ok: true; readonly value: ParameterValue }
  | { readonly ok: false; readonly problem: string };

type Choice = Extract<Parameter, { kind: 'choice' }>;

const ONE = { units: 1n, scale: 0 };
const bad = (problem: string): ParameterReading => ({ ok: false, problem });

/** Whether a word within a label begins so: "pdf" in "Image or PDF". */
function wordBegins(label: string, typed: string): boolean {
  const at = label.indexOf(typed);
  return at > 0 && !/[\p{L}\p{N}]/u.test(label.charAt(at - 1));
}

/** By id or label, whole or as the only one that begins so, or has a word that begins so. */
export function optionNamed<T extends { readonly id: string; readonly label: string }>(
  text: string,
  options: readonly T[],
): T | undefined {
  const typed = text.trim().toLowerCase();
  if (typed === '') return undefined;
  const exact = options.find(
    ({ id, label }) => id.toLowerCase() === typed || label.toLowerCase() === typed,
  );
  if (exact !== undefined) return exact;
  if (typed.length < 2) return undefined;
  const starting = options.filter(({ id, label }) =>
    [id, label].some((name) => name.toLowerCase().startsWith(typed)),
  );
  if (starting.length === 1) return starting[0];
  const holding = options.filter(({ label }) => wordBegins(label.toLowerCase(), typed));
  return starting.length === 0 && holding.length === 1 ? holding[0] : undefined;
}

function unknownOption(text: string, { label, options }: Choice): ParameterReading {
  const labels = options.map((option) => option.label);
  const near = nearest(text.trim(), labels, 2);
  const hint =
    near.length > 0 ? `did you mean ${near.join(' or ')}?` : `${labels.slice(0, 5).join(', ')}…`;
  return bad(`“${text.trim()}” is no ${label.toLowerCase()}; ${hint}`);
}

function readChoice(text: string, parameter: Choice, marks: NumberMarks): ParameterReading {
  const only = optionNamed(text, parameter.options);
  if (only !== undefined) return { ok: true, value: only.id };
  if (!text.includes('%')) return unknownOption(text, parameter);
  const mix: { option: string; share: string }[] = [];
  for (const piece of text
    .split(/[,;](?!\d)|\s\+\s/)
    .map((part) => part.trim())
    .filter(Boolean)) {
    const form =
      /^(?:(?<before>[\d.,\s]+%)\s*(?<after>.+)|(?<name>.+?)[:\s]+(?<share>[\d.,]+\s*%))$/u.exec(
        piece,
      )?.groups;
    const name = form?.['after'] ?? form?.['name'] ?? '';
    const share = parsePercent(form?.['before'] ?? form?.['share'] ?? '', marks);
    const option = optionNamed(name, parameter.options);
    if (option === undefined) return unknownOption(name === '' ? piece : name, parameter);
    if (share === undefined || mix.some((row) => row.option === option.id)) {
      return bad(`“${piece}” is not understood; type a mix such as ${exampleMix(parameter)}.`);
    }
    mix.push({ option: option.id, share });
  }
  const sum = mix.map(({ share }) => parseDecimal(share)).reduce(add, { units: 0n, scale: 0 });
  if (compareDecimals(sum, ONE) !== 0) {
    return bad(`The shares sum to ${percentOfShare(formatSum(mix))} %, and should to 100 %.`);
  }
  return { ok: true, value: { mix } };
}

function formatSum(mix: readonly { readonly share: string }[]): string {
  const { units, scale } = mix
    .map(({ share }) => parseDecimal(share))
    .reduce(add, { units: 0n, scale: 0 });
  const digits = units.toString().padStart(scale + 1, '0');
  return scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

function exampleMix({ options }: Choice): string {
  const [first, second] = options;
  return second === undefined
    ? `${first?.label ?? ''} 100 %`
    : `${first?.label ?? ''} 60 %, ${second.label} 40 %`;
}

function readWhole(
  text: string,
  { min, max, label }: Extract<Parameter, { kind: 'whole' }>,
  marks: NumberMarks,
): ParameterReading {
  const reading = readNumber(text, marks);
  const value =
    reading.kind === 'number' && !reading.value.includes('.') ? Number(reading.value) : undefined;
  if (value === undefined || value < min || value > max) {
    return bad(`${label}: a whole number from ${min} to ${max}.`);
  }
  return { ok: true, value };
}

function readCredits(text: string, marks: NumberMarks): ParameterReading {
  const likelyLast = /^(.+?),?\s+likely\s+(.+)$/iu.exec(text);
  const likelyFirst = /^(.+?)\s*\(\s*(.+?)\s*\)$/u.exec(text);
  const range = likelyLast?.[1] ?? likelyFirst?.[2] ?? text;
  const likely = likelyLast?.[2] ?? likelyFirst?.[1];
  const ends = /^(.+?)\s*(?:\bto\b|–|—|…|\.\.\.?|(?<=[\dkmb])\s*-\s*(?=\d))\s*(.+)$/iu.exec(range);
  const [min, max, middle] = [ends?.[1] ?? range, ends?.[2], likely].map((part) => {
    const reading = part === undefined ? undefined : readNumber(part, marks);
    return reading?.kind === 'number' && !reading.value.startsWith('-') ? reading.value : undefined;
  });
  if (
    min === undefined ||
    (ends !== null && max === undefined) ||
    (likely !== undefined && middle === undefined)
  ) {
    return bad('Credits are a number such as 2.5, or a range such as 1 to 4.');
  }
  if (max === undefined) return { ok: true, value: { credits: min } };
  const inOrder = [min, middle ?? min, max].every(
    (part, at, all) =>
      at === 0 || compareDecimals(parseDecimal(all[at - 1] ?? part), parseDecimal(part)) <= 0,
  );
  if (!inOrder)
    return bad('A range goes from the lower to the higher, with what is likely between.');
  return {
    ok: true,
    value: { credits: { min, max, ...(middle === undefined ? {} : { likely: middle }) } },
  };
}

/** A long text pasted by mistake must not keep the page busy. */
const MOST_LETTERS = 1_000;

export function parseParameter(
  text: string,
  parameter: Parameter,
  marks: NumberMarks,
): ParameterReading {
  if (text.length > MOST_LETTERS) return bad(`At most ${MOST_LETTERS} letters.`);
  switch (parameter.kind) {
    case 'choice':
      return readChoice(text, parameter, marks);
    case 'whole':
      return readWhole(text, parameter, marks);
    case 'credits':
      return readCredits(text, marks);
    default:
      return unreachable(parameter, 'parameter');
  }
}

const labelOf = (parameter: Parameter, option: string): string =>
  (parameter.kind === 'choice'
    ? parameter.options.find(({ id }) => id === option)?.label
    : undefined) ?? option;

/** "Text", "Text 82 %, Image or PDF 18 %", "2,400 (1,200–6,000)". */
export function formatParameter(
  value: ParameterValue,
  parameter: Parameter,
  locale: string,
): string {
  if (typeof value === 'string') return labelOf(parameter, value);
  if (typeof value === 'number') return formatCount(value, locale);
  if ('mix' in value) {
    return value.mix
      .map(
        ({ option, share }) =>
          `${labelOf(parameter, option)} ${formatPercent(percentOfShare(share), locale, { exact: true })}`,
      )
      .join(', ');
  }
  const { credits } = value;
  const figure = (amount: string): string => formatCredits(amount, locale);
  if (typeof credits === 'string') return figure(credits);
  const range = `${figure(credits.min)}–${figure(credits.max)}`;
  return credits.likely === undefined ? range : `${figure(credits.likely)} (${range})`;
}
