import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { navigate } from '../routing/use-route';
import { useTRPC } from '../trpc/client';

/**
 * Where nobody has worked yet and no place is asked for, the program opens on its first sample,
 * priced against every plan: what it does is seen before anything is clicked.
 */
export function useFirstPlace(): void {
  const trpc = useTRPC();
  const [undecided, setUndecided] = useState(() => window.location.hash === '');
  const { data: rows } = useQuery({
    ...trpc.scenarios.list.queryOptions({ state: 'active' }),
    enabled: undecided,
  });
  useEffect(() => {
    if (!undecided || rows === undefined) return;
    setUndecided(false);
    const [first] = rows;
    const untouched = rows.every((row) => row.sample && row.revision === 1);
    if (first === undefined || !untouched || window.location.hash !== '') return;
    navigate(
      { screen: 'scenario', scenario: first.id, view: 'compare', query: {} },
      { replace: true },
    );
  }, [undecided, rows]);
}
