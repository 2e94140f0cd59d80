import { CloseButton } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { placeIs } from '../stores/place';
import { useTRPC } from '../trpc/client';
import './place-banner.css';

/** A drive can fill up at any time. */
const LOOKED_AT_EVERY_MS = 20_000;
/** True as long as it lasts, so it cannot be closed. */
const LASTING: ReadonlySet<string> = new Set(['place_view_only', 'drive_full']);

/** What the person has to know about the data folder: what was mended, what cannot be saved. */
export function PlaceBanner() {
  const trpc = useTRPC();
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const { data } = useQuery({
    ...trpc.backups.state.queryOptions(),
    refetchInterval: LOOKED_AT_EVERY_MS,
    retry: false,
  });
  useEffect(() => {
    if (data !== undefined) placeIs(data);
  }, [data]);
  const notices = (data?.notices ?? []).filter(({ code }) => !closed.has(code));
  if (notices.length === 0) return null;
  return (
    <div className="place-banner" role="status">
      {notices.map(({ code, path, found, remedy }) => (
        <div key={code} className="place-banner__notice">
          <IconAlertTriangle size={16} aria-hidden />
          <p title={path}>
            Found {found}. {remedy}
          </p>
          {LASTING.has(code) ? null : (
            <CloseButton
              size="sm"
              aria-label="Close"
              onClick={() => setClosed((before) => new Set([...before, code]))}
            />
          )}
        </div>
      ))}
    </div>
  );
}
