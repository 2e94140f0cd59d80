import type { z } from 'zod';
import { faultsOf } from '../../shared/contract/faults';
import { PART_NAMES, partSchemas, type PartName } from '../../shared/contract/parts/schemas';
import { badInput, faultSentence, type Fault, type Outcome } from '../../shared/errors';
import { didYouMean, oneOf } from '../../shared/nearest';
import { parseJson } from '../../shared/parse-json';
import { burnDown } from '../engine/parts/burn-down';
import { cycles } from '../engine/parts/cycles';
import { prorate } from '../engine/parts/prorate';
import { topUp } from '../engine/parts/top-up';
import { EXIT } from './command';

export type PartRun = {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
};

/** One part behind its contract: any JSON value in, result or faults out. */
function guarded<S extends z.ZodType>(schema: S, part: (input: z.output<S>) => Outcome<unknown>) {
  return (given: unknown): Outcome<unknown> => {
    const parsed = schema.safeParse(given);
    if (parsed.success) return part(parsed.data);
    return { ok: false, error: badInput(faultsOf(parsed.error, given, schema)) };
  };
}

const PARTS: Readonly<Record<PartName, (given: unknown) => Outcome<unknown>>> = {
  'burn-down': guarded(partSchemas['engine.burn-down'].input, (input) => burnDown(input)),
  cycles: guarded(partSchemas['engine.cycles'].input, cycles),
  prorate: guarded(partSchemas['engine.prorate'].input, (input) => prorate(input)),
  'top-up': guarded(partSchemas['engine.top-up'].input, (input) => topUp(input)),
};

type Form = 'object' | 'array' | 'lines';
type Cases = { readonly form: Form; readonly cases: readonly Outcome<unknown>[] };

const isObject = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Bursts and grants are long lists, and many cases may come at once. */
const MOST_VALUES = 10_000_000;

/** One case as an object, many as an array or as lines of JSON; the answer has the form of the question. */
function readCases(text: string): Cases {
  const whole = parseJson(text, '', MOST_VALUES);
  if (whole.ok) {
    if (!Array.isArray(whole.value)) return { form: 'object', cases: [whole] };
    return { form: 'array', cases: whole.value.map((value: unknown) => ({ ok: true, value })) };
  }
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const cases = lines.map((line) => parseJson(line, '', MOST_VALUES));
  // Lines are taken as cases where at least half of them are: then a broken one is a case of its own.
  const objects = cases.filter((parsed) => parsed.ok && isObject(parsed.value)).length;
  if (lines.length < 2 || objects * 2 < lines.length) return { form: 'object', cases: [whole] };
  return { form: 'lines', cases };
}

const itemOf = (outcome: Outcome<unknown>): unknown =>
  outcome.ok ? outcome.value : { error: { faults: outcome.error.faults } };

/** An input on one line is answered on one line. */
function write(form: Form, items: readonly unknown[], text: string): string {
  if (form === 'lines') return items.map((item) => `${JSON.stringify(item)}\n`).join('');
  const indent = text.trim().includes('\n') ? 2 : undefined;
  return `${JSON.stringify(form === 'array' ? items : items[0], null, indent)}\n`;
}

const sentences = (faults: readonly Fault[], before: string): string =>
  faults.map((fault) => `${before}${faultSentence(fault)}\n`).join('');

/**
 * `tierwise engine NAME`: the cases of `jsonText` through one of the engine's parts. stdout has the
 * answers in the order and form of the cases, a bad one as {error: {faults}} in its place; stderr
 * has the same faults as sentences. Exit code 2 where any case was bad.
 */
export function runEnginePart(name: string, jsonText: string): PartRun {
  const known: readonly string[] = PART_NAMES;
  if (!known.includes(name)) {
    const fault = {
      code: 'engine_part_unknown',
      path: 'NAME',
      found: `"${name}"`,
      allowed: oneOf(known, 10),
      remedy: didYouMean(name, known),
    };
    return { exitCode: EXIT.badInput, stdout: '', stderr: sentences([fault], '') };
  }
  const part = PARTS[name as PartName];
  const { form, cases } = readCases(jsonText);
  const outcomes = cases.map((parsed) => (parsed.ok ? part(parsed.value) : parsed));
  let stderr = '';
  for (const [at, outcome] of outcomes.entries()) {
    if (!outcome.ok)
      stderr += sentences(outcome.error.faults, form === 'object' ? '' : `case ${at + 1}: `);
  }
  return {
    exitCode: stderr === '' ? EXIT.done : EXIT.badInput,
    stdout: write(form, outcomes.map(itemOf), jsonText),
    stderr,
  };
}
