import { create } from 'zustand';

/** One passing word to the person. Never for what is visible on screen anyway. */
export type Notice = {
  readonly id: number;
  readonly text: string;
  readonly tone: 'plain' | 'problem';
  readonly action?: { readonly label: string; readonly run: () => void } | undefined;
  /** Milliseconds since 1970. */
  readonly at: number;
};

type NoticesState = {
  /** At most one is shown. */
  readonly shown: Notice | undefined;
  /** All of this session, newest first, to read again. */
  readonly log: readonly Notice[];
};

export const useNotices = create<NoticesState>(() => ({ shown: undefined, log: [] }));

let last = 0;

export function notify(
  text: string,
  options: { readonly tone?: Notice['tone']; readonly action?: Notice['action'] } = {},
): void {
  last += 1;
  const notice: Notice = {
    id: last,
    text,
    tone: options.tone ?? 'plain',
    action: options.action,
    at: Date.now(),
  };
  useNotices.setState(({ log }) => ({ shown: notice, log: [notice, ...log].slice(0, 200) }));
}

export function dismissNotice(id: number): void {
  useNotices.setState(({ shown }) => (shown?.id === id ? { shown: undefined } : {}));
}
