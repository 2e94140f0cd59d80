import type { z } from 'zod';
import { partSchemas } from '../../shared/contract/parts/schemas';
import { jsonSchemaOf, SCHEMAS } from '../../shared/schema';
import { readArguments } from './args';
import { EXIT, type CommandIo } from './command';

/** Files by their kind; an engine part's case by its name and its answer as `….result`. */
function published(): ReadonlyMap<string, z.ZodType> {
  const parts = Object.entries(partSchemas).flatMap(
    ([name, { input, output }]): [string, z.ZodType][] => [
      [name, input],
      [`${name}.result`, output],
    ],
  );
  return new Map([...SCHEMAS, ...parts]);
}

export function run(args: readonly string[], io: CommandIo): Promise<number> {
  const given = readArguments(args, { words: [], optional: ['NAME'], flags: ['json'] });
  const [name] = given.words;
  const schemas = published();
  const names = [...schemas.keys()];
  if (name !== undefined) io.write(`${JSON.stringify(jsonSchemaOf(name, schemas), null, 2)}\n`);
  else if (given.has('json')) io.write(`${JSON.stringify(names)}\n`);
  else io.write(names.map((one) => `${one}\n`).join(''));
  return Promise.resolve(EXIT.done);
}
