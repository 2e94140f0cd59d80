/** The one conversation between a window or browser page and the router: the same messages over IPC and HTTP. */
export const CHANNEL = 'tierwise';

/** Longest message accepted from a page, in UTF-16 units over IPC and in bytes over HTTP. */
export const MAX_MESSAGE_LENGTH = 32 * 1024 * 1024;

/** HTTP: own header of every call; a form or a foreign page cannot set it without a preflight. */
export const CALL_HEADER = 'x-tierwise-call';

const CALL_TYPES = ['query', 'mutation', 'subscription'] as const;
export type CallType = (typeof CALL_TYPES)[number];

export function isCallType(value: unknown): value is CallType {
  return CALL_TYPES.some((type) => type === value);
}

/** What the host answers to one call, as JSON text; HTTP sends one of these a line. */
export type Reply =
  | { readonly kind: 'data'; readonly data?: unknown; readonly eventId?: string }
  | { readonly kind: 'error'; readonly error: unknown }
  | { readonly kind: 'done' };

export type NumberedReply = Reply & { readonly id: number };

/**
 * All that a desktop window sees of the main process. Only numbers and JSON text pass, so nothing
 * with behaviour or a prototype can cross. `input` is JSON text, or undefined for no input.
 */
export type Bridge = {
  readonly start: (id: number, type: CallType, path: string, input: string | undefined) => void;
  readonly stop: (id: number) => void;
  /** Calls back with each NumberedReply as JSON text; returns how to stop listening. */
  readonly onReply: (listener: (reply: string) => void) => () => void;
};
