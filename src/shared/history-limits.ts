/** How much undo outlives a session. Apart from the contract, so that a page can start without it. */

/** Steps kept in each direction. */
export const MOST_STEPS = 100;
/** Length of all steps together, in UTF-16 units of their JSON text. */
export const MOST_HISTORY_LENGTH = 512 * 1024;
