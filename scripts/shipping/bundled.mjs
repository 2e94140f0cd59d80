// Which packages the bundler took code, styles or fonts from: a bill and licences made of guesses are none.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const PLACE = /[\\/]((?:node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+[\\/])+)/;

/** The place in node_modules that a module of the bundler comes from; undefined for our own. */
export function placeOf(moduleId) {
  const [, place] = PLACE.exec(moduleId) ?? [];
  return place?.slice(0, -1).replaceAll('\\', '/');
}

/**
 * A plugin that writes the places of all modules of one part of the program into `out`.
 * @returns {import('vite').Plugin}
 */
export function listPackages(out, part) {
  return {
    name: 'tierwise:list-packages',
    apply: 'build',
    buildEnd(error) {
      if (error) return;
      const places = new Set([...this.getModuleIds()].map(placeOf));
      places.delete(undefined);
      mkdirSync(out, { recursive: true });
      writeFileSync(join(out, `${part}.packages.json`), JSON.stringify([...places].toSorted()));
    },
  };
}

/** What the build in `out` wrote down. */
export function bundledPackages(out) {
  return ['main', 'preload', 'renderer'].flatMap((part) =>
    JSON.parse(readFileSync(join(out, `${part}.packages.json`), 'utf8')),
  );
}
