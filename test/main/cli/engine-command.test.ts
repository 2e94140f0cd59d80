import { describe, expect, it } from 'vitest';
import { runEnginePart } from '../../../src/main/cli/engine-command';
import { jsonSchema } from '../../../src/shared/contract/keys';
import { PART_NAMES, partSchemas } from '../../../src/shared/contract/parts/schemas';

const minimal =
  '{"grants":[{"id":"a","amount":"100","effectiveAt":"2026-01-01"}],"usage":[{"at":"2026-01-02","amount":"30"}]}';
const bad = '{"grants":[{"id":"a","amount":0.5,"effectiveAt":"2026-01-01T00:00:00+02:00"}]}';

describe('tierwise engine', () => {
  it('takes a minimal case and answers on one line where the question was one', () => {
    const { exitCode, stdout, stderr } = runEnginePart('burn-down', minimal);
    expect([exitCode, stderr]).toEqual([0, '']);
    expect(stdout.trim().split('\n')).toHaveLength(1);
    expect(JSON.parse(stdout)).toMatchObject({
      balances: { a: '70' },
      sums: { granted: '100', burned: '30', remaining: '70' },
    });
  });

  it('answers an indented case indented', () => {
    expect(
      runEnginePart('burn-down', JSON.stringify(JSON.parse(minimal), null, 2)).stdout.startsWith(
        '{\n  "from"',
      ),
    ).toBe(true);
  });

  it('answers many in their order, a bad one in its place', () => {
    const { exitCode, stdout, stderr } = runEnginePart(
      'burn-down',
      `[${minimal},${bad},${minimal}]`,
    );
    const items = JSON.parse(stdout);
    expect(exitCode).toBe(2);
    expect(items).toHaveLength(3);
    expect(items[0]).toEqual(items[2]);
    expect(items[1].error.faults).toEqual([
      expect.objectContaining({
        path: 'grants[0].amount',
        found: '0.5',
        allowed: expect.stringContaining('decimal string'),
      }),
      expect.objectContaining({
        path: 'grants[0].effectiveAt',
        allowed: expect.stringContaining('convert any other time zone to UTC first'),
      }),
    ]);
    expect(stderr).toMatch(/^case 2: grants\[0\]\.amount: found 0\.5/);
  });

  it('takes lines of JSON, a broken one and blank ones among them', () => {
    const { exitCode, stdout } = runEnginePart(
      'burn-down',
      `${minimal}\n\n{"grants":\n${minimal}\r\n`,
    );
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(exitCode).toBe(2);
    expect(lines).toHaveLength(3);
    expect(lines[1].error.faults[0].code).toBe('json_not_valid');
    expect(lines[0]).toEqual(lines[2]);
  });

  it.each(['', 'not json', '{"grants": [', '5', 'null', '"text"'])(
    'refuses %j in words',
    (text) => {
      const { exitCode, stdout, stderr } = runEnginePart('cycles', text);
      expect(exitCode).toBe(2);
      expect(JSON.parse(stdout).error.faults).toHaveLength(1);
      expect(stderr).not.toBe('');
    },
  );

  it('an empty list has no answers and no fault', () => {
    expect(runEnginePart('cycles', '[]')).toEqual({ exitCode: 0, stdout: '[]\n', stderr: '' });
  });

  it('names the part that was meant', () => {
    const { exitCode, stdout, stderr } = runEnginePart('topup', '{}');
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toContain('top-up');
  });

  it('a grant may bear the name of an object’s own machinery', () => {
    const { stdout } = runEnginePart(
      'burn-down',
      '{"from":"2026-01-02","grants":[{"id":"constructor","amount":"5","effectiveAt":"2026-01-01"}],"start":{"debts":[]}}',
    );
    expect(JSON.parse(stdout).balances).toEqual({ constructor: '5' });
  });

  it.each(PART_NAMES)(
    '%s: the examples of its schema run, and their answers fit its contract',
    (name) => {
      const { input, output } = partSchemas[`engine.${name}`];
      const { examples } = jsonSchema(input) as { examples?: unknown[] };
      expect(examples?.length).toBeGreaterThan(0);
      const { exitCode, stdout, stderr } = runEnginePart(name, JSON.stringify(examples));
      expect([exitCode, stderr]).toEqual([0, '']);
      for (const answer of JSON.parse(stdout))
        expect(output.safeParse(answer).error).toBeUndefined();
    },
  );

  it.each(PART_NAMES)('%s: its schema describes every field', (name) => {
    const undescribed: string[] = [];
    const visit = (node: unknown, path: string): void => {
      if (typeof node !== 'object' || node === null) return;
      const { properties, ...rest } = node as {
        properties?: Record<string, { description?: string; const?: unknown }>;
      };
      for (const [key, child] of Object.entries(properties ?? {})) {
        if (child.description === undefined && child.const === undefined && !('$ref' in child))
          undescribed.push(`${path}.${key}`);
        visit(child, `${path}.${key}`);
      }
      for (const [key, child] of Object.entries(rest)) if (key !== 'examples') visit(child, path);
    };
    visit(jsonSchema(partSchemas[`engine.${name}`].input), name);
    expect(undescribed).toEqual([]);
  });
});
