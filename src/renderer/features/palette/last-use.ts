/** When each command was last used, kept on this computer: the newest first among equals. */

const KEY = 'tierwise.palette';
const MOST = 200;

function read(): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter((id): id is string => typeof id === 'string') : [];
  } catch {
    return [];
  }
}

let order = read();

/** 0 for never; a later use is a larger number. */
export const lastUse = (id: string): number => order.indexOf(id) + 1;

export function rememberUse(id: string): void {
  order = [...order.filter((each) => each !== id), id].slice(-MOST);
  try {
    localStorage.setItem(KEY, JSON.stringify(order));
  } catch {
    // A full or closed store costs the order of equals, nothing else.
  }
}
