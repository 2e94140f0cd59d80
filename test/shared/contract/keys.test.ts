import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { jsonSchema } from '../../../src/shared/contract/keys';
import { PriceBook } from '../../../src/shared/contract/price-book';
import { Scenario } from '../../../src/shared/contract/scenario';

type Node = { readonly [key: string]: unknown };

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;

const saysOne = (words: string, choices: readonly unknown[]): boolean =>
  choices.some((choice) => words.includes(String(choice).split('-')[0] ?? ''));

/** Paths of the choices among words that neither they explain nor what holds them, by a word of theirs. */
function unexplained(node: unknown, path: string, holder: string): string[] {
  if (!isNode(node)) return [];
  const words = typeof node['description'] === 'string' ? node['description'] : '';
  const choices = Array.isArray(node['enum']) ? node['enum'] : [];
  const own = choices.length > 1 && words === '' && !saysOne(holder, choices) ? [path] : [];
  const told = (key: string): string => (words !== '' ? words : key === 'properties' ? '' : holder);
  return [
    ...own,
    ...Object.entries(node).flatMap(([key, inner]) =>
      unexplained(inner, `${path}.${key}`, told(key)),
    ),
  ];
}

/** Words that say themselves what they mean. */
const PLAIN = /\.(interval|unit|on|shows|per)$/;

const paths = (contract: z.ZodType): string[] => [
  ...new Set(
    unexplained(jsonSchema(contract), '', '').map((path) =>
      path.replaceAll(/\.(properties|items|anyOf|oneOf|\d+)(?=\.|$)/g, ''),
    ),
  ),
];

describe('the published schemas', () => {
  it.each([
    ['price book', PriceBook],
    ['scenario', Scenario],
  ])('of a %s say what each choice means', (_, contract) => {
    expect(paths(contract).filter((path) => !PLAIN.test(path))).toEqual([]);
  });

  it('find a choice without words', () => {
    expect(unexplained({ properties: { rule: { enum: ['a', 'b'] } } }, '', '')).toEqual([
      '.properties.rule',
    ]);
  });
});
