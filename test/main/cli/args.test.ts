import { describe, expect, it } from 'vitest';
import { readArguments, type ArgumentForm } from '../../../src/main/cli/args';
import { TierwiseError } from '../../../src/shared/errors';

const FORM: ArgumentForm = { words: ['FILE'], flags: ['json'], values: ['plan'] };

function faultsOf(args: readonly string[], form = FORM) {
  try {
    readArguments(args, form);
  } catch (error) {
    if (error instanceof TierwiseError) return error.faults;
    throw error;
  }
  return [];
}

describe('readArguments', () => {
  it('takes words and options in any order, a value behind a blank or an equals sign', () => {
    const given = readArguments(['--plan', 'pro', '-', '--json'], FORM);
    expect(given.words).toEqual(['-']);
    expect(given.has('json')).toBe(true);
    expect(given.value('plan')).toBe('pro');
    expect(readArguments(['x', '--plan=pro'], FORM).value('plan')).toBe('pro');
    expect(readArguments(['x'], FORM).value('plan')).toBeUndefined();
  });

  it('takes a file whose name looks like an option behind --', () => {
    expect(readArguments(['--', '--json'], FORM).words).toEqual(['--json']);
  });

  it('names every fault at once, and the option that was meant', () => {
    const faults = faultsOf(['--jsn', '--plan']);
    expect(faults.map(({ code, path }) => `${code} ${path}`)).toEqual([
      'option_unknown --jsn',
      'argument_missing --plan',
      'argument_missing FILE',
    ]);
    expect(faults[0]?.remedy).toContain('--json');
  });

  it.each([
    [['a', 'b'], 'argument_unexpected'],
    [['a', '--json', '--json'], 'option_doubled'],
    [['a', '--json=yes'], 'option_value_unexpected'],
    [['a', '--plan='], 'argument_missing'],
    [['a', '-j'], 'option_unknown'],
    [['a', '--__proto__'], 'option_unknown'],
    [['a', '--constructor=x'], 'option_unknown'],
  ])('refuses %j', (args, code) => {
    expect(faultsOf(args).map((fault) => fault.code)).toEqual([code]);
  });

  it('lets words be left away where they may', () => {
    const form = { words: ['PART'], optional: ['FILE'] };
    expect(readArguments(['prorate'], form).words).toEqual(['prorate']);
    expect(readArguments(['prorate', 'x.json'], form).words).toEqual(['prorate', 'x.json']);
    expect(faultsOf(['a', 'b', 'c'], form)).toHaveLength(1);
  });

  it('says what an option that is needed is for', () => {
    const given = readArguments(['x'], FORM);
    expect(() => given.need('plan', 'the id of a plan')).toThrow(
      '--plan: found nothing; allowed: the id of a plan',
    );
  });
});
