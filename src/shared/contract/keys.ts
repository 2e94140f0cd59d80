import { z } from 'zod';

type Json = Readonly<Record<string, unknown>>;

const seen = new WeakMap<z.ZodType, Json>();

/** A contract as JSON Schema, for what goes in; made once. */
export function jsonSchema(schema: z.ZodType): Json {
  const known = seen.get(schema);
  if (known !== undefined) return known;
  const made: Json = z.toJSONSchema(schema, { io: 'input', target: 'draft-2020-12' });
  seen.set(schema, made);
  return made;
}

const isGroup = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The branches a node may be: references followed, alternatives laid open. */
function branches(node: unknown, root: Json, depth = 0): Json[] {
  if (!isGroup(node) || depth > 20) return [];
  const ref = node['$ref'];
  if (typeof ref === 'string') {
    let target: unknown = root;
    for (const step of ref.split('/').slice(1)) target = isGroup(target) ? target[step] : undefined;
    return branches(target, root, depth + 1);
  }
  const choices = node['anyOf'] ?? node['oneOf'] ?? node['allOf'];
  return Array.isArray(choices)
    ? choices.flatMap((choice) => branches(choice, root, depth + 1))
    : [node];
}

const propertiesOf = (branch: Json): Json =>
  isGroup(branch['properties']) ? branch['properties'] : {};

/** The branches the input at hand can mean: those whose fixed values it has, or else all. */
function meant(candidates: readonly Json[], input: unknown): readonly Json[] {
  if (!isGroup(input)) return candidates;
  const fitting = candidates.filter((branch) =>
    Object.entries(propertiesOf(branch)).every(
      ([key, property]) =>
        !isGroup(property) || !('const' in property) || property['const'] === input[key],
    ),
  );
  return fitting.length > 0 ? fitting : candidates;
}

/** Names of the keys that a contract knows at a path of the input; empty where any are allowed. */
export function keysAt(schema: z.ZodType, input: unknown, path: readonly PropertyKey[]): string[] {
  const root = jsonSchema(schema);
  let nodes = meant(branches(root, root), input);
  let value = input;
  for (const step of path) {
    const next = nodes.flatMap((node) => {
      const inner =
        typeof step === 'number'
          ? node['items']
          : (propertiesOf(node)[String(step)] ?? node['additionalProperties']);
      return branches(inner, root);
    });
    value =
      typeof value === 'object' && value !== null
        ? (value as Record<PropertyKey, unknown>)[step]
        : undefined;
    nodes = meant(next, value);
  }
  return [...new Set(nodes.flatMap((node) => Object.keys(propertiesOf(node))))];
}
