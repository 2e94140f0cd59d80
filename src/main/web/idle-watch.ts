/** Notices that nobody uses the browser host any more. */
export type IdleWatch = {
  /** A request of a person's page has begun; the answer says that it has ended. Once each. */
  readonly enter: () => () => void;
  /** Somebody was here, such as a person who asked for an address. */
  readonly touch: () => void;
  readonly stop: () => void;
};

/**
 * Calls `onIdle` once, when nothing has run and nobody has been here for `limitMs`; 0 never does.
 * A call that runs, however long, keeps the host.
 */
export function createIdleWatch(limitMs: number, onIdle: () => void): IdleWatch {
  let running = 0;
  let stopped = limitMs === 0;
  let timer: NodeJS.Timeout | undefined;
  const rest = (): void => {
    clearTimeout(timer);
    timer = undefined;
  };
  const arm = (): void => {
    rest();
    if (stopped || running > 0) return;
    timer = setTimeout(() => {
      stopped = true;
      onIdle();
    }, limitMs);
    timer.unref();
  };
  arm();
  return {
    enter: () => {
      running += 1;
      rest();
      let ended = false;
      return () => {
        if (ended) return;
        ended = true;
        running -= 1;
        arm();
      };
    },
    touch: arm,
    stop: () => {
      stopped = true;
      rest();
    },
  };
}
