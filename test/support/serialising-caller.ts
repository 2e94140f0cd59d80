/**
 * The caller with every input and output sent through JSON text, as IPC and HTTP do: what does not
 * survive there is missing here as well.
 */
export function serialisingCaller<C extends object>(caller: C): C {
  return wrap(caller, []) as C;
}

function wrap(target: unknown, path: readonly string[]): unknown {
  return new Proxy(() => undefined, {
    get: (_, key) =>
      typeof key === 'string' && key !== 'then' ? wrap(target, [...path, key]) : undefined,
    apply: async (_, __, [input]: [unknown]) => {
      const result = await call(target, path, throughJson(input));
      return throughJson(result);
    },
  });
}

function call(target: unknown, path: readonly string[], input: unknown): unknown {
  const method = path.reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], target);
  if (typeof method !== 'function') throw new TypeError(`no procedure ${path.join('.')}`);
  return (method as (given: unknown) => unknown)(input);
}

function throughJson(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}
