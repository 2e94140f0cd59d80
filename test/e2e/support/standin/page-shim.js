// Runs in the page before its scripts: `require('electron')` for the real built preload.
(preload) => {
  const post = window.__standinPost; // Playwright's binding, taken from the page's sight below
  delete window.__standinPost;
  const listeners = new Map();
  // As contextBridge does: plain objects are copied, functions wrapped, the rest must be cloneable.
  const copy = (value, depth = 0) => {
    if (depth > 1000) throw new Error('contextBridge: recursion');
    if (typeof value === 'symbol') throw new Error('An object could not be cloned.');
    if (typeof value === 'function') {
      return (...args) => {
        const result = value(...args.map((arg) => copy(arg)));
        return result instanceof Promise ? result.then((inner) => copy(inner)) : copy(result);
      };
    }
    if (value instanceof AbortSignal || value instanceof Node) {
      throw new Error('An object could not be cloned.');
    }
    if (Array.isArray(value)) return value.map((inner) => copy(inner, depth + 1));
    const prototype = value && typeof value === 'object' ? Object.getPrototypeOf(value) : undefined;
    if (prototype === Object.prototype || prototype === null) {
      return Object.fromEntries(
        Object.entries(value).map(([key, inner]) => [key, copy(inner, depth + 1)]),
      );
    }
    return structuredClone(value);
  };
  const freeze = (value) => {
    if (value && typeof value === 'object') Object.values(value).forEach(freeze);
    return Object.freeze(value);
  };
  const ipcRenderer = {
    send: (channel, ...args) => {
      // Serialised here, as the real one is: what cannot be cloned throws in the caller.
      void post({ op: 'send', channel, args: structuredClone(args) });
    },
    invoke: async (channel, ...args) => {
      const answer = await post({ op: 'invoke', channel, args: structuredClone(args) });
      if (answer.error !== undefined) {
        throw new Error(`Error invoking remote method '${channel}': ${answer.error}`);
      }
      return answer.value;
    },
    on: (channel, listener) => {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
      return ipcRenderer;
    },
    off: (channel, listener) => {
      listeners.set(
        channel,
        (listeners.get(channel) ?? []).filter((other) => other !== listener),
      );
      return ipcRenderer;
    },
  };
  ipcRenderer.removeListener = ipcRenderer.off;
  const contextBridge = {
    exposeInMainWorld: (key, api) =>
      Object.defineProperty(window, key, { value: freeze(copy(api)), enumerable: true }),
  };
  Object.defineProperty(window, '__standinDeliver', {
    enumerable: false,
    value: (channel, args) => {
      for (const listener of listeners.get(channel) ?? []) listener({ senderId: 0 }, ...args);
    },
  });
  const module = { exports: {} };
  // Inlined as a function and not evaluated: the page's policy forbids that.
  preload(
    (name) => {
      if (name === 'electron') return { contextBridge, ipcRenderer };
      throw new Error(`module not found: ${name} (a sandboxed preload has none)`);
    },
    module,
    module.exports,
    { platform: 'linux', versions: {}, env: {} },
  );
};
