import { expect, test } from 'vitest';
import { TierwiseError } from '../../src/shared/errors';
import { jsonSchemaOf, SCHEMAS } from '../../src/shared/schema';

test.each([...SCHEMAS.keys()])(
  '%s is published as a JSON Schema without what only code knows',
  (name) => {
    const schema = jsonSchemaOf(name);
    expect(schema['$schema']).toBe('https://json-schema.org/draft/2020-12/schema');
    expect(schema['title']).toBe(`tierwise ${name}`);
    expect(JSON.parse(JSON.stringify(schema))).toEqual(schema);
  },
);

test('a scenario asks for what has no default, and for nothing else', () => {
  expect(jsonSchemaOf('scenario')['required']).toEqual([
    'format',
    'name',
    'priceBook',
    'start',
    'months',
  ]);
});

test('a figure of a price book asks for its source', () => {
  const text = JSON.stringify(jsonSchemaOf('price-book'));
  expect(text).toContain('"required":["kind","amount","per","interval","source"]');
});

test('an unknown name is told the known ones', () => {
  expect(() => jsonSchemaOf('scenarios')).toThrow(TierwiseError);
  expect(() => jsonSchemaOf('scenarios')).toThrow(/Did you mean "scenario"\?/);
});
