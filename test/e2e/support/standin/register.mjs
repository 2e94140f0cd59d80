// node --import <this file> out/main/index.js: the module `electron` becomes the stand-in beside it.
import { registerHooks } from 'node:module';

const url = new URL('./electron.mjs', import.meta.url).href;
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' || specifier === 'electron/main'
      ? { url, shortCircuit: true }
      : next(specifier, context),
});
