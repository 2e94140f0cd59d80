import * as fc from 'fast-check';
import { worldOf, type World } from './arbitrary';
import type { Gen } from './arbitrary-book';
import type { Engine } from './engine';

// Some hundred values make a world: to shrink them costs more than to read the first counterexample.
export const worlds = fc.noShrink(fc.gen());

/** A law of the engine over generated worlds, asked of the real engine or of a mutant. */
export function overWorlds(
  law: (engine: Engine, world: World, g: Gen) => void,
  engine: Engine,
): fc.IProperty<[Gen]> {
  return fc.property(worlds, (g) => law(engine, worldOf(g), g));
}
