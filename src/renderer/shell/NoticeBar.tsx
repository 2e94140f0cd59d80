import { Button, CloseButton } from '@mantine/core';
import { useEffect, useState } from 'react';
import { dismissNotice, useNotices } from '../stores/notices';

/** Long enough to read and to reach; stops while the pointer or the focus is on it. */
const SHOWN_MS = 8_000;

/** The one passing notice, at the bottom; read out by screen readers. */
export function NoticeBar() {
  const notice = useNotices((state) => state.shown);
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (notice === undefined || held) return undefined;
    const timer = setTimeout(() => dismissNotice(notice.id), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [notice, held]);
  return (
    <div className="notice" role="status" aria-live="polite">
      {notice === undefined ? null : (
        <div
          className="notice__card"
          data-tone={notice.tone}
          onMouseEnter={() => setHeld(true)}
          onMouseLeave={() => setHeld(false)}
          onFocus={() => setHeld(true)}
          onBlur={() => setHeld(false)}
        >
          <span>{notice.text}</span>
          {notice.action === undefined ? null : (
            <Button
              variant="subtle"
              onClick={() => {
                notice.action?.run();
                dismissNotice(notice.id);
                setHeld(false);
              }}
            >
              {notice.action.label}
            </Button>
          )}
          <CloseButton
            aria-label="Dismiss"
            size="sm"
            onClick={() => {
              dismissNotice(notice.id);
              setHeld(false);
            }}
          />
        </div>
      )}
    </div>
  );
}
