import type { Answer } from './own-answers';

/** An explanation as plain text, to be copied into a mail: figure, terms, rules, sources, assumptions. */
export function answerText(answer: Answer): string {
  const { title, sentence, figure, terms, rules, assumptions } = answer;
  const lines = [
    figure === null ? title : `${title}: ${figure.value} ${figure.unit}`,
    sentence,
    ...(terms.length === 0 ? [] : ['']),
    ...terms.map(({ label, basis, value }) => `${value}\t${label}\t${basis}`),
    ...(rules.length === 0 ? [] : ['', 'Rules']),
    ...rules.flatMap(({ words, note, sources }) => [
      `- ${words}${note === undefined ? '' : ` ${note}`}`,
      ...sources.map(
        ({ title: page, section, address, readOn }) =>
          `  ${page}, ${section}${address === undefined ? '' : `, ${address}`}, read on ${readOn}`,
      ),
    ]),
    ...(assumptions.length === 0 ? [] : ['', 'Assumptions']),
    ...assumptions.map(
      ({ id, title: name, reading, chosen }) =>
        `- ${id} ${name}: ${chosen === null ? reading : `read otherwise (${chosen})`}`,
    ),
  ];
  return lines.join('\n');
}
