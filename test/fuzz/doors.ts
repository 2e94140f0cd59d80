import { CALL_DOORS } from './call-doors';
import { DATABASE_DOOR } from './database-door';
import type { Door } from './door';
import { FILE_DOORS } from './file-doors';
import { OTHER_DOORS } from './other-doors';

/** Every way into the program. */
export const DOORS: readonly Door[] = [...FILE_DOORS, DATABASE_DOOR, ...CALL_DOORS, ...OTHER_DOORS];

export function doorNamed(name: string): Door {
  const door = DOORS.find((one) => one.name === name);
  if (door === undefined)
    throw new Error(`no door ${name}: ${DOORS.map((one) => one.name).join(', ')}`);
  return door;
}
