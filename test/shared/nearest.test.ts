import { expect, test } from 'vitest';
import { didYouMean, nearest, oneOf } from '../../src/shared/nearest';

const OPERATIONS = [
  'enrich-default',
  'enrich-images',
  'seo-report',
  'validate',
  'normalise',
  'export',
];

test('a slip of the pen finds the word meant', () => {
  expect(nearest('seo-raport', OPERATIONS)).toEqual(['seo-report']);
  expect(nearest('VALIDATE', OPERATIONS)).toEqual(['validate']);
  expect(nearest('nromalise', OPERATIONS)).toEqual(['normalise']);
});

test('a part of a word finds all that hold it', () => {
  expect(nearest('enrich', OPERATIONS)).toEqual(['enrich-images', 'enrich-default']);
});

test('a word that is near none finds none', () => {
  expect(nearest('zzzzzz', OPERATIONS)).toEqual([]);
  expect(didYouMean('zzzzzz', OPERATIONS)).toBe('Use one of the names allowed here.');
});

test('a long list is shortened in a sentence', () => {
  expect(oneOf([])).toBe('nothing');
  expect(oneOf(['a'])).toBe('"a"');
  expect(oneOf(['a', 'b', 'c'])).toBe('"a", "b" or "c"');
  expect(oneOf(['a', 'b', 'c'], 2)).toBe('"a", "b" or one of 1 more');
});
